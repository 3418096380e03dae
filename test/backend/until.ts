import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until there is an answer other than `undefined`. Throws, naming what, after 20 s. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  timeoutMillis = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMillis;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMillis / 1000} s: ${what}`);
    await wait(100);
  }
}
