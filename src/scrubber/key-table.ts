import { HARMLESS_KEYS, PERSONAL_KEYS, SYSTEM_KEYS, type KeyAction } from './key-lists.ts';

const LISTS = { ...PERSONAL_KEYS, ...SYSTEM_KEYS, ...HARMLESS_KEYS };

/** Why. */
const REASONS: Readonly<Record<keyof typeof LISTS, string>> = {
  person: 'who the person is',
  device: 'which device it is',
  address: 'network address of the person or the device',
  place: 'where the person is',
  headers: 'headers carry cookies, credentials and addresses',
  content: 'content of the person’s data',
  url: 'web address',
  query: 'parameters of a web address',
  path: 'path of a web address',
  fragment: 'part of a web address that can hold anything',
  stack: 'frames and a message',
  agent: 'identifies a browser when every version is in it',
  parameters: 'parameters hold the data itself',
  environment: 'environment variables hold secrets and names',
  owner: 'names the person',
  account: 'which account pays or owns',
  sql: 'statement with the values in it',
  command: 'arguments hold names, paths and secrets',
  model: 'what was asked of a language model, and its answer',
  message: 'can be anything',
  item: 'sorts the item',
  words: 'a fixed set of words',
  numbers: 'a version, a number or an id of software',
  names: 'names a thing, not a person or a secret',
  templates: 'a template, without values',
};

/** One row of the table. */
export interface KeyRow {
  /** A key, or the beginning of keys (`http.request.header.*`). */
  readonly key: string;
  readonly action: KeyAction;
  readonly reason: string;
}

/** Keys whose meaning is known, nearly all of them from the OpenTelemetry semantic conventions; the longest match counts. */
export const KEY_TABLE: readonly KeyRow[] = (Object.keys(LISTS) as (keyof typeof LISTS)[]).flatMap((list) => {
  const [action, keys] = LISTS[list];
  return keys.split(' ').map((key) => ({ key, action, reason: REASONS[list] }));
});
