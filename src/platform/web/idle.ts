/** What need not hold up the start of a page. */
export interface IdleWork {
  /** Does it once the page has a moment. */
  soon(work: () => void): void;
  /** Does now what still waits. @returns whether anything did. */
  settle(): boolean;
}

/** A page that is busy for longer than this is interrupted. */
const LONGEST_WAIT_MILLIS = 1000;

/**
 * Waits for moments in which the browser has nothing else to do, for each work one; where it does not tell of them, for the
 * next task.
 */
export function createIdleWork(): IdleWork {
  const waiting: (() => void)[] = [];
  const next = (): void => waiting.shift()?.();
  const { requestIdleCallback } = globalThis as Partial<typeof globalThis>; // Safari has none
  return {
    settle() {
      const isWaiting = waiting.length > 0;
      while (waiting.length > 0) next();
      return isWaiting;
    },
    soon(work) {
      waiting.push(work);
      if (requestIdleCallback === undefined) setTimeout(next);
      else requestIdleCallback(next, { timeout: LONGEST_WAIT_MILLIS });
    },
  };
}
