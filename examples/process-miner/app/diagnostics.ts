import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';

import type { RequestOptions } from 'node:http';

import { startDiagnosticData } from 'opentelemetry-diagnostic-data/node';

import { catalogue } from './catalogue.ts';

/** The settings dialogue is not itself recorded, nor is the sending of telemetry. */
const isOwnBusiness = (path: string | null | undefined): boolean => /^\/(?:settings|v1)\//.test(path ?? '');

/**
 * Starts diagnostic data for one half of the product. Must run before the application's modules are loaded.
 *
 * @param stateDirectory holds the person's choice. Default: the product's configuration directory.
 */
export const startDiagnostics = (half: 'cli' | 'server', endpoint?: string, stateDirectory?: string) =>
  startDiagnosticData({
    product: { name: `process-miner-${half}`, version: '2.4.0' },
    catalogue,
    ...(endpoint !== undefined && { endpoint }),
    ...(stateDirectory !== undefined && { stateDirectory }),
    instrumentations: [
      new HttpInstrumentation({
        disableIncomingRequestInstrumentation: half === 'cli',
        ignoreIncomingRequestHook: (request) => isOwnBusiness(request.url),
        ignoreOutgoingRequestHook: (request: RequestOptions) => isOwnBusiness(request.path),
      }),
      new ExpressInstrumentation(),
    ],
  });
