/** Reading values that others made: getters and proxies may throw. */

/** A getter or a trap threw: the data's fault, not the scrubber's. */
export class Unreadable extends Error {}

/** Does some reading; what it throws becomes `Unreadable`. */
export function read<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Unreadable();
  }
}

/** `Error` for an error of any realm, `Map` for a map, and so on. */
export function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Two keys may become one: the later gets a number, so that no value is lost silently. */
export function freeName(out: Readonly<Record<string, unknown>>, name: string): string {
  let free = name;
  for (let n = 2; Object.hasOwn(out, free); n++) free = `${name}.${n}`;
  return free;
}

/** Up to `most` entries of a map, with their keys as text. */
export function entriesOf(map: ReadonlyMap<unknown, unknown>, most: number): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  let n = 0;
  for (const [key, value] of map) {
    if (n++ > most) break;
    out[String(key)] = value;
  }
  return out;
}

/** Up to `most` items of a set, and one to show that there are more. */
export function itemsOf(set: ReadonlySet<unknown>, most: number): unknown[] {
  const out: unknown[] = [];
  for (const item of set) {
    if (out.length > most) break;
    out.push(item);
  }
  return out;
}

/** The fields of an error that say what happened. */
export function fieldsOf(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = read(() => ({
    name: error.name,
    message: error.message,
    stack: error.stack,
    cause: error.cause,
  }));
  const fields: Record<string, unknown> = { type: name, message, stack };
  return cause === undefined ? fields : { ...fields, cause };
}

/** Bytes as text in Latin-1: what is ASCII in them can be read. */
export function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
