import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/web';

import { catalogue, ROUTES } from './catalogue.ts';

export const diagnosticData = startDiagnosticData({
  product: { name: 'process-miner-web', version: '2.4.0' },
  endpoint: import.meta.env.VITE_OTLP_ENDPOINT,
  catalogue,
  routes: ROUTES,
  instrumentations: [new FetchInstrumentation()],
});
