import type { KeyAction } from './key-table.ts';
import { isCard } from './detectors/card.ts';

/** What the walker needs from the scrubber. */
export interface Walk {
  readonly maxEntries: number;
  readonly maxDepth: number;
  readonly count: (name: string) => void;
  readonly actionOf: (key: string) => KeyAction;
  readonly text: (text: string, lookalikes: boolean, field: string) => string;
}

/** What is known about one key. */
interface KnownKey {
  readonly action: KeyAction;
  /** The key itself, scrubbed. */
  readonly name: string;
  /** The last value that was found clean; a span mostly repeats the one before. */
  clean: string | undefined;
}

const MOST_KEYS = 2000;
const LONGEST_KEY = 256;
const REMOVED = '[removed]';
const UNREADABLE = '[unreadable]';
const DEEP = '[deep]';
const CYCLE = '[cycle]';
const BYTES = '[bytes]';

/** Copies and scrubs attribute maps and values of any shape. */
export interface Walker {
  attributes(attributes: Readonly<Record<string, unknown>>): Record<string, unknown>;
  value(value: unknown): unknown;
}

/** Makes a walker; it remembers keys and clean values, never anything that was found. */
export function createWalker(walk: Walk): Walker {
  const keys = new Map<string, KnownKey>();
  const open: object[] = [];
  let entries = 0;

  function known(key: string): KnownKey {
    const found = keys.get(key);
    if (found !== undefined) return found;
    const name = walk.text(key.length > LONGEST_KEY ? key.slice(0, LONGEST_KEY) : key, true, '');
    const made: KnownKey = { action: walk.actionOf(key), name, clean: undefined };
    if (name !== key) return made;
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(key, made);
    return made;
  }

  function copyMap(source: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    const names = Object.keys(source);
    for (let i = 0; i < names.length; i++) {
      if (++entries > walk.maxEntries) {
        walk.count('limit');
        break;
      }
      const name = names[i]!;
      const key = known(name);
      put(out, key.name, entry(source, name, key));
    }
    return out;
  }

  function put(out: Record<string, unknown>, name: string, value: unknown): void {
    if (value === undefined) return;
    if (name === '__proto__') return walk.count('limit');
    let free = name;
    for (let n = 2; free in out && n < 1000; n++) if (Object.hasOwn(out, free)) free = `${name}.${n}`;
    out[free] = value;
  }

  function entry(source: Readonly<Record<string, unknown>>, name: string, key: KnownKey): unknown {
    let value: unknown;
    try {
      value = source[name];
    } catch {
      walk.count('unreadable');
      return UNREADABLE;
    }
    if (typeof value === 'string')
      return key.clean === value && value !== undefined ? value : string(value, key);
    if (typeof value === 'boolean' || value === undefined) return value;
    if (key.action === 'pass') return copy(value, key);
    if (key.action !== 'remove') return copy(value, key);
    walk.count('key');
    return REMOVED;
  }

  function string(value: string, key: KnownKey): string {
    if (key.action === 'pass') return value;
    if (key.action === 'remove') {
      if (value === REMOVED || value === '') return value;
      walk.count('key');
      return REMOVED;
    }
    const out = walk.text(value, key.action === 'scan', key.name);
    if (out === value && value.length <= 256) key.clean = value;
    return out;
  }

  function copy(value: unknown, key: KnownKey | undefined): unknown {
    if (typeof value === 'string') return key === undefined ? walk.text(value, true, '') : string(value, key);
    if (typeof value === 'number' || typeof value === 'bigint') return number(value, key);
    if (typeof value === 'boolean' || value === null) return value;
    if (typeof value !== 'object') return undefined;
    if (open.length >= walk.maxDepth) {
      walk.count('limit');
      return DEEP;
    }
    if (open.includes(value)) return CYCLE;
    open.push(value);
    try {
      return copyObject(value, key);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      walk.count('unreadable');
      return UNREADABLE;
    } finally {
      open.pop();
    }
  }

  function number(value: number | bigint, key: KnownKey | undefined): unknown {
    if (typeof value === 'number' && (value < 1e12 || !Number.isSafeInteger(value))) return value;
    if (key !== undefined && key.action !== 'scan') return value;
    const text = String(value);
    if (text.length < 14 || !isCard(text)) return value;
    walk.count('card');
    return '[card]';
  }

  function copyObject(value: object, key: KnownKey | undefined): unknown {
    if (ArrayBuffer.isView(value)) return BYTES;
    if (Array.isArray(value)) return copyArray(value, key);
    return read(() => copyMap(value as Record<string, unknown>));
  }

  function copyArray(value: readonly unknown[], key: KnownKey | undefined): unknown[] {
    const out: unknown[] = [];
    const length = read(() => value.length);
    for (let i = 0; i < length; i++) {
      if (++entries > walk.maxEntries) {
        walk.count('limit');
        break;
      }
      out.push(
        copy(
          read(() => value[i]),
          key,
        ) ?? null,
      );
    }
    return out;
  }

  function start<T>(work: () => T): T {
    entries = 0;
    open.length = 0;
    return work();
  }

  return {
    attributes: (attributes) => start(() => copyMap(attributes)),
    value: (value) => start(() => copy(value, undefined)),
  };
}

class Unreadable extends Error {}

function read<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Unreadable();
  }
}
