import { isCard } from './detectors/card.ts';
import type { KeyAction } from './key-table.ts';

/** What the walker needs from the scrubber. */
export interface Walk {
  readonly maxEntries: number;
  readonly maxDepth: number;
  /** Longest text, and a sixteenth of what is scrubbed in one call. */
  readonly maxTextLength: number;
  readonly count: (name: string) => void;
  readonly actionOf: (key: string) => KeyAction;
  /** Scrubs a text that stands under a key. */
  readonly byKey: (text: string, action: KeyAction, field: string) => string;
  /** Scrubs one argument of a command line. */
  readonly argument: (text: string, index: number) => string;
}

/** What is known about one key. */
interface KnownKey {
  readonly path: string;
  readonly action: KeyAction;
  /** The key itself, scrubbed. */
  readonly name: string;
  /** The last value that was found clean; a span mostly repeats the one before. Never a value that was changed. */
  clean: string | undefined;
}

/** Copies and scrubs attribute maps and values of any shape. */
export interface Walker {
  attributes(attributes: Readonly<Record<string, unknown>>): Record<string, unknown>;
  value(value: unknown): unknown;
}

const MOST_KEYS = 2000;
const LONGEST_KEY = 256;
const LONGEST_CLEAN = 256;
const TEXTS_PER_CALL = 16;
const REMOVED = '[removed]';
const UNREADABLE = '[unreadable]';
const NO_KEY: KnownKey = { path: '', action: 'scan', name: '', clean: undefined };

/** A getter or a trap threw: the data's fault, not the scrubber's. */
class Unreadable extends Error {}

function read<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Unreadable();
  }
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Makes a walker; between calls it remembers keys and clean values, never anything that was found. */
export function createWalker(walk: Walk): Walker {
  return new AttributeWalker(walk);
}

class AttributeWalker implements Walker {
  readonly #walk: Walk;
  readonly #keys = new Map<string, KnownKey>();
  /** The objects that are being copied, from the outside in. */
  readonly #open: object[] = [];
  #entries = 0;
  #characters = 0;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  attributes(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
    this.#start();
    try {
      return this.#copyMap(attributes, NO_KEY);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#walk.count('unreadable');
      return {};
    }
  }

  value(value: unknown): unknown {
    this.#start();
    return this.#copy(value, NO_KEY);
  }

  #start(): void {
    this.#entries = 0;
    this.#characters = 0;
    this.#open.length = 0;
  }

  #known(name: string, parent: KnownKey): KnownKey {
    const path = parent.path === '' ? name : `${parent.path}.${name}`;
    const found = this.#keys.get(path);
    if (found !== undefined) return found;
    const short = name.length > LONGEST_KEY ? name.slice(0, LONGEST_KEY) : name;
    const scrubbed = this.#walk.byKey(short, 'scan', '');
    const made: KnownKey = {
      path: short === name ? path : short,
      action: this.#walk.actionOf(path),
      name: scrubbed,
      clean: undefined,
    };
    if (scrubbed !== name) return made;
    if (this.#keys.size >= MOST_KEYS) this.#keys.clear();
    this.#keys.set(path, made);
    return made;
  }

  #copyMap(source: Readonly<Record<string, unknown>>, parent: KnownKey): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    const names = read(() => Object.keys(source));
    let renamed = false;
    for (let i = 0; i < names.length; i++) {
      if (this.#full()) break;
      const name = names[i]!;
      const key = this.#known(name, parent);
      const value = this.#entry(source, name, key);
      if (value === undefined || name === '__proto__') continue;
      renamed ||= key.name !== name;
      out[renamed ? freeName(out, key.name) : name] = value;
    }
    return out;
  }

  #full(): boolean {
    if (++this.#entries <= this.#walk.maxEntries) return false;
    this.#walk.count('limit');
    return true;
  }

  #entry(source: Readonly<Record<string, unknown>>, name: string, key: KnownKey): unknown {
    let value: unknown;
    try {
      value = source[name];
    } catch {
      this.#walk.count('unreadable');
      return UNREADABLE;
    }
    if (typeof value === 'string') return value === key.clean ? value : this.#text(value, key);
    if (typeof value === 'boolean' || value === undefined || value === null) return value;
    return this.#copy(value, key);
  }

  #text(value: string, key: KnownKey): string {
    if (key.action === 'pass' || value === '') return value;
    if (key.action === 'remove') return this.#remove(value);
    this.#characters += Math.min(value.length, this.#walk.maxTextLength);
    if (this.#characters > TEXTS_PER_CALL * this.#walk.maxTextLength) {
      this.#walk.count('limit');
      return '[cut]';
    }
    const out = this.#walk.byKey(value, key.action, key.path);
    if (out === value && value.length <= LONGEST_CLEAN && key !== NO_KEY) key.clean = value;
    return out;
  }

  #remove(value: unknown): string {
    if (value !== REMOVED) this.#walk.count('key:remove');
    return REMOVED;
  }

  #copy(value: unknown, key: KnownKey): unknown {
    if (typeof value === 'string') return this.#text(value, key);
    if (typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'function' || typeof value === 'symbol' || value === undefined) return undefined;
    if (key.action === 'remove') return this.#remove(value);
    return typeof value === 'object'
      ? this.#copyObject(value, key)
      : this.#number(value as number | bigint, key);
  }

  /** Numbers stay, unless they are long enough to be a card and nothing says that they are something else. */
  #number(value: number | bigint, key: KnownKey): unknown {
    if (key.action !== 'scan' || value < 1e13 || (typeof value === 'number' && !Number.isSafeInteger(value)))
      return value;
    if (!isCard(String(value))) return value;
    this.#walk.count('card');
    return '[card]';
  }

  #copyObject(value: object, key: KnownKey): unknown {
    if (this.#open.includes(value)) return '[cycle]';
    if (this.#open.length >= this.#walk.maxDepth) {
      this.#walk.count('limit');
      return '[deep]';
    }
    this.#open.push(value);
    try {
      return this.#copyByTag(value, key);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#walk.count('unreadable');
      return UNREADABLE;
    } finally {
      this.#open.pop();
    }
  }

  #copyByTag(value: object, key: KnownKey): unknown {
    if (read(() => Array.isArray(value))) return this.#copyArray(value as readonly unknown[], key);
    const tag = read(() => tagOf(value));
    if (tag === 'Uint8Array') return this.#bytes(value as Uint8Array, key);
    if (ArrayBuffer.isView(value) || tag === 'ArrayBuffer') return '[bytes]';
    if (tag === 'Date')
      return this.#text(
        read(() => String((value as Date).toJSON())),
        key,
      );
    if (tag === 'Error') return this.#error(value as Error);
    if (tag === 'Set')
      return this.#copyArray(
        read(() => itemsOf(value as Set<unknown>, this.#walk.maxEntries)),
        key,
      );
    if (tag === 'Map')
      return this.#copyMap(
        read(() => entriesOf(value as Map<unknown, unknown>, this.#walk.maxEntries)),
        key,
      );
    return this.#copyMap(value as Record<string, unknown>, key);
  }

  #copyArray(value: readonly unknown[], key: KnownKey): unknown[] {
    const out: unknown[] = [];
    const length = read(() => value.length);
    for (let i = 0; i < length && !this.#full(); i++) {
      const item = read(() => value[i]);
      const argument = key.action === 'command' && typeof item === 'string';
      out.push(argument ? this.#walk.argument(item, i) : (this.#copy(item, key) ?? null));
    }
    return out;
  }

  #error(error: Error): Record<string, unknown> {
    const { name, message, stack, cause } = read(() => ({
      name: error.name,
      message: error.message,
      stack: error.stack,
      cause: error.cause,
    }));
    const fields: Record<string, unknown> = { type: name, message, stack };
    if (cause !== undefined) fields['cause'] = cause;
    return this.#copyMap(fields, NO_KEY);
  }

  /** Bytes stay when nothing is found in them as text; otherwise all of them go. */
  #bytes(value: Uint8Array, key: KnownKey): unknown {
    if (value.length > this.#walk.maxTextLength) return '[bytes]';
    let text = '';
    for (let i = 0; i < value.length; i++) text += String.fromCharCode(value[i]!);
    return this.#walk.byKey(text, key.action, key.path) === text ? new Uint8Array(value) : '[bytes]';
  }
}

/** Two keys may become one: the later gets a number, so that no value is lost silently. */
function freeName(out: Readonly<Record<string, unknown>>, name: string): string {
  let free = name;
  for (let n = 2; Object.hasOwn(out, free); n++) free = `${name}.${n}`;
  return free;
}

function entriesOf(map: ReadonlyMap<unknown, unknown>, most: number): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  let n = 0;
  for (const [key, value] of map) {
    if (n++ > most) break;
    out[String(key)] = value;
  }
  return out;
}

function itemsOf(set: ReadonlySet<unknown>, most: number): unknown[] {
  const out: unknown[] = [];
  for (const item of set) {
    if (out.length > most) break;
    out.push(item);
  }
  return out;
}
