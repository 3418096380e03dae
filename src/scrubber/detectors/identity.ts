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
const SEPARATOR = String.raw`(?:[/\\]{1,4}|%2F|%5C)`;

/** A detector of one exact value, and the first characters it can have. */
export interface IdentityDetectors {
  readonly detectors: readonly BuiltInDetector[];
  /** A 1 for each ASCII code that a value begins with. */
  readonly starts: Uint8Array;
}

/** Detectors of what is known about the person and the machine; `undefined` if nothing of it can be looked for. */
export function identityDetectors(identity: Identity): IdentityDetectors | undefined {
  const starts = new Uint8Array(128);
  const detectors: BuiltInDetector[] = [];
  const add = (name: string, patterns: readonly string[]): void => {
    if (patterns.length > 0) detectors.push(exact(name, patterns));
  };
  add('home', paths([identity.home]));
  add('temp', paths([identity.temp]));
  add('person', [...names(identity.fullName), ...words(identity.others ?? [])]);
  add('host', words([identity.hostName, identity.hostName?.split('.', 1)[0]]));
  add('login', words([identity.login]));
  for (const value of [
    identity.home,
    identity.temp,
    identity.fullName,
    identity.hostName,
    identity.login,
    ...(identity.others ?? []),
  ]) {
    for (const part of (value ?? '').split(/[^\p{L}\p{N}]+/u)) markStart(starts, part);
  }
  return detectors.length === 0 ? undefined : { detectors, starts };
}

function markStart(starts: Uint8Array, part: string): void {
  for (const character of [part.charAt(0).toLowerCase(), part.charAt(0).toUpperCase()]) {
    const code = character.charCodeAt(0);
    if (code < 128) starts[code] = 1;
  }
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
