/** A page whose requests are traced by OpenTelemetry's instrumentation. */
import * as api from '@opentelemetry/api';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/web';

globalThis.parts = { api, startDiagnosticData };
globalThis.running = startDiagnosticData({
  product: { name: 'process-miner', version: '2.4.0' },
  endpoint: new URLSearchParams(location.search).get('endpoint') ?? undefined,
  instrumentations: [new FetchInstrumentation()],
  collect: false,
});
