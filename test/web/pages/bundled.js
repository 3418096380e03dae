// What a user's bundler gets: the built package under its public names, and nothing to configure.
import { trace } from '@opentelemetry/api';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/web';

const diagnosticData = startDiagnosticData({
  product: { name: 'process-miner', version: '2.4.0' },
  endpoint: new URLSearchParams(location.search).get('endpoint'),
  collect: false,
});
trace
  .getTracer('page')
  .startSpan('bundled', { attributes: { 'diagnostic_data.category': 'product_and_service_usage' } })
  .end();
void diagnosticData.forceFlush();
