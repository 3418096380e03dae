/** Resolves when the work has settled, at the latest after the limit; the result says which of the two. */
export async function settledWithin(limitMillis: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMillis);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  const result = await Promise.race([settled, limit]);
  clearTimeout(timer);
  return result;
}
