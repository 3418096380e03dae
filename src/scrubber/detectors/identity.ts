import { isAlphanumeric } from '../characters.ts';
import { IDENTITY } from '../features.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Identity, Match } from '../types.ts';

/** Names that many machines and many texts have: they say nothing about anybody and would tear ordinary texts. */
const COMMON = new Set(
  `root admin administrator user users guest test tester demo dev developer node app apps service system local localhost default public
   home host server client web www data daemon nobody runner build ubuntu debian docker vagrant postgres mysql git github gitlab jenkins
   email name value login true false null none unknown error warning info debug java python linux windows macbook desktop laptop
   computer workstation localhost.localdomain internal example the and for with this that main temp tmp var usr opt mnt users.home`.split(
    /\s+/,
  ),
);
const SHORTEST = 3;
const HINT = 4;
const SEPARATOR = String.raw`(?:[/\\]{1,4}|%2F|%5C)`;

/** Detectors of exact values, and what is quickly looked for first. */
export interface IdentityDetectors {
  readonly detectors: readonly BuiltInDetector[];
  /** Finds the first characters of one word of each value. */
  readonly hint: RegExp;
}

/** Detectors of what is known about the person and the machine; `undefined` if nothing of it can be looked for. */
export function identityDetectors(identity: Identity): IdentityDetectors | undefined {
  const detectors: BuiltInDetector[] = [];
  const add = (name: string, patterns: readonly string[]): void => {
    if (patterns.length > 0) detectors.push(exact(name, patterns));
  };
  add('home', paths([identity.home]));
  add('temp', paths([identity.temp]));
  add('person', [...names(identity.fullName), ...words(identity.others ?? [])]);
  add('host', words([identity.hostName, identity.hostName?.split('.', 1)[0]]));
  add('login', words([identity.login]));
  if (detectors.length === 0) return undefined;
  const all = [identity.home, identity.temp, identity.fullName, identity.login, ...(identity.others ?? [])];
  const hints = [...all.map(lastWord), identity.hostName?.split('.', 1)[0] ?? ''].filter(
    (word) => word !== '',
  );
  return {
    detectors,
    hint: new RegExp([...new Set(hints.map((word) => escape(word.slice(0, HINT))))].join('|'), 'i'),
  };
}

/** A word that stands in every spelling of a path or a name. */
function lastWord(value: string | undefined): string {
  return (value ?? '').split(/[\s/\\]+/).findLast((word) => word !== '') ?? '';
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}

/** Values that are long and rare enough to be looked for. */
function words(values: readonly (string | undefined)[]): string[] {
  const usable = values.filter(
    (value) => value !== undefined && value.length >= SHORTEST && !COMMON.has(value.toLowerCase()),
  );
  return [...new Set(usable as string[])].map(escape);
}

/** `Ada Lovelace`, `Lovelace, Ada`, `ada.lovelace`, `adalovelace`. */
function names(fullName: string | undefined): string[] {
  const parts = (fullName ?? '').split(/\s+/).filter((part) => part !== '');
  if (parts.length < 2) return words([fullName]);
  const first = escape(parts[0]!);
  const last = escape(parts.at(-1)!);
  return [parts.map(escape).join('[\\s._+-]?'), `${first}[\\s._+-]?${last}`, `${last},?[\\s._+-]?${first}`];
}

/** A directory with any separators, escaped or percent-encoded; only if it is somebody's (`/root` and `/tmp` are everybody's). */
function paths(values: readonly (string | undefined)[]): string[] {
  return values.flatMap((value) => {
    const segments = (value ?? '').split(/[/\\]+/).filter((segment) => segment !== '');
    if (segments.length < 2 || segments.every((segment) => COMMON.has(segment.toLowerCase()))) return [];
    const drive = /^[A-Za-z]:$/.test(segments[0]!) ? `(?:${segments[0]!.charAt(0)}(?::|%3A)` : '(?:';
    const rest = drive === '(?:' ? segments : segments.slice(1);
    return [`${drive}${SEPARATOR})${rest.map(escape).join(SEPARATOR)}`];
  });
}

function exact(name: string, patterns: readonly string[]): BuiltInDetector {
  const source = patterns.toSorted((a, b) => b.length - a.length).join('|');
  const pattern = new RegExp(source, 'i');
  const all = new RegExp(source, 'gi');
  return {
    name,
    marker: `[${name}]`,
    needs: IDENTITY,
    find(text) {
      if (!pattern.test(text)) return NOTHING;
      const found: Match[] = [];
      for (const { 0: value, index } of text.matchAll(all)) {
        const end = index + value.length;
        if (!joins(text, index - 1, index) && !joins(text, end, end - 1)) found.push({ start: index, end });
      }
      return found;
    },
  };
}

/** Whether the character outside belongs to the same word as the one inside. `%2Falice`: an escape ends before a word. */
function joins(text: string, outside: number, inside: number): boolean {
  if (!isAlphanumeric(text.charCodeAt(outside)) || !isAlphanumeric(text.charCodeAt(inside))) return false;
  return !(outside < inside && /%[0-9a-f]{2}$/i.test(text.slice(Math.max(0, outside - 2), outside + 1)));
}
