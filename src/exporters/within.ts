const LONG_MILLIS = 2 ** 30;

/**
 * Resolves when the work has settled, at the latest after the limit; the result says which of the two.
 *
 * @param keepsAlive whether the process waits for it.
 */
export async function settledWithin(
  limitMillis: number,
  work: Promise<unknown>,
  keepsAlive = true,
): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMillis);
    if (!keepsAlive) (timer as { unref?(): void }).unref?.(); // browsers have numbers
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  const result = await Promise.race([settled, limit]);
  clearTimeout(timer);
  return result;
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
