/** What need not hold up the start of a page. */
export interface IdleWork {
  /** Does it once the page has a moment. */
  soon(work: () => void): void;
  /** Does now what still waits. @returns whether anything did. */
  settle(): boolean;
}

/** A page that is busy for longer than this is interrupted. */
const LONGEST_WAIT_MILLIS = 1000;

/** Waits for a moment in which the browser has nothing else to do; where it does not tell of one, for the next task. */
export function createIdleWork(): IdleWork {
  const waiting: (() => void)[] = [];
  const settle = (): boolean => {
    const works = waiting.splice(0);
    for (const work of works) work();
    return works.length > 0;
  };
  const { requestIdleCallback } = globalThis as Partial<typeof globalThis>; // Safari has none
  return {
    settle,
    soon(work) {
      if (waiting.push(work) > 1) return;
      if (requestIdleCallback === undefined) setTimeout(settle);
      else requestIdleCallback(settle, { timeout: LONGEST_WAIT_MILLIS });
    },
  };
}
