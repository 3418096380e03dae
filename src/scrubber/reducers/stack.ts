import type { StackRules } from '../by-key.ts';
import { isCodeAt, isDigit } from '../characters.ts';

const LONGEST_FRAME = 2048;

/**
 * Makes what scrubs stack traces: frames line by line and reduced to the path from the package or the application on,
 * what stands between them (the message, causes) in one piece.
 */
export function stackScrubber(applicationRoot: string | undefined): StackRules {
  const root = applicationRoot === undefined || applicationRoot.length < 2 ? undefined : applicationRoot;
  return (scan, scanLines) => (stack, field) => {
    const out: string[] = [];
    let frames: string[] = [];
    let block = -1;
    for (let from = 0; from <= stack.length; from++) {
      const newline = stack.indexOf('\n', from);
      const to = newline < 0 ? stack.length : newline;
      const frame = frameIn(stack, from, to, root);
      if (frame === undefined) {
        if (frames.length > 0) out.push(scanLines(joined(frames), ''));
        frames = [];
        if (block < 0) block = from;
      } else {
        if (block >= 0) out.push(scan(copyOf(stack.slice(block, from - 1)), field));
        block = -1;
        frames.push(frame);
      }
      from = to;
    }
    if (frames.length > 0) out.push(scanLines(joined(frames), ''));
    if (block >= 0) out.push(scan(copyOf(stack.slice(block)), field));
    return out.join('\n');
  };
}

/** One text in one piece of memory, which is read faster than one that was added up. */
function joined(frames: readonly string[]): string {
  return frames.length === 1 ? copyOf(frames[0]!) : frames.join('\n');
}

/** A part of a text holds on to all of it; what is remembered must not. */
function copyOf(part: string): string {
  return `${part}\n`.slice(0, -1);
}

/**
 * The frame that a line is: of V8 (`    at f (file:1:2)`) or of Firefox and Safari (`f@file:1:2`), with the path of its file from the
 * package or the application on; function, line and column stay. `undefined` if it is none.
 */
function frameIn(stack: string, from: number, to: number, root: string | undefined): string | undefined {
  if (to - from > LONGEST_FRAME) return undefined;
  const last = isCodeAt(stack, to - 1, 41) ? to - 1 : to;
  let end = beforePosition(stack, from, last);
  if (end === last) return undefined;
  end = beforePosition(stack, from, end);
  const start = startOfFile(stack, from, end);
  if (start <= from || start >= end) return undefined;
  const begin = beginOfPath(stack, start, end, root);
  return begin === start ? stack.slice(from, to) : stack.slice(from, start) + stack.slice(begin, to);
}

/** Where `:123` before `end` begins, or `end`. */
function beforePosition(stack: string, from: number, end: number): number {
  let at = end;
  while (at > from && isDigit(stack.charCodeAt(at - 1))) at--;
  return at < end && at > from && stack.charCodeAt(at - 1) === 58 ? at - 1 : end;
}

function startOfFile(stack: string, from: number, end: number): number {
  let at = from;
  while (at < end && stack.charCodeAt(at) <= 32) at++;
  if (!stack.startsWith('at ', at)) {
    const sign = stack.slice(from, end);
    return sign.includes(' ') ? -1 : from + sign.indexOf('@') + 1;
  }
  const open = stack.lastIndexOf('(', end);
  if (open > from) return open + 1;
  return stack.startsWith('async ', at + 3) ? at + 9 : at + 3;
}

/** Where the package or the application begins; what is before it says where it is installed. */
function beginOfPath(stack: string, start: number, end: number, root: string | undefined): number {
  const file = stack.slice(start, end);
  let at = file.lastIndexOf('/node_modules/');
  if (at < 0 && file.includes('\\')) at = file.lastIndexOf('\\node_modules\\');
  if (at >= 0) return start + at + 1;
  at = file.lastIndexOf('.asar');
  if (at >= 0 && (isCodeAt(file, at + 5, 47) || isCodeAt(file, at + 5, 92))) return start + at + 6;
  if (root === undefined) return start;
  const path = file.startsWith('file:///') ? 7 : 0;
  if (!file.startsWith(root, path)) return start;
  let begin = path + root.length;
  while (begin < file.length && (isCodeAt(file, begin, 47) || isCodeAt(file, begin, 92))) begin++;
  return start + begin;
}
