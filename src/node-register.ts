import * as api from '@opentelemetry/api';
import { NodeSDK, type NodeSDKConfiguration } from '@opentelemetry/sdk-node';
import type { DiagnosticData } from './contract.ts';
import type { OtelEnvironment } from './platform/node/environment.ts';
import { createPropagator } from './processors/index.ts';

/** What of the options concerns OpenTelemetry's SDK. */
export interface RegisterOptions {
  /** Instrumentations to register. Default: none. */
  readonly instrumentations?: NodeSDKConfiguration['instrumentations'] | undefined;
  /** Decides which traces are recorded; consent is not its business. Default: `OTEL_TRACES_SAMPLER`, or all. */
  readonly sampler?: NodeSDKConfiguration['sampler'] | undefined;
  /** Baggage keys that may be sent to other processes. Default: none. */
  readonly allowedBaggageKeys?: readonly string[] | undefined;
}

/** What cannot be registered must not go on collecting, nor stand in the way of the next start. */
export function registerOrStop(...args: Parameters<typeof register>): () => Promise<void> {
  const [diagnosticData] = args;
  try {
    takePlace(diagnosticData);
  } catch (error) {
    void diagnosticData.shutdown();
    throw error;
  }
  try {
    return register(...args);
  } catch (error) {
    takeOff(); // at once: all of it is ours
    void diagnosticData.shutdown();
    throw error;
  }
}

function takePlace({ meterProvider }: DiagnosticData): void {
  if (isTracingTaken() || !api.metrics.setGlobalMeterProvider(meterProvider))
    throw new Error(
      'OpenTelemetry is already registered in this process. Start diagnostic data first and once, ' +
        'or put the parts of createDiagnosticData into your own SDK.',
    );
}

/** @returns a function that takes everything off again. */
function register(
  diagnosticData: DiagnosticData,
  options: RegisterOptions,
  environment: OtelEnvironment,
): () => Promise<void> {
  const propagator = createPropagator(environment.propagators, (options.allowedBaggageKeys ?? []).length > 0);
  const sdk = new NodeSDK({
    resource: diagnosticData.resource,
    autoDetectResources: false,
    spanProcessors: [diagnosticData.spanProcessor],
    logRecordProcessors: [diagnosticData.logRecordProcessor],
    metricReaders: [], // ours is registered already
    textMapPropagator: propagator === undefined ? null : diagnosticData.gatePropagator(propagator),
    instrumentations: options.instrumentations ?? [],
    spanLimits: { attributeValueLengthLimit: Infinity }, // the gate cuts, after scrubbing
    ...(options.sampler === undefined ? {} : { sampler: options.sampler }),
  });
  sdk.start();
  frontTracers(diagnosticData, options.sampler === undefined && !environment.samples);
  return async () => {
    await sdk.shutdown().catch(() => undefined); // everything has been sent; nothing is left to fail
    takeOff();
  };
}

function takeOff(): void {
  for (const signal of [api.trace, api.metrics, api.propagation, api.context, api.logs]) signal?.disable();
}

interface Delegating extends api.TracerProvider {
  getDelegate(): api.TracerProvider;
  getDelegateTracer(name: string): api.Tracer | undefined;
  setDelegate(provider: api.TracerProvider): void;
}

function isTracingTaken(): boolean {
  const provider = api.trace.getTracerProvider() as Partial<Delegating>;
  return provider.getDelegateTracer === undefined || provider.getDelegateTracer('probe') !== undefined;
}

/** Tracers resolve through the API's proxy on first use, so the front must be there before anything else runs. */
function frontTracers(diagnosticData: DiagnosticData, answersRoots: boolean): void {
  const proxy = api.trace.getTracerProvider() as Delegating;
  proxy.setDelegate(diagnosticData.frontTracerProvider(proxy.getDelegate(), answersRoots));
}
