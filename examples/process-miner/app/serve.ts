/**
 * The server's process: `node app/serve.ts`, port in PORT (default: a free one). Diagnostic data is started
 * first; only then are Express and the application loaded.
 */
import { register } from 'node:module';

import type { AddressInfo } from 'node:net';

import { startDiagnostics } from './diagnostics.ts';

register('@opentelemetry/instrumentation/hook.mjs', import.meta.url); // ES modules can be instrumented from here on
const diagnosticData = startDiagnostics('server', undefined, process.env['PROCESS_MINER_STATE']);

const { createApp } = await import('./server.ts');
const server = createApp(diagnosticData).listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  if (process.send === undefined) console.log(`process-miner listens on http://127.0.0.1:${port}`);
  else process.send({ port });
});

process.once('disconnect', () => {
  server.close();
  server.closeAllConnections();
  void diagnosticData.shutdown();
});
