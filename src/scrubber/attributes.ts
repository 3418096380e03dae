import { isCard } from './detectors/card.ts';
import type { KeyAction } from './key-lists.ts';
import { isSecretItem } from './keys.ts';
import { createKnownKeys, NO_KEY, type KnownKey, type KnownKeys } from './known-keys.ts';
import { entriesOf, fieldsOf, freeName, itemsOf, read, tagOf, textOf, Unreadable } from './reading.ts';

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

/** Copies and scrubs attribute maps and values of any shape. */
export interface Walker {
  attributes(attributes: Readonly<Record<string, unknown>>): Record<string, unknown>;
  value(value: unknown): unknown;
}

const LONGEST_CLEAN = 256;
const TEXTS_PER_CALL = 16;
const REMOVED = '[removed]';
const UNREADABLE = '[unreadable]';

/** Makes a walker; between calls it remembers keys and clean values, never anything that was found. */
export function createWalker(walk: Walk): Walker {
  return new AttributeWalker(walk);
}

class AttributeWalker implements Walker {
  readonly #walk: Walk;
  readonly #keys: KnownKeys;
  /** The objects that are being copied, from the outside in. */
  readonly #open: object[] = [];
  #entries = 0;
  #characters = 0;

  constructor(walk: Walk) {
    this.#walk = walk;
    this.#keys = createKnownKeys(walk);
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
    if (this.#open.length > 0) this.#open.length = 0;
  }

  #copyMap(source: Readonly<Record<string, unknown>>, parent: KnownKey): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    const names = read(() => Object.keys(source));
    let renamed = false;
    for (let i = 0; i < names.length && !this.#full(); i++) {
      const name = names[i]!;
      const key = this.#keys.get(name, parent);
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
    const isWhole = typeof value === 'bigint' || Number.isSafeInteger(value);
    if (key.action !== 'scan' || value < 1e13 || !isWhole || !isCard(String(value))) return value;
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
      return this.#text(read(() => (value as Date).toJSON() as string | null) ?? 'Invalid Date', key);
    if (tag === 'Error') return this.#copyMap(fieldsOf(value as Error), NO_KEY);
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
    let before: unknown;
    for (let i = 0; i < length && !this.#full(); i++) {
      const item = read(() => value[i]);
      if (key.action === 'command' && typeof item === 'string') out.push(this.#walk.argument(item, i));
      else out.push(isSecretItem(item, before) ? this.#remove(item) : (this.#copy(item, key) ?? null));
      before = item;
    }
    return out;
  }

  /** Bytes stay when nothing is found in them as text; otherwise all of them go. */
  #bytes(value: Uint8Array, key: KnownKey): unknown {
    if (value.length > this.#walk.maxTextLength) return '[bytes]';
    const text = textOf(value);
    return this.#walk.byKey(text, key.action, key.path) === text ? new Uint8Array(value) : '[bytes]';
  }
}
