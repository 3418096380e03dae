/**
 * The server's process: `node server/serve.ts <directory of the built page>`, port in PORT. Diagnostic data is started
 * first; only then are Express and the application loaded.
 */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';

import type { AddressInfo } from 'node:net';

import { startDiagnostics } from './diagnostics.ts';

register('@opentelemetry/instrumentation/hook.mjs', import.meta.url); // ES modules can be instrumented from here on
const diagnosticData = startDiagnostics(process.env['PROCESS_MINER_STATE']);

const { createApp } = await import('./application.ts');
const { readEventLog } = await import('../../process-miner/app/event-log.ts');
const csv = await readFile(new URL('../../process-miner/data/purchase-to-pay.csv', import.meta.url), 'utf8');
const app = createApp(readEventLog(csv), process.argv[2] ?? '.');
const server = app.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});

process.once('disconnect', () => {
  server.close();
  server.closeAllConnections();
  void diagnosticData.shutdown();
});
