import { within } from '../policy/index.ts';

const LONG_MILLIS = 2 ** 30;

/**
 * Resolves when the work has settled, at the latest after the limit; the result says which of the two.
 *
 * @param keepsAlive whether the process waits for it.
 */
export function settledWithin(
  limitMillis: number,
  work: Promise<unknown>,
  keepsAlive = true,
): Promise<boolean> {
  const settled = work.then(
    () => true,
    () => true,
  );
  return within(limitMillis, settled, false, keepsAlive);
}

/** Keeps the process alive until the work has settled, since the sockets and timers of exports do not. */
export async function held<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, LONG_MILLIS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
