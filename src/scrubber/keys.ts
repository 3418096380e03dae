import { isPersonalName } from './detectors/personal-words.ts';
import { secrecyOf } from './detectors/secret-words.ts';
import type { KeyAction, KeyList } from './key-lists.ts';

/** Words are looked for in the last part of a key. */
const LONGEST_NAME = 128;

/** What is done with the values under a key: by the lists (the longest match counts), else by the words in the key. */
export function createActionOf(lists: readonly KeyList[]): (key: string) => KeyAction {
  const exact = new Map<string, KeyAction>();
  const prefixes: (readonly [prefix: string, action: KeyAction])[] = [];
  for (const [action, keys] of lists)
    for (const key of keys.split(' '))
      if (key.endsWith('*')) prefixes.push([key.slice(0, -1), action]);
      else exact.set(key, action);
  prefixes.sort((a, b) => b[0].length - a[0].length);
  return (key) => {
    const known = exact.get(key) ?? prefixes.find(([prefix]) => key.startsWith(prefix))?.[1];
    if (known !== undefined) return known;
    const end = key.slice(-LONGEST_NAME);
    return isPersonalName(end) || secrecyOf(end) === 2 ? 'remove' : 'scan';
  };
}
