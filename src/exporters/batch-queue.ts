import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import type { Door } from './door.ts';
import { settledWithin } from './within.ts';

/** How a lane batches. */
export interface BatchOptions {
  /** Items kept while they wait; more are lost. Default: 2048. */
  readonly maxQueueSize?: number | undefined;
  /** Items sent in one request. Default: 512. */
  readonly maxExportBatchSize?: number | undefined;
  /** Longest wait of an item before it is sent. Default: 5000 for spans, 1000 for log records. */
  readonly scheduledDelayMillis?: number | undefined;
  /** Longest time an export may take. Default: 30000. */
  readonly exportTimeoutMillis?: number | undefined;
}

/** Options of {@link createBatchQueue}. */
export interface BatchQueueOptions<T> extends BatchOptions {
  readonly door: Door<T[]>;
  /** Of all items; what it still finds out about itself is waited for. */
  readonly resource: Resource;
  readonly scheduledDelayMillis: number;
  /** Told of each item that there is no room for. */
  readonly onFull: () => void;
}

/** Items of one signal that wait to be sent. Its promises never reject. */
export interface BatchQueue<T> {
  add(item: T): void;
  /** Sends all, also while something is in flight: a page that goes away cannot wait for an answer. */
  forceFlush(): Promise<void>;
  /** Sends all, and takes no more. */
  shutdown(): Promise<void>;
}

/** Sends as OpenTelemetry's batch processor for spans does, for spans and log records alike. */
export function createBatchQueue<T>(options: BatchQueueOptions<T>): BatchQueue<T> {
  return new WaitingItems(options);
}

class WaitingItems<T> implements BatchQueue<T> {
  readonly #options: BatchQueueOptions<T>;
  readonly #maxQueueSize: number;
  readonly #maxBatchSize: number;
  #waiting: T[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether a batch is in flight whose time had come; the next one waits for it. */
  #isSending = false;
  #isShutDown = false;

  constructor(options: BatchQueueOptions<T>) {
    const { maxQueueSize = 2048, maxExportBatchSize = 512 } = options;
    this.#options = options;
    this.#maxQueueSize = maxQueueSize;
    this.#maxBatchSize = Math.min(maxExportBatchSize, maxQueueSize);
  }

  add(item: T): void {
    if (this.#isShutDown) return;
    if (this.#waiting.length >= this.#maxQueueSize) return this.#options.onFull();
    this.#waiting.push(item);
    this.#schedule();
  }

  async forceFlush(): Promise<void> {
    this.#stopTimer();
    const batches: Promise<unknown>[] = [];
    while (this.#waiting.length > 0) batches.push(this.#sendBatch());
    await Promise.all(batches);
  }

  shutdown(): Promise<void> {
    this.#isShutDown = true;
    return this.forceFlush();
  }

  #schedule(): void {
    if (this.#isSending) return;
    if (this.#waiting.length >= this.#maxBatchSize) return void this.#sendNext();
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.#sendNext(), this.#options.scheduledDelayMillis);
    (this.#timer as { unref?(): void }).unref?.(); // a process does not wait for it; browsers have numbers
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #sendNext(): Promise<void> {
    this.#stopTimer();
    this.#isSending = true;
    await this.#sendBatch();
    this.#isSending = false;
    if (this.#waiting.length > 0) this.#schedule();
  }

  #sendBatch(): Promise<unknown> {
    const batch = this.#waiting.splice(0, this.#maxBatchSize);
    return settledWithin(this.#options.exportTimeoutMillis ?? 30_000, this.#export(batch), false);
  }

  async #export(batch: T[]): Promise<void> {
    const { door, resource } = this.#options;
    if (resource.asyncAttributesPending === true) await resource.waitForAsyncAttributes?.();
    await new Promise<void>((resolve) =>
      context.with(suppressTracing(ROOT_CONTEXT), () => door.export(batch, () => resolve())),
    );
  }
}
