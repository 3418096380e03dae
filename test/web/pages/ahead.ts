/**
 * A page that has another one rendered ahead of a visit, and goes there once that is done. The other one records before
 * and after somebody sees it, with instruments that it took before.
 */
import { metrics, trace } from '@opentelemetry/api';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/web';

function askForIt(): void {
  const rules = { prerender: [{ urls: [`/ahead${location.search}`], eagerness: 'immediate' }] };
  const script = document.createElement('script');
  Object.assign(script, { type: 'speculationrules', textContent: JSON.stringify(rules) });
  document.head.append(script);
  addEventListener('storage', ({ key }) => {
    if (key === 'isRenderedAhead') location.href = `/ahead${location.search}`;
  });
}

async function beIt(): Promise<void> {
  const diagnosticData = startDiagnosticData({
    product: { name: 'process-miner', version: '2.4.0' },
    endpoint: new URLSearchParams(location.search).get('endpoint') ?? undefined,
    administratorPolicy: { minimumLevel: 'required' },
    routes: ['/', '/ahead'],
  });
  const { level, reason } = diagnosticData.explain();
  const tracer = trace.getTracer('page');
  const counter = metrics.getMeter('page').createCounter('app.looks');
  const category = { 'diagnostic_data.category': 'product_and_service_usage' };
  const record = (name: string, attributes = {}): void => {
    tracer.startSpan(name, { attributes: { ...category, ...attributes } }).end();
    counter.add(1, category);
  };
  document.addEventListener('prerenderingchange', () => {
    record('seen', { 'app.level_ahead': level, 'app.reason_ahead': reason });
    void diagnosticData.forceFlush();
  });
  record('ahead');
  await diagnosticData.forceFlush();
  localStorage.setItem('isRenderedAhead', 'true');
}

if (location.pathname === '/') askForIt();
else void beIt();
