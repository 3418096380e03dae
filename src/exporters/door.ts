import { type ExportResult, ExportResultCode } from '@opentelemetry/core';

/** What every OpenTelemetry exporter of a signal has in common. */
export interface Exporter<T> {
  export(items: T, callback: (result: ExportResult) => void): void;
  forceFlush?(): Promise<void>;
  shutdown(): Promise<void>;
}

/** How an export ended. */
export interface Answer extends ExportResult {
  /** Items that were refused although the others were taken. Default: none. */
  readonly refused?: number | undefined;
}

/** Options of {@link createDoor}. */
export interface DoorOptions<T> {
  readonly exporter: Exporter<T>;
  /** How many items a batch holds. */
  readonly size: (items: T) => number;
  /** Told of items that were refused because the door is closed. */
  readonly onRefused: (count: number) => void;
  /** Told of items whose export failed for good, or that were refused. */
  readonly onFailed: (count: number) => void;
  /** Called before each export; may close the door. Default: nothing is asked. */
  readonly recheck?: ((items: T) => void) | undefined;
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
  return new ExporterDoor(options);
}

type Settle = (answer: Answer) => void;

class ExporterDoor<T> implements Door<T> {
  readonly #options: DoorOptions<T>;
  readonly #inFlight = new Map<Settle, number>();
  #waiting: (() => void)[] = [];
  #isOpen = true;
  #announceClosed = (): void => undefined;
  readonly #closed = new Promise<void>((resolve) => (this.#announceClosed = resolve));

  constructor(options: DoorOptions<T>) {
    this.#options = options;
  }

  export(items: T, callback: Settle): void {
    const { exporter, size, onRefused, recheck } = this.#options;
    if (this.#isOpen) recheck?.(items);
    if (!this.#isOpen) {
      onRefused(size(items));
      callback(SUCCESS);
      return;
    }
    const settle = this.#track(callback, size(items));
    try {
      exporter.export(items, settle);
    } catch {
      settle({ code: ExportResultCode.FAILED, error: new Error('The exporter failed.') });
    }
  }

  #track(callback: Settle, count: number): Settle {
    let pending: Settle | undefined = callback;
    const settle = (answer: Answer): void => {
      if (!this.#inFlight.delete(settle)) return;
      const refused = answer.code === ExportResultCode.SUCCESS ? (answer.refused ?? 0) : count;
      if (this.#isOpen && refused > 0) this.#options.onFailed(Math.min(refused, count));
      const tell = pending;
      pending = undefined; // the callback holds the batch
      tell?.(answer);
      if (this.#inFlight.size === 0) this.#wake();
    };
    this.#inFlight.set(settle, count);
    return settle;
  }

  #wake(): void {
    const woken = this.#waiting;
    this.#waiting = [];
    for (const resolve of woken) resolve();
  }

  async forceFlush(): Promise<void> {
    if (this.#inFlight.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async shutdown(): Promise<void> {
    const done = this.#options.exporter.shutdown();
    done.catch(() => undefined); // it may fail when nobody waits for it any more
    // An exporter waits for what it retries; behind a closed door there is nothing to wait for.
    await Promise.race([done, this.#closed]);
  }

  close(): void {
    this.#isOpen = false;
    this.#announceClosed();
    for (const [settle, count] of this.#inFlight) {
      this.#options.onRefused(count);
      settle(SUCCESS);
    }
  }
}
