import { logs, metrics, SpanStatusCode, trace } from '@opentelemetry/api';

import type { Attributes, Span } from '@opentelemetry/api';

import { ATTR_DIAGNOSTIC_DATA_CATEGORY } from 'opentelemetry-diagnostic-data';

import type { BuiltInCategory } from 'opentelemetry-diagnostic-data';

const tracer = trace.getTracer('process-miner', '2.4.0');

/** Plain OpenTelemetry, from the API package. */
export const meter = metrics.getMeter('process-miner', '2.4.0');

/** Runs `work` in a span of the given data category; what it throws is recorded and thrown on. */
export function inSpan<T>(
  name: string,
  category: BuiltInCategory,
  work: (span: Span) => T | Promise<T>,
): Promise<T> {
  const attributes = { [ATTR_DIAGNOSTIC_DATA_CATEGORY]: category };
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.recordException(error as Error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A span whose data category somebody forgot: it is withheld until there is one. */
export const forgottenSpan = (name: string): Span => tracer.startSpan(name);

/** Emits an event: a log record with a name. */
export function emitEvent(
  eventName: string,
  category: BuiltInCategory,
  attributes: Attributes,
  body?: string,
): void {
  logs.getLogger('process-miner', '2.4.0').emit({
    eventName,
    attributes: { ...attributes, [ATTR_DIAGNOSTIC_DATA_CATEGORY]: category },
    ...(body !== undefined && { body }),
  });
}
