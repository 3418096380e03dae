import { startDiagnosticData } from 'opentelemetry-diagnostic-data/web';

/** Starts diagnostic data with everything that it records by itself. */
export function start(endpoint: string): void {
  startDiagnosticData({
    product: { name: 'benchmark', version: '1.0.0' },
    endpoint,
    routes: ['/'],
    names: { forms: ['checkout'] },
  });
}
