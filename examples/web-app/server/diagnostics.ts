import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/node';

/**
 * Starts diagnostic data for the server. Must run before the application's modules are loaded.
 *
 * @param stateDirectory where the server keeps its level. Default: the product's configuration directory.
 */
export const startDiagnostics = (stateDirectory?: string) =>
  startDiagnosticData({
    product: { name: 'process-miner-web-server', version: '2.4.0' },
    ...(stateDirectory !== undefined && { stateDirectory }),
    instrumentations: [
      new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => url?.startsWith('/api/') !== true }),
      new ExpressInstrumentation(),
    ],
  });
