import { cut, scrubText, type Engine } from './engine.ts';
import type { KeyAction } from './key-table.ts';
import { reduceArgument, reduceCommandLine } from './reducers/command-line.ts';
import { reduceSql } from './reducers/sql.ts';
import { frameIn, mapStack, reduceFrame } from './reducers/stack.ts';
import { reducePath, reduceQuery, reduceUrl } from './reducers/url.ts';
import { reduceUserAgent } from './reducers/user-agent.ts';

const REDUCERS: Partial<Record<KeyAction, (text: string) => string>> = {
  url: reduceUrl,
  query: reduceQuery,
  path: reducePath,
  sql: reduceSql,
  agent: reduceUserAgent,
  command: reduceCommandLine,
};

const MOST_FRAMES = 1000;

/** Texts that were found clean, so that they need not be looked at again: only clean ones, and not many. */
export interface CleanTexts {
  has(text: string): boolean;
  add(text: string): void;
}

/** Remembers up to twice `most` texts; the ones that were not added lately go first. Short ones are looked at faster. */
export function createCleanTexts(most: number, shortest: number, longest: number): CleanTexts {
  let young = new Set<string>();
  let old = new Set<string>();
  const isKept = ({ length }: string): boolean => length >= shortest && length <= longest;
  return {
    has: (text) => isKept(text) && (young.has(text) || old.has(text)),
    add(text) {
      if (!isKept(text)) return;
      if (young.size >= most) {
        old = young;
        young = new Set();
      }
      young.add(text);
    },
  };
}

/** Scrubs texts by what their key says. */
export interface TextScrubber {
  readonly byKey: (text: string, action: KeyAction, field: string) => string;
  readonly argument: (text: string, index: number) => string;
}

/** Joins reducers, the engine and the memory of clean texts. */
export function createTextScrubber(
  engine: Engine,
  clean: CleanTexts,
  applicationRoot: string | undefined,
): TextScrubber {
  const frames = new Map<string, string>();

  function scan(text: string, lookalikes: boolean, field: string): string {
    if (clean.has(text)) return text;
    const out = scrubText(engine, text, lookalikes, field);
    if (out === text && lookalikes) clean.add(text);
    return out;
  }

  /** Frames come again and again; one is remembered when nothing is found in the whole line as it came. */
  function frame(line: string): string | undefined {
    const known = frames.get(line);
    if (known !== undefined) return known;
    const place = frameIn(line);
    if (place === undefined) return undefined;
    const reduced = reduceFrame(line, place, applicationRoot);
    const out = scan(reduced, true, '');
    if (out === reduced && scan(line, true, '') === line) {
      if (frames.size >= MOST_FRAMES) frames.clear();
      frames.set(line, out);
    }
    return out;
  }

  function stack(text: string, field: string): string {
    return mapStack(cut(engine, text), frame, (block) => scan(block, true, field));
  }

  function byKey(text: string, action: KeyAction, field: string): string {
    if (action === 'scan' || action === 'keep') return scan(text, action === 'scan', field);
    if (action === 'stack') return stack(text, field);
    const reduce = REDUCERS[action];
    if (reduce === undefined || engine.allowed.has(text)) return text;
    const reduced = reduce(cut(engine, text));
    if (reduced !== text) engine.count(`key:${action}`);
    return scan(reduced, action !== 'agent', field);
  }

  return { byKey, argument: (text, index) => scan(reduceArgument(cut(engine, text), index), true, '') };
}
