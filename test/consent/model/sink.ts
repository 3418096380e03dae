import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { LaneTransport } from '../../../src/index.ts';

/** How exports go at the moment. */
export type Weather = 'ok' | 'failing' | 'slow';

/** Where everything arrives that leaves. */
export interface Sink {
  weather: Weather;
  /** Lets everything arrive that is on its way and was not aborted. */
  release(): void;
  transport(): LaneTransport;
}

type Done = (result: ExportResult) => void;

const idIn = (text: string): number => Number(/(\d+)$/.exec(text)?.[1] ?? NaN);

/** Calls `onArrival` with the id of each item, at the moment when nothing can hold it back any more. */
export function createSink(onArrival: (id: number) => void): Sink {
  const underWay: (() => void)[] = [];
  const sink: Sink = {
    weather: 'ok',
    release() {
      for (const arrive of underWay.splice(0)) arrive();
    },
    transport() {
      let isAborted = false;
      const send = (items: readonly number[], done: Done): void => {
        const arrive = (): void => {
          if (isAborted) return done({ code: ExportResultCode.FAILED });
          items.forEach(onArrival);
          done({ code: ExportResultCode.SUCCESS });
        };
        if (sink.weather === 'failing')
          done({ code: ExportResultCode.FAILED, error: new Error('no network') });
        else if (sink.weather === 'slow') underWay.push(arrive);
        else arrive();
      };
      const rest = { shutdown: () => Promise.resolve(), forceFlush: () => Promise.resolve() };
      return {
        spanExporter: { ...rest, export: (spans, done) => send(ids.spans(spans), done) },
        logRecordExporter: { ...rest, export: (records, done) => send(ids.logRecords(records), done) },
        metricExporter: { ...rest, export: (metrics, done) => send(ids.metrics(metrics), done) },
        abort: () => void (isAborted = true),
      };
    },
  };
  return sink;
}

/** The ids of the items in a batch. */
export const ids = {
  spans: (spans: readonly ReadableSpan[]): number[] => spans.map(({ name }) => idIn(name)),
  logRecords: (records: readonly ReadableLogRecord[]): number[] =>
    records.map(({ body }) => idIn(String(body))),
  metrics: ({ scopeMetrics }: ResourceMetrics): number[] =>
    scopeMetrics.flatMap(({ metrics }) =>
      metrics.flatMap(({ dataPoints }) => dataPoints.map(({ attributes }) => idIn(String(attributes['id'])))),
    ),
};
