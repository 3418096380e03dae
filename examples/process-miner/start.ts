/**
 * `npm start`: the process miner at work, and what its telemetry gives away. Diagnostic data is started first;
 * only then is the application loaded.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startOtlpReceiver } from 'opentelemetry-diagnostic-data/testing';

import { startDiagnostics } from './app/diagnostics.ts';
import { problemAt } from './show/collector.ts';
import { argumentsOrExit, forgetExporterSettings } from './show/command-line.ts';
import { HELP, readArguments } from './show/arguments.ts';
import { startServer } from './show/server-process.ts';

import type { Arguments } from './show/arguments.ts';

async function run({ endpoint, jaeger }: Arguments): Promise<boolean> {
  const problem = endpoint === undefined ? undefined : await problemAt(endpoint);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    return false;
  }
  if (endpoint === undefined) forgetExporterSettings();
  const receiver = endpoint === undefined ? await startOtlpReceiver() : undefined;
  const target = endpoint ?? receiver!.url;
  const stateDirectory = await mkdtemp(join(tmpdir(), 'process-miner-'));

  register('@opentelemetry/instrumentation/hook.mjs', import.meta.url); // ES modules can be instrumented from here on
  const cli = startDiagnostics('cli', target, stateDirectory);
  const server = await startServer(target, stateDirectory);
  try {
    const { demonstrate } = await import('./show/demonstration.ts');
    return await demonstrate({ cli, server: server.url, receiver, jaeger });
  } finally {
    await server.stop();
    await cli.shutdown();
    await receiver?.close();
    await rm(stateDirectory, { recursive: true });
  }
}

const options = argumentsOrExit(readArguments, HELP);
if (options.help) process.stdout.write(`${HELP}\n`);
else process.exitCode = (await run(options)) ? 0 : 1;
