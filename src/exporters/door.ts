import { type ExportResult, ExportResultCode } from '@opentelemetry/core';

/** What every OpenTelemetry exporter of a signal has in common. */
export interface Exporter<T> {
  export(items: T, callback: (result: ExportResult) => void): void;
  forceFlush?(): Promise<void>;
  shutdown(): Promise<void>;
}

/** Options of {@link createDoor}. */
export interface DoorOptions<T> {
  readonly exporter: Exporter<T>;
  /** How many items a batch holds. */
  readonly size: (items: T) => number;
  /** Told of items that were refused because the door is closed. */
  readonly onRefused: (count: number) => void;
  /** Told of items whose export failed for good. */
  readonly onFailed: (count: number) => void;
  /** Called before each export; may close the door. Default: nothing is asked. */
  readonly recheck?: (() => void) | undefined;
}

/** The last place that asks before bytes leave. */
export interface Door<T> extends Exporter<T> {
  forceFlush(): Promise<void>;
  /** Refuses everything from now on and settles what is in flight at once. */
  close(): void;
}

const SUCCESS: ExportResult = Object.freeze({ code: ExportResultCode.SUCCESS });

/**
 * Wraps an exporter. Each callback is answered exactly once; what policy refused is answered with success, so that
 * nobody retries it. No batch is kept alive by the door's bookkeeping.
 */
export function createDoor<T>(options: DoorOptions<T>): Door<T> {
  const { exporter, size, onRefused, onFailed, recheck } = options;
  const inFlight = new Map<(result: ExportResult) => void, number>();
  let waiting: (() => void)[] = [];
  let isOpen = true;
  let announceClosed = (): void => undefined;
  const closed = new Promise<void>((resolve) => (announceClosed = resolve));

  function track(callback: (result: ExportResult) => void, count: number): (result: ExportResult) => void {
    let pending: typeof callback | undefined = callback;
    const settle = (result: ExportResult): void => {
      if (!inFlight.delete(settle)) return;
      if (isOpen && result.code !== ExportResultCode.SUCCESS) onFailed(count);
      const answer = pending;
      pending = undefined; // the callback holds the batch
      answer?.(result);
      if (inFlight.size === 0) wake();
    };
    inFlight.set(settle, count);
    return settle;
  }

  function wake(): void {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  }

  return {
    export(items, callback) {
      if (isOpen) recheck?.();
      if (!isOpen) {
        onRefused(size(items));
        callback(SUCCESS);
        return;
      }
      const settle = track(callback, size(items));
      try {
        exporter.export(items, settle);
      } catch {
        settle({ code: ExportResultCode.FAILED, error: new Error('The exporter failed.') });
      }
    },
    forceFlush: () =>
      inFlight.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve)),
    async shutdown() {
      const done = exporter.shutdown();
      done.catch(() => undefined); // it may fail when nobody waits for it any more
      // An exporter waits for what it retries; behind a closed door there is nothing to wait for.
      await Promise.race([done, closed]);
    },
    close() {
      isOpen = false;
      announceClosed();
      for (const [settle, count] of inFlight) {
        onRefused(count);
        settle(SUCCESS);
      }
    },
  };
}
