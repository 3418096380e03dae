import * as api from '@opentelemetry/api';
import type { ContextManager, TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { type Instrumentation, registerInstrumentations } from '@opentelemetry/instrumentation';
import { LoggerProvider } from '@opentelemetry/sdk-logs';
import { type Sampler, StackContextManager, TracerProvider } from '@opentelemetry/sdk-trace';
import type { JoinedDiagnosticData } from './join.ts';

/** What of the options concerns OpenTelemetry's SDK. */
export interface WebRegisterOptions {
  /** Instrumentations to register. Default: none. */
  readonly instrumentations?: readonly (Instrumentation | Instrumentation[])[] | undefined;
  /** Keeps the active span. Default: `StackContextManager`, which forgets it at the first `await`. */
  readonly contextManager?: ContextManager | undefined;
  /** Decides which traces are recorded; consent is not its business. Default: all. */
  readonly sampler?: Sampler | undefined;
  /** Baggage keys that may be sent to other processes. Default: none. */
  readonly allowedBaggageKeys?: readonly string[] | undefined;
}

/** Where `@opentelemetry/api-logs` of OpenTelemetry 2 keeps its provider, by the version of its API. */
const LEGACY_LOGS = Symbol.for('io.opentelemetry.js.api.logs');

/**
 * Registers stock providers behind the gates.
 *
 * @returns a function that takes everything off again.
 * @throws Error when OpenTelemetry is already registered in this page.
 */
export function registerInPage(
  diagnosticData: JoinedDiagnosticData,
  options: WebRegisterOptions,
): () => void {
  if (!api.metrics.setGlobalMeterProvider(diagnosticData.meterProvider)) {
    void diagnosticData.shutdown();
    throw new Error(
      'OpenTelemetry is already registered in this page. Start diagnostic data first and once.',
    );
  }
  const loggers = createLoggers(diagnosticData);
  const forgetLoggers = registerLoggers(loggers);
  const takeOff = (): void => {
    forgetLoggers();
    for (const signal of [api.trace, api.metrics, api.propagation, api.context]) signal.disable();
  };
  try {
    const unload = register(diagnosticData, loggers, options);
    return () => {
      unload();
      takeOff();
    };
  } catch (error) {
    takeOff(); // so that nothing stands in the way of the next start
    void diagnosticData.shutdown();
    throw error;
  }
}

function createLoggers({ resource, logRecordProcessor }: JoinedDiagnosticData): LoggerProvider {
  return new LoggerProvider({ resource, processors: [logRecordProcessor] });
}

/** @returns a function that takes the instrumentations off. */
function register(
  diagnosticData: JoinedDiagnosticData,
  loggerProvider: LoggerProvider,
  options: WebRegisterOptions,
): () => void {
  const { resource, spanProcessor } = diagnosticData;
  const { sampler, contextManager = new StackContextManager() } = options;
  const tracers = new TracerProvider({
    resource,
    spanProcessors: [spanProcessor],
    ...(sampler === undefined ? {} : { sampler }),
  });
  const tracerProvider = diagnosticData.frontTracerProvider(tracers, sampler === undefined);
  api.trace.setGlobalTracerProvider(tracerProvider);
  api.context.setGlobalContextManager(contextManager.enable());
  api.propagation.setGlobalPropagator(diagnosticData.gatePropagator(propagatorFor(options)));
  return registerInstrumentations({
    instrumentations: [...(options.instrumentations ?? [])],
    tracerProvider,
    meterProvider: diagnosticData.meterProvider,
    loggerProvider,
  });
}

function propagatorFor({ allowedBaggageKeys = [] }: WebRegisterOptions): TextMapPropagator {
  const propagators: TextMapPropagator[] = [new W3CTraceContextPropagator()];
  if (allowedBaggageKeys.length > 0) propagators.push(new W3CBaggagePropagator());
  return new CompositePropagator({ propagators });
}

/** OpenTelemetry 3 has logs in its API; OpenTelemetry 2 has them in a package of their own. */
function registerLoggers(loggers: LoggerProvider): () => void {
  const { logs } = api as { logs?: typeof api.logs };
  if (logs !== undefined) {
    logs.setGlobalLoggerProvider(loggers);
    return () => logs.disable();
  }
  const place = globalThis as Record<symbol, unknown>;
  place[LEGACY_LOGS] = () => loggers;
  return () => void delete place[LEGACY_LOGS];
}
