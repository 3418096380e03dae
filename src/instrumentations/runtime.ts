import { metrics } from '@opentelemetry/api';
import { type Providers, tellHost } from '../policy/index.ts';
import { later } from './timers.ts';

/**
 * Starts OpenTelemetry's metrics of Node.js. The package is loaded late: that takes tens of milliseconds, which the
 * start of a product does not have.
 *
 * @returns a function that ends it.
 */
export function startRuntimeMetrics(providers: Providers, delayMillis: number): () => void {
  let isStopped = false;
  let disable: (() => void) | undefined;
  const cancel = later(delayMillis, () => void start());

  async function start(): Promise<void> {
    try {
      const { RuntimeNodeInstrumentation } = await import('@opentelemetry/instrumentation-runtime-node');
      if (isStopped) return;
      const instrumentation = new RuntimeNodeInstrumentation({ monitoringPrecision: 20 });
      instrumentation.setMeterProvider(providers.meterProvider ?? metrics.getMeterProvider());
      disable = () => instrumentation.disable();
    } catch {
      tellHost('Node.js could not be looked into; its metrics are left out.', 'debug');
    }
  }

  return () => {
    isStopped = true;
    cancel();
    disable?.();
  };
}
