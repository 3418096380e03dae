import { type CleanTexts, createCleanTexts } from './clean-texts.ts';
import { cut, scrubSeparateLines, scrubText, type Engine } from './engine.ts';
import type { KeyAction } from './key-lists.ts';

const REMOVED = '[removed]';
/** The same error comes again and again; its frames are remembered as they leave, without what is before the package. */
const MOST_STACKS = 32;
const LONGEST_STACK = 8192;

/** How texts are reduced before the detectors look at what is left. */
export interface KeyRules {
  /** By what the key says. What has none is removed. */
  readonly reducers: Partial<Record<KeyAction, (text: string) => string>>;
  /** One argument of a command line. */
  readonly reduceArgument: (text: string, index: number) => string;
  /** Makes what scrubs stack traces, from what scrubs any text and what scrubs line by line. Default: they are texts like any other. */
  readonly stack?: StackRules;
}

/** See `KeyRules`. */
export type StackRules = (scan: ScanText, scanLines: ScanText) => ScanText;

/** Scrubs a text; `field` is the key that it stands under. */
export type ScanText = (text: string, field: string) => string;

/** Scrubs texts by what their key says. */
export interface TextScrubber {
  readonly byKey: (text: string, action: KeyAction, field: string) => string;
  readonly argument: (text: string, index: number) => string;
}

/** Joins reducers, the engine and the memory of clean texts. */
export function createTextScrubber(engine: Engine, clean: CleanTexts, rules: KeyRules): TextScrubber {
  const scanAll: ScanText = (text, field) => scan(text, true, field);
  const cleanFrames = createCleanTexts(MOST_STACKS, 1, LONGEST_STACK);
  const scanFrames: ScanText = (text, field) => {
    if (cleanFrames.has(text)) return text;
    const out = scrubSeparateLines(engine, text, { lookalikes: true, field });
    if (out === text) cleanFrames.add(text);
    return out;
  };
  const stack = rules.stack?.(scanAll, scanFrames) ?? scanAll;

  function scan(text: string, lookalikes: boolean, field: string): string {
    if (clean.has(text)) return text;
    const out = scrubText(engine, text, { lookalikes, field });
    if (out === text && lookalikes) clean.add(text);
    return out;
  }

  function byKey(text: string, action: KeyAction, field: string): string {
    if (action === 'scan' || action === 'keep') return scan(text, action === 'scan', field);
    if (action === 'stack') return stack(cut(engine, text), field);
    if (action === 'pass' || engine.allowed.has(text)) return text;
    const reduced = rules.reducers[action]?.(cut(engine, text)) ?? REMOVED;
    if (reduced !== text) engine.count(`key:${action}`);
    return scan(reduced, action !== 'agent', field);
  }

  return { byKey, argument: (text, index) => scanAll(rules.reduceArgument(cut(engine, text), index), '') };
}
