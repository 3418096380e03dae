/** Frames beyond these say no more about where an error comes from. */
const MOST_FRAMES = 20;
const LONGEST_LINE = 1000;
const LONGEST_NAME = 80;
const PLACE = /:\d+:\d+\)?$/;
const SCRIPT = /\.(?:[cm]?[jt]sx?|wasm|vue|svelte)$/;

/** What the frames of a stack trace are reduced with. */
export interface FrameRules {
  /** Of the page. */
  readonly origin: string;
  /** What to call a path that is no script, but an address of the page. */
  readonly nameOf: (pathname: string) => string;
}

/**
 * The frames of a stack trace of V8, Firefox or Safari: function, path relative to the origin, line and column. The
 * message, queries, and frames without a file are left out; of another origin the host is named.
 *
 * @returns `foreign` when the error comes from an extension of the browser: that is none of the product's.
 */
export function reduceStack(stack: string, rules: FrameRules): string | 'foreign' {
  const frames: string[] = [];
  for (const line of stack.split('\n')) {
    const frame = reduceLine(line, rules);
    if (frame === 'foreign' && frames.length === 0) return frame;
    if (frame !== undefined && frame !== 'foreign') frames.push(frame);
    if (frames.length === MOST_FRAMES) break;
  }
  return frames.join('\n');
}

function reduceLine(line: string, rules: FrameRules): string | undefined {
  const place = line.length > LONGEST_LINE ? null : PLACE.exec(line);
  if (place === null) return undefined;
  const before = line.slice(0, place.index);
  const start = before.search(/[a-z-]+:\/\//);
  if (start < 0) return undefined;
  const file = reduceFile(before.slice(start), rules);
  if (file === undefined || file === 'foreign') return file;
  const name = before
    .slice(0, start)
    .replace(/^\s*at /, '')
    .replace(/[\s(@]+$/, '')
    .slice(0, LONGEST_NAME);
  return `at ${name === '' ? '<anonymous>' : name} (${file}${place[0].replace(')', '')})`;
}

function reduceFile(address: string, { origin, nameOf }: FrameRules): string | undefined {
  if (/^[a-z-]+-extension:/.test(address)) return 'foreign';
  if (/\s/.test(address) || !URL.canParse(address)) return undefined;
  const { protocol, origin: theirs, host, pathname } = new URL(address);
  if (!protocol.startsWith('http')) return pathname.slice(pathname.lastIndexOf('/') + 1); // of an Electron application
  if (theirs !== origin) return host + pathname;
  return SCRIPT.test(pathname) ? pathname : nameOf(pathname);
}
