import type { BatchOptions } from './batch-queue.ts';

/** How often a lane collects metrics. */
export interface CollectionOptions {
  /** Time between two collections. Default: 60000. */
  readonly exportIntervalMillis?: number | undefined;
  /** Longest time a collection and its export may take. Default: 30000, or the interval if that is shorter. */
  readonly exportTimeoutMillis?: number | undefined;
}

/** Settings of the queues and the metric reader in each lane. */
export interface LaneSettings {
  readonly spans?: BatchOptions | undefined;
  readonly logRecords?: BatchOptions | undefined;
  readonly metrics?: CollectionOptions | undefined;
}

/** An option that is `undefined` is one that was not given. */
export function defined<T extends object>(
  options: T | undefined,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> };
}
