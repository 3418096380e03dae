import { isCodeAt } from '../characters.ts';
import { BACKSLASH, HOME, PERCENT, TILDE } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';
import { isOnDisk } from './path-lead.ts';
import { endOfUser } from './path-name.ts';

const ENCODED_SEPARATOR = String.raw`(?:%(?:25)?(?:2[Ff]|5[Cc])|\\u002[Ff])`;
/** What stands before the user's name: with a drive; encoded; others, of which it must be seen whether they are on a disk. */
const ROOT = new RegExp(
  [
    String.raw`((?<![A-Za-z])[A-Za-z]:\/{1,4}[Uu]sers\/|\/(?:mnt|cygdrive)\/[a-z]\/[Uu]sers\/|(?<![\w./\\])\/[A-Za-z]\/Users\/)`,
    `(${ENCODED_SEPARATOR}(?:home|Users)${ENCODED_SEPARATOR})`,
    String.raw`\\?\/(?:home|Users)\\?\/`,
    String.raw`\\(?:[Uu]sers|USERS|[Hh]ome\$?|Documents and Settings|DOCUME~1)\\`,
  ].join('|'),
);
const ROOTS = new RegExp(ROOT.source, 'g');
/** `~name/`, where that begins a path. */
const TILDES = /(?<![^ \t\n"'=:(,])~[a-z_][a-z0-9_.-]{0,31}(?=[/\\])/g;
/** `@import '~package/file'` */
const IMPORT = /(?:(?:import|use|forward|from) ?["']|(?:require|url|import)\(["']?)$/;

/** The user's name in a path to a home directory; the rest of the path stays. */
export const homePath: BuiltInDetector = {
  name: 'home-path',
  marker: '[user]',
  needs: HOME | BACKSLASH | PERCENT | TILDE,
  find(text) {
    const found: Match[] = [];
    if (ROOT.test(text))
      for (const { 0: root, 1: drive, 2: encoded, index } of text.matchAll(ROOTS)) {
        if (drive === undefined && encoded === undefined && !isOnDisk(text, index)) continue;
        let start = index + root.length;
        while (isCodeAt(text, start, 92)) start++;
        const end = endOfUser(text, index, start, drive !== undefined || /^\\(?!\/|u0)|5c/i.test(root));
        if (end > start) found.push({ start, end });
      }
    if (text.includes('~'))
      for (const { 0: name, index } of text.matchAll(TILDES))
        if (!IMPORT.test(text.slice(Math.max(0, index - 10), index)))
          found.push({ start: index + 1, end: index + name.length });
    return found.length === 0 ? NOTHING : found;
  },
};
