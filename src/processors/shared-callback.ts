/** Runs an application's callback once per collection and shares what it observed. */
export interface SharedCallback<T> {
  /** What the callback observes now. Each consumer gets each run at most once. Rejects when the callback fails. */
  observe(consumer: object): Promise<readonly T[]>;
  /** What it observes at the beginning of a lane: one run of its own for each lane, shared with no collection. */
  observeFor(lane: object): Promise<readonly T[]>;
}

/** Lanes collect within moments of each other when they are flushed; a run is shared no longer than this. */
const SHARED_FOR_MILLIS = 1000;

/** @param run calls the application's callback and reports each observation. */
export function createSharedCallback<T>(
  run: (report: (observation: T) => void) => void | Promise<void>,
): SharedCallback<T> {
  let startedAt = 0;
  let observations: Promise<readonly T[]> | undefined;
  let consumers = new WeakSet<object>();
  const beginnings = new WeakMap<object, Promise<readonly T[]>>();

  async function collect(): Promise<readonly T[]> {
    const seen: T[] = [];
    await run((observation) => void seen.push(observation));
    return seen;
  }

  return {
    observe(consumer) {
      const now = performance.now();
      if (observations === undefined || consumers.has(consumer) || now - startedAt > SHARED_FOR_MILLIS) {
        startedAt = now;
        consumers = new WeakSet();
        observations = collect();
      }
      consumers.add(consumer);
      return observations;
    },
    observeFor(lane) {
      const known = beginnings.get(lane) ?? collect();
      beginnings.set(lane, known);
      return known;
    },
  };
}
