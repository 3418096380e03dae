import type { BuiltInDetector } from '../scan.ts';
import type { Identity } from '../types.ts';
import { escape, exact, hintOf, lastWord, nameForms } from './exact.ts';

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
const SEPARATOR = String.raw`(?:[/\\]{1,4}|%(?:25)?(?:2F|5C)|\\u002F)`;
const SPACE = '(?: |%(?:25)?20)';

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
  const host = identity.hostName?.split('.', 1)[0] ?? '';
  return { detectors, hint: hintOf([...all.map((value = '') => lastWord(value)), host]) };
}

/** Values that are long and rare enough to be looked for. */
function words(values: readonly (string | undefined)[]): string[] {
  const usable = values.filter(
    (value) => value !== undefined && value.length >= SHORTEST && !COMMON.has(value.toLowerCase()),
  );
  return [...new Set(usable as string[])].map(escape);
}

function names(fullName: string | undefined): string[] {
  const forms = nameForms(fullName ?? '');
  return forms.length > 0 ? forms : words([fullName]);
}

/** A directory with any separators, escaped or percent-encoded; only if it is somebody's (`/root` and `/tmp` are everybody's). */
function paths(values: readonly (string | undefined)[]): string[] {
  return values.flatMap((value) => {
    const segments = (value ?? '').split(/[/\\]+/).filter((segment) => segment !== '');
    if (segments.length < 2 || segments.every((segment) => COMMON.has(segment.toLowerCase()))) return [];
    const drive = /^[A-Za-z]:$/.test(segments[0]!) ? `(?:${segments[0]!.charAt(0)}(?::|%3A)` : '(?:';
    const rest = drive === '(?:' ? segments : segments.slice(1);
    return [`${drive}${SEPARATOR})${rest.map(escape).join(SEPARATOR).replaceAll(' ', SPACE)}`];
  });
}
