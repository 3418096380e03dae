import type { KeyAction } from './key-lists.ts';

/** What is known about one key. */
export interface KnownKey {
  readonly path: string;
  readonly action: KeyAction;
  /** The key itself, scrubbed. */
  readonly name: string;
  /** The last value that was found clean; a span mostly repeats the one before. Never a value that was changed. */
  clean: string | undefined;
}

const MOST_KEYS = 2000;
const LONGEST_KEY = 256;

/** Stands for no key at all: a log body, an item of an array. */
export const NO_KEY: KnownKey = { path: '', action: 'scan', name: '', clean: undefined };

/** Judges keys once. */
export interface KnownKeys {
  get(name: string, parent: KnownKey): KnownKey;
}

/** Makes the memory of keys; keys with something personal in them are not remembered. */
export function createKnownKeys(judge: {
  readonly actionOf: (key: string) => KeyAction;
  readonly byKey: (text: string, action: KeyAction, field: string) => string;
}): KnownKeys {
  const keys = new Map<string, KnownKey>();

  function make(name: string, path: string): KnownKey {
    const short = name.slice(0, LONGEST_KEY);
    const scrubbed = judge.byKey(short, 'scan', '');
    const made: KnownKey = { path, action: judge.actionOf(path), name: scrubbed, clean: undefined };
    if (scrubbed !== name) return { ...made, path: scrubbed };
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(path, made);
    return made;
  }

  return {
    get(name, parent) {
      const path = parent.path === '' ? name : `${parent.path}.${name}`;
      return keys.get(path) ?? make(name, path);
    },
  };
}
