import type { MeterProvider, TracerProvider } from '@opentelemetry/api';
import type { EventLoggerProvider, Providers } from '../policy/index.ts';

/**
 * OpenTelemetry's `Instrumentation`, stated structurally: ours patch no modules and need no base class.
 * They record to OpenTelemetry's global providers unless others are set before `enable`.
 */
export interface DataInstrumentation {
  readonly instrumentationName: string;
  readonly instrumentationVersion: string;
  /** Starts to record. Does nothing where it is on already. */
  enable(): void;
  /** Stops. Does nothing where it is off already. */
  disable(): void;
  setTracerProvider(tracerProvider: TracerProvider): void;
  setMeterProvider(meterProvider: MeterProvider): void;
  setLoggerProvider(loggerProvider: EventLoggerProvider): void;
  setConfig(config: { enabled?: boolean }): void;
  getConfig(): { enabled?: boolean };
}

/** Version of the instrumentations: it moves when what they record does. */
const VERSION = '1';

/**
 * Makes an instrumentation.
 *
 * @param start begins to record to the providers, and returns what ends it.
 */
export function createInstrumentation(
  category: string,
  start: (providers: Providers) => () => void,
): DataInstrumentation {
  let providers: Providers = {};
  let stop: (() => void) | undefined;
  const disable = (): void => {
    stop?.();
    stop = undefined;
  };
  const enable = (): void => {
    stop ??= start(providers);
  };
  return {
    instrumentationName: `opentelemetry-diagnostic-data/${category}`,
    instrumentationVersion: VERSION,
    enable,
    disable,
    setTracerProvider: (tracerProvider) => void (providers = { ...providers, tracerProvider }),
    setMeterProvider: (meterProvider) => void (providers = { ...providers, meterProvider }),
    setLoggerProvider: (loggerProvider) => void (providers = { ...providers, loggerProvider }),
    setConfig: ({ enabled }) => (enabled === false ? disable() : undefined),
    // OpenTelemetry enables what does not say that it is.
    getConfig: () => ({ enabled: stop !== undefined }),
  };
}
