import type * as api from '@opentelemetry/api';
import type { startDiagnosticData } from '../../../src/web.ts';

declare global {
  /** What a page hands to the tests. */
  var parts: {
    readonly api: typeof api;
    readonly startDiagnosticData: typeof startDiagnosticData;
  };
  /** Whatever the test started in the page. */
  var running: ReturnType<typeof startDiagnosticData>;
}
