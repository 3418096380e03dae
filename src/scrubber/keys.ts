import { isPersonalName } from './detectors/personal-words.ts';
import { normalName, secrecyOf } from './detectors/secret-words.ts';
import type { KeyAction, KeyList } from './key-lists.ts';

/** Words are looked for in the last part of a key. */
const LONGEST_NAME = 128;
const FLAG = /^--?([A-Za-z][\w-]{0,60})$/;
/** Header fields. */
const FIELD = /^(?:proxy-)?(authorization|(?:set-)?cookie|x-[\w-]{1,60})$/i;
/** `browser.version`, `versions.node`. */
const VERSION = /(?:^|_)version(?:$|s(?:_|$))/;

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
    if (isPersonalName(end) || isSecretKey(end)) return 'remove';
    return VERSION.test(normalName(end)) ? 'keep' : 'scan';
  };
}

/** By all of it, or by its last part: `headers.authorization`. */
function isSecretKey(key: string): boolean {
  return secrecyOf(key) === 2 || secrecyOf(key.slice(key.lastIndexOf('.') + 1)) === 2;
}

/** Whether an item of a list is a secret because of the one `before` it: `--password`, `Authorization`. */
export function isSecretItem(item: unknown, before: unknown): boolean {
  return typeof item === 'string' && namesSecret(before) && !item.startsWith('-') && !namesSecret(item);
}

function namesSecret(item: unknown): boolean {
  if (typeof item !== 'string' || item.length > 64) return false;
  const name = (FLAG.exec(item) ?? FIELD.exec(item))?.[1];
  return name !== undefined && (secrecyOf(name) === 2 || /token$/i.test(name));
}
