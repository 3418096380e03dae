import type { Run } from '../../instrumentations/index.ts';
import { isHidden } from './page-life.ts';

/** The mark of a page's life. */
export interface RunMark {
  /** Marks the page's life while somebody sees it. */
  keep(run: Run): void;
  end(): void;
}

/**
 * Marks this page's life in `localStorage` while somebody sees it. The mark is taken away whenever the page is hidden,
 * left, or put into the back/forward cache. While it is there the page holds a lock of the same name (Web Locks), which
 * the browser frees however the page ends. So a mark whose lock is free is of a page that ended in front of somebody
 * without being left: it crashed, or the whole browser did. Without Web Locks (on http) nothing is marked.
 */
export function createRunMark(key: string): RunMark {
  let run: Run | undefined;
  let ending: AbortController | undefined; // of listeners
  let holding: AbortController | undefined; // of the lock
  const write = (): void => quietly(() => localStorage.setItem(key, JSON.stringify(run)));

  function unmark(): void {
    quietly(() => localStorage.removeItem(key)); // before the lock is free
    holding?.abort();
    holding = undefined;
  }

  function look(): void {
    if (run === undefined || isHidden()) return unmark();
    holding ??= hold(key, write);
  }

  return {
    keep(next) {
      const isMarked = run !== undefined && holding !== undefined;
      run = next;
      if (isMarked) quietly(() => localStorage.getItem(key) !== null && write()); // not before it holds the lock
      if (ending === undefined) {
        ending = new AbortController();
        const { signal } = ending;
        document.addEventListener('visibilitychange', look, { signal });
        addEventListener('pagehide', unmark, { signal });
        addEventListener('pageshow', look, { signal });
      }
      look();
    },
    end() {
      run = undefined;
      ending?.abort();
      ending = undefined;
      unmark();
    },
  };
}

/** Holds a lock until it is aborted, and calls back once it does. */
function hold(key: string, held: () => void): AbortController {
  const holding = new AbortController();
  const { signal } = holding;
  const request = (navigator.locks as LockManager | undefined)?.request(key, { signal }, () => {
    if (signal.aborted) return undefined;
    held();
    return new Promise<void>((release) => signal.addEventListener('abort', () => release()));
  });
  request?.catch(() => undefined);
  return holding;
}

/** What is kept of a run, as it was written. */
export function readRun(text: string): Run | undefined {
  let run: Partial<Run> | undefined;
  quietly(() => (run = JSON.parse(text) as Partial<Run>));
  const { version, phase } = run ?? {};
  if (typeof version !== 'string' || (phase !== 'starting' && phase !== 'running')) return undefined;
  return { version, phase };
}

/** Storage may be full or blocked, and what is in it may be anything: none of it is worth harming the page. */
export function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // Left out.
  }
}
