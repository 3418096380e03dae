/**
 * What the work answers, or `otherwise` if it takes longer than the limit. Rejects when the work does before that.
 *
 * @param keepsAlive whether the process waits for the limit. Default: true.
 */
export async function within<T, O>(
  limitMillis: number,
  work: PromiseLike<T>,
  otherwise: O,
  keepsAlive = true,
): Promise<T | O> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<O>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), limitMillis);
    if (!keepsAlive) (timer as { unref?(): void }).unref?.(); // browsers have numbers
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
