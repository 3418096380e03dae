import type { ScanText } from '../by-key.ts';
import { isDigit } from '../characters.ts';

/** Where a package or an application begins; what is before it says where it is installed. */
const ROOTS = ['/node_modules/', '\\node_modules\\', '.asar/', '.asar\\'];
const LONGEST_FRAME = 2048;
const MOST_FRAMES = 1000;

/** Where the file of a frame is in its line; the position (`:line:column`) follows it. */
interface Frame {
  readonly start: number;
  readonly end: number;
}

/** The frame that a line of a stack trace is: of V8 (`    at f (file:1:2)`) or of Firefox and Safari (`f@file:1:2`). */
function frameIn(line: string): Frame | undefined {
  if (line.length > LONGEST_FRAME) return undefined;
  const last = line.endsWith(')') ? line.length - 1 : line.length;
  let end = beforePosition(line, last);
  if (end === last) return undefined;
  end = beforePosition(line, end);
  const start = startOfFile(line, end);
  return start > 0 && start < end ? { start, end } : undefined;
}

/** Where `:123` before `end` begins, or `end`. */
function beforePosition(line: string, end: number): number {
  let at = end;
  while (isDigit(line.charCodeAt(at - 1))) at--;
  return at < end && line[at - 1] === ':' ? at - 1 : end;
}

function startOfFile(line: string, end: number): number {
  const at = line.search(/\S/);
  if (!line.startsWith('at ', at)) return line.slice(0, end).includes(' ') ? -1 : line.indexOf('@') + 1;
  const open = line.lastIndexOf('(', end);
  if (open > 0) return open + 1;
  return line.startsWith('async ', at + 3) ? at + 9 : at + 3;
}

/** A line with the path of its file from the package or the application on; function, line and column stay. */
function reduceFrame(line: string, { start, end }: Frame, applicationRoot: string | undefined): string {
  return line.slice(0, start) + reduceFile(line.slice(start, end), applicationRoot) + line.slice(end);
}

function reduceFile(file: string, applicationRoot: string | undefined): string {
  for (const root of ROOTS) {
    const at = file.lastIndexOf(root);
    if (at >= 0) return file.slice(root.startsWith('.') ? at + root.length : at + 1);
  }
  const path = file.startsWith('file:///') ? file.slice(7) : file;
  if (applicationRoot === undefined || applicationRoot.length < 2 || !path.startsWith(applicationRoot))
    return file;
  return path.slice(applicationRoot.length).replace(/^[/\\]+/, '');
}

/** Makes what scrubs stack traces: frames one by one, what stands between them (the message, causes) in one piece. */
export function stackScrubber(applicationRoot: string | undefined): (scan: ScanText) => ScanText {
  return (scan) => {
    const frames = new Map<string, string>();
    return (stack, field) => {
      const out: string[] = [];
      let block: string[] = [];
      for (const line of stack.split('\n')) {
        const found = frames.get(line) ?? frame(line);
        if (found === undefined) {
          block.push(line);
          continue;
        }
        if (block.length > 0) out.push(scan(block.join('\n'), field));
        block = [];
        out.push(found);
      }
      if (block.length > 0) out.push(scan(block.join('\n'), field));
      return out.join('\n');
    };

    /** Frames come again and again; one is remembered when nothing is found in the whole line as it came. */
    function frame(line: string): string | undefined {
      const place = frameIn(line);
      if (place === undefined) return undefined;
      const reduced = reduceFrame(line, place, applicationRoot);
      const out = scan(reduced, '');
      if (out === reduced && scan(line, '') === line) {
        if (frames.size >= MOST_FRAMES) frames.clear();
        frames.set(line, out);
      }
      return out;
    }
  };
}
