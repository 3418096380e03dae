import type { LastLaunch, SetupStore } from '../../instrumentations/index.ts';
import { createRunMark, quietly, readRun } from './run-mark.ts';

/** When marks of others are looked at: a page that is just being left takes its own away before. */
const LOOK_AFTER_MILLIS = 1000;
/** More marks than these are forgotten: something else is wrong then. */
const MOST_MARKS = 20;
const VERSION = /^[\w.+-]{1,64}$/;

/**
 * Keeps the last launched version in `localStorage`, and a mark of this page's life (see `createRunMark`). A mark that no
 * page holds is of one that did not end as pages do. Whatever fails is left out.
 */
export function createSetupStorage(productName: string): SetupStore {
  const launchKey = `diagnostic-data.setup:${productName}`;
  const prefix = `diagnostic-data.run:${productName}:`;
  const mark = createRunMark(prefix + Math.random().toString(36).slice(2));
  return {
    takeEndedRuns(tell) {
      const take = (key: string) =>
        takeMark(key, (text) => {
          const run = readRun(text);
          if (run !== undefined && VERSION.test(run.version)) tell([run]);
        });
      setTimeout(() => marksOf(prefix).forEach(take), LOOK_AFTER_MILLIS);
    },
    keepRun: mark.keep,
    endRun: mark.end,
    lastLaunch: () => readLaunch(launchKey),
    saveLaunch: (version) => quietly(() => localStorage.setItem(launchKey, version)),
  };
}

/** A version that cannot be read is none, but no sign of a new installation either. */
function readLaunch(key: string): LastLaunch {
  let version: string | null | undefined;
  quietly(() => (version = localStorage.getItem(key)));
  if (version === null) return 'none';
  return version !== undefined && VERSION.test(version) ? { version } : 'unreadable';
}

function marksOf(prefix: string): readonly string[] {
  let marks: readonly string[] = [];
  quietly(() => (marks = Object.keys(localStorage).filter((key) => key.startsWith(prefix))));
  return marks.slice(0, MOST_MARKS);
}

/** Takes a mark away that no page holds; the lock also lets only one of several tabs do it. */
function takeMark(key: string, tell: (text: string) => void): void {
  const take = (lock: Lock | null): void => {
    const text = lock === null ? null : localStorage.getItem(key);
    if (text === null) return;
    localStorage.removeItem(key);
    tell(text);
  };
  quietly(() => navigator.locks.request(key, { ifAvailable: true }, take).catch(() => undefined));
}
