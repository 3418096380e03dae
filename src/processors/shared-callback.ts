import { within } from '../policy/index.ts';

/** What a callback reports, with the lane it was observed for. */
export interface ForLane {
  readonly lane: object;
}

/** Runs an application's callback once per collection and shares what it observed. */
export interface SharedCallback<T extends ForLane> {
  /** A lane begins: what is being observed already is not shared with it (P4). */
  begin(lane: object): void;
  /** What it observes at the beginning of a lane: one run of its own for each lane, shared with no collection. */
  observeFor(lane: object): Promise<readonly T[]>;
  /**
   * What it observes for a lane now. Each consumer gets each run at most once. Nothing when the callback does not
   * answer in time; rejects when it fails.
   */
  observe(consumer: object, lane: object): Promise<readonly T[]>;
}

/** Lanes collect within moments of each other when they are flushed; a run is shared no longer than this. */
const SHARED_FOR_MILLIS = 1000;

/** A collection waits no longer for a callback: the end of a process has 2 s for everything. */
const MAX_WAIT_MILLIS = 1000;

/** Observations by lane, so that they are gone when it is. */
type Observed<T> = WeakMap<object, T[]>;

/**
 * @param run calls the application's callback and reports each observation.
 * @param onLost told of each run that failed or was given up.
 */
export function createSharedCallback<T extends ForLane>(
  run: (report: (observation: T) => void) => void | Promise<void>,
  onLost: () => void,
): SharedCallback<T> {
  let startedAt = 0;
  let latest: Promise<Observed<T>> | undefined;
  let consumers = new WeakSet<object>();
  const begun = new WeakSet<object>();
  const beginnings = new WeakMap<object, Promise<Observed<T>>>();
  const runOnce = createRunner(run, onLost);

  return {
    begin(lane) {
      if (begun.has(lane)) return;
      begun.add(lane);
      latest = undefined;
    },
    async observeFor(lane) {
      const beginning = beginnings.get(lane) ?? runOnce();
      beginnings.set(lane, beginning);
      return (await beginning).get(lane) ?? [];
    },
    async observe(consumer, lane) {
      const now = performance.now();
      if (latest === undefined || consumers.has(consumer) || now - startedAt > SHARED_FOR_MILLIS) {
        startedAt = now;
        consumers = new WeakSet();
        latest = runOnce();
      }
      consumers.add(consumer);
      return (await latest).get(lane) ?? [];
    },
  };
}

const answersInTime = (): boolean => true;

/** A callback that did not answer in time is not called again until it has: its calls would pile up. */
function createRunner<T extends ForLane>(
  run: (report: (observation: T) => void) => void | Promise<void>,
  onLost: () => void,
): () => Promise<Observed<T>> {
  let unanswered = 0;
  const answered = (): void => void unanswered--;

  return async () => {
    const seen: Observed<T> = new WeakMap();
    const report = (observation: T): void => {
      const sameLane = seen.get(observation.lane);
      if (sameLane === undefined) seen.set(observation.lane, [observation]);
      else sameLane.push(observation);
    };
    try {
      if (unanswered === 0) {
        const running = run(report);
        if (running === undefined || (await within(MAX_WAIT_MILLIS, running.then(answersInTime), false)))
          return seen;
        unanswered++;
        running.then(answered, answered);
      }
    } catch (error) {
      onLost();
      throw error;
    }
    onLost();
    return new WeakMap();
  };
}
