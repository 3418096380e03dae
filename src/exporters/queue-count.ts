import type { Door } from './door.ts';

/** Knows how much waits in a stock processor's queue; what finds it full is told instead of dropped silently. */
export interface QueueCount<T extends readonly unknown[]> {
  /** Whether there is room for one more, which is taken. */
  take(): boolean;
  /** The door, for the stock processor: a batch that comes to it has left the queue. */
  readonly door: Door<T>;
}

/** OpenTelemetry's default for batch processors. */
const DEFAULT_MAX_QUEUE_SIZE = 2048;

/**
 * Counts in front of the door what a stock processor hands over.
 *
 * @param onFull told of each item that there is no room for.
 */
export function createQueueCount<T extends readonly unknown[]>(
  door: Door<T>,
  maxQueueSize: number | undefined,
  onFull: () => void,
): QueueCount<T> {
  const limit = maxQueueSize ?? DEFAULT_MAX_QUEUE_SIZE;
  let waiting = 0;
  return {
    take() {
      if (waiting >= limit) {
        onFull();
        return false;
      }
      waiting++;
      return true;
    },
    door: {
      export(items, callback) {
        waiting = Math.max(0, waiting - items.length);
        door.export(items, callback);
      },
      forceFlush: () => door.forceFlush(),
      shutdown: () => door.shutdown(),
      close: () => door.close(),
    },
  };
}
