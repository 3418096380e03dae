/** Diagnostic data first, then the application: what is recorded before it is recorded by nobody. */
import { diagnosticData } from './diagnostics.ts';

// Not awaited: bundlers put what both modules need into this one, and the application would wait for it forever.
void import('./application.ts').then(({ startApplication }) => startApplication(diagnosticData));
