/** How a canary was written where it was found. */
export type CanarySpelling =
  'plain' | 'case-changed' | 'json-escaped' | 'percent-encoded' | 'utf-16' | 'hex' | 'base64';

/** The haystack read in one way: a canary written so is plain text in `text`. */
export interface Reading {
  readonly spelling: CanarySpelling;
  readonly text: string;
}

/**
 * Reads the haystack in every way a canary may be written. Decoding what arrived, rather than encoding the
 * canary, also finds mixtures: half a word percent-encoded, base64 that starts before the canary.
 */
export function* createReadings(haystack: Buffer | string): Generator<Reading> {
  const bytes = typeof haystack === 'string' ? Buffer.from(haystack) : haystack;
  const plain = typeof haystack === 'string' ? haystack : haystack.toString('utf8');
  yield { spelling: 'plain', text: plain };
  const unescaped = rounds(plain, unescapeJson);
  for (const text of unescaped) yield { spelling: 'json-escaped', text };
  const once = unescaped[0] ?? plain;
  const decoded = rounds(once, decodePercent);
  for (const text of decoded) yield { spelling: 'percent-encoded', text };
  const last = decoded.at(-1) ?? once;
  yield { spelling: 'percent-encoded', text: last.replaceAll('+', ' ') };
  for (const text of utf16Readings(bytes, once)) yield { spelling: 'utf-16', text };
  for (const text of new Set([once, last])) {
    yield { spelling: 'hex', text: hexReading(text) };
    yield { spelling: 'base64', text: base64Reading(text) };
  }
}

/** Escaped texts hold escaped texts: JSON in JSON, an address in an address. Each round may be one too many. */
function rounds(text: string, decode: (text: string) => string): string[] {
  const results: string[] = [];
  for (let current = text; results.length < 4;) {
    const next = decode(current);
    if (next === current) break;
    results.push(next);
    current = next;
  }
  return results;
}

const CONTROL: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const unescapeJson = (text: string): string =>
  text.replace(/\\(?:u([\da-f]{4})|(["\\/bfnrt]))/gi, (_, code: string | undefined, short: string) =>
    code === undefined ? (CONTROL[short] ?? short) : String.fromCharCode(Number.parseInt(code, 16)),
  );

const decodePercent = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) => textOfBytes(Buffer.from(run.replaceAll('%', ''), 'hex')));

/** UTF-8 where it is, Latin-1 otherwise. */
function textOfBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

/** Both byte orders at both alignments, and UTF-16 inside a text, where its high bytes are NUL characters. */
function* utf16Readings(bytes: Buffer, text: string): Generator<string> {
  yield text.replaceAll('\0', '');
  for (const start of [0, 1]) {
    const even = Buffer.from(bytes.subarray(start, start + ((bytes.length - start) & ~1)));
    yield even.toString('utf16le');
    yield even.swap16().toString('utf16le');
  }
}

/** Every run of hex digits as text, at both alignments. */
const hexReading = (text: string): string =>
  runsOf(text, /[\da-f]{8,}/gi)
    .flatMap((run) => [run, run.slice(1)])
    .map((run) => readable(Buffer.from(run.slice(0, run.length & ~1), 'hex')))
    .join('\n');

/** Every run of base64 digits as text. Four starts, as letters before it may look like a part of it. */
const base64Reading = (text: string): string =>
  runsOf(text, /[\w+/-]{5,}/g)
    .flatMap((run) => [run, run.slice(1), run.slice(2), run.slice(3)])
    .map((run) => readable(Buffer.from(run, 'base64')))
    .join('\n');

const runsOf = (text: string, pattern: RegExp): readonly string[] => text.match(pattern) ?? [];

/** As UTF-8, and with the NULs of UTF-16 taken out. */
const readable = (bytes: Buffer): string => bytes.toString('utf8').replaceAll('\0', '');
