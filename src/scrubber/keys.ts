import { isPersonalName } from './detectors/personal-words.ts';
import { secrecyOf } from './detectors/secret-words.ts';
import { KEY_TABLE, type KeyAction } from './key-table.ts';

const exact = new Map<string, KeyAction>();
const prefixes: (readonly [string, KeyAction])[] = [];
for (const { key, action } of KEY_TABLE) {
  if (key.endsWith('*')) prefixes.push([key.slice(0, -1), action]);
  else exact.set(key, action);
}
prefixes.sort((a, b) => b[0].length - a[0].length);

/** Words are looked for in the last part of a key. */
const LONGEST_NAME = 128;

/** What is done with the values under a key: by the table, else by the words in the key. */
export function actionOf(key: string): KeyAction {
  const known = exact.get(key) ?? prefixes.find(([prefix]) => key.startsWith(prefix))?.[1];
  if (known !== undefined) return known;
  const end = key.slice(-LONGEST_NAME);
  return isPersonalName(end) || secrecyOf(end) === 2 ? 'remove' : 'scan';
}
