import * as api from '@opentelemetry/api';
import type { Attributes, Context, MeterProvider, TracerProvider } from '@opentelemetry/api';

/** An event as the OpenTelemetry Logs API takes it. */
export interface EventRecord {
  readonly eventName: string;
  readonly attributes?: Attributes;
  readonly timestamp?: number | Date;
  readonly severityNumber?: number;
  readonly context?: Context;
}

/** The part of OpenTelemetry's LoggerProvider that events need. (OpenTelemetry 2 has it in another package.) */
export interface EventLoggerProvider {
  getLogger(name: string): { emit(record: EventRecord): void };
}

/** Where declarations record to. What is left out is OpenTelemetry's global provider. */
export interface Providers {
  readonly tracerProvider?: TracerProvider | undefined;
  readonly meterProvider?: MeterProvider | undefined;
  readonly loggerProvider?: EventLoggerProvider | undefined;
}

/** Name of the instrumentation scope of declarations that name none. */
export const DEFAULT_SCOPE = 'opentelemetry-diagnostic-data';

/** Where `@opentelemetry/api-logs` keeps its provider: a function of the version of its API. */
const LEGACY_LOGS = Symbol.for('io.opentelemetry.js.api.logs');
const LEGACY_LOGS_VERSION = 1;

const NO_LOGGER = Object.freeze({ emit: () => undefined });

/** The tracer of a scope. */
export function tracerOf(providers: Providers, scope: string): api.Tracer {
  return (providers.tracerProvider ?? api.trace.getTracerProvider()).getTracer(scope);
}

/** The provider of meters in force; it is another object after a restart. */
export function meterProviderOf(providers: Providers): MeterProvider {
  return providers.meterProvider ?? api.metrics.getMeterProvider();
}

/** The logger of a scope, in OpenTelemetry 3 and in OpenTelemetry 2, whose API has no logs. */
export function loggerOf(providers: Providers, scope: string): { emit(record: EventRecord): void } {
  const given = providers.loggerProvider ?? (api as { logs?: { getLoggerProvider(): unknown } }).logs;
  if (given === undefined) return legacyProvider()?.getLogger(scope) ?? NO_LOGGER;
  const provider = 'getLoggerProvider' in given ? given.getLoggerProvider() : given;
  return (provider as EventLoggerProvider).getLogger(scope);
}

function legacyProvider(): EventLoggerProvider | undefined {
  const get = (globalThis as Record<symbol, unknown>)[LEGACY_LOGS];
  if (typeof get !== 'function') return undefined;
  return (get as (version: number) => EventLoggerProvider | undefined)(LEGACY_LOGS_VERSION);
}
