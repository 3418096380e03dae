/** Does something later, without keeping the process alive for it. */
export function later(delayMillis: number, work: () => void): () => void {
  const timer = setTimeout(work, delayMillis);
  release(timer);
  return () => clearTimeout(timer);
}

/** Does something again and again, without keeping the process alive for it. */
export function every(intervalMillis: number, work: () => void): () => void {
  const timer = setInterval(work, intervalMillis);
  release(timer);
  return () => clearInterval(timer);
}

/** Node's timers are objects, a browser's numbers. */
function release(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as { unref(): void }).unref();
}
