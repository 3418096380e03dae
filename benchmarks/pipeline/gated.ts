import { createMemoryConsentStore } from 'opentelemetry-diagnostic-data';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/node';
import type { Subject } from './subject.ts';

/** The same behind gates and doors; the built-in instrumentations are measured elsewhere. */
export function startGated(endpoint: string): Subject {
  const diagnosticData = startDiagnosticData({
    product: { name: 'benchmark', version: '1.0.0' },
    endpoint,
    consentStore: createMemoryConsentStore(),
    flushesAtExit: false,
    collect: false,
  });
  return { flush: () => diagnosticData.forceFlush(), stop: () => diagnosticData.shutdown() };
}
