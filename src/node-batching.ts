import type { CollectionOptions, LaneSettings } from './exporters/index.ts';

/** What the environment says about queues and intervals, with what the options say instead. */
export function joinBatching(environment: LaneSettings, options: LaneSettings | undefined): LaneSettings {
  const { spans, logRecords, metrics } = environment;
  return {
    spans: { ...spans, ...options?.spans },
    logRecords: { ...logRecords, ...options?.logRecords },
    metrics: withinInterval({ ...metrics, ...options?.metrics }, options?.metrics),
  };
}

/** A variable's time limit that is longer than an option's interval is not the application's mistake. */
function withinInterval(
  collection: CollectionOptions,
  given: CollectionOptions | undefined,
): CollectionOptions {
  const { exportIntervalMillis: interval, exportTimeoutMillis: timeout } = collection;
  if (given?.exportTimeoutMillis !== undefined || interval === undefined || timeout === undefined)
    return collection;
  return { ...collection, exportTimeoutMillis: Math.min(timeout, interval) };
}
