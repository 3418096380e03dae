// The same application in a page.
import { startDiagnosticData, type WebDiagnosticData } from 'opentelemetry-diagnostic-data/web';

const diagnosticData: WebDiagnosticData = startDiagnosticData({
  product: { name: 'consumer', version: '1.0.0' },
  endpoint: new URLSearchParams(location.search).get('endpoint') ?? undefined,
  collect: false, // only what the application records itself
});
await import('../application.mjs');
await diagnosticData.forceFlush();
