import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import {
  createConsent,
  createDiagnosticData,
  createMemoryConsentStore,
  type LaneTransport,
} from '../../src/index.ts';

/** Exporters that retry for ever: they never answer and never finish shutting down. */
function createStuckTransport(): LaneTransport {
  const stuck = {
    export: () => undefined,
    forceFlush: () => new Promise<void>(() => undefined),
    shutdown: () => new Promise<void>(() => undefined),
  };
  return {
    spanExporter: stuck,
    metricExporter: stuck as PushMetricExporter,
    logRecordExporter: stuck,
    abort: () => undefined,
  };
}

it('P5: an opt-out does not wait for what the exporters retry', async () => {
  jest.useFakeTimers(); // so that no time limit can end the wait
  const consent = createConsent({ store: createMemoryConsentStore('optional') });
  const diagnosticData = createDiagnosticData({
    product: { name: 'test-product' },
    consent,
    transport: createStuckTransport,
  });
  const attributes = { 'diagnostic_data.category': 'enhanced_anonymized_product_usage' };
  diagnosticData.meterProvider.getMeter('scope').createCounter('counter').add(1, attributes);
  void diagnosticData.forceFlush();

  await consent.set('none', { source: 'settings' });

  expect(consent.level).toBe('none');
  jest.useRealTimers();
});
