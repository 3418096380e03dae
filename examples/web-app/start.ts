/** `npm run start:web`: the web application at work, and what its telemetry gives away. */
import { once } from 'node:events';

import { startOtlpReceiver } from 'opentelemetry-diagnostic-data/testing';

import { problemAt } from '../process-miner/show/collector.ts';
import { say } from '../process-miner/show/screen.ts';
import { startApplication } from './show/application.ts';
import { HELP, readArguments } from './show/arguments.ts';
import { walk } from './show/walk.ts';
import { watch } from './show/watch.ts';

import type { Arguments } from './show/arguments.ts';

function argumentsOrExit(): Arguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${HELP}\n`);
    process.exit(2);
  }
}

/** The embedded receiver reads OTLP/JSON; what the shell says about exporters must not change that. */
function forgetExporterSettings(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('OTEL_')) delete process.env[name];
}

async function run({ endpoint, jaeger, port, walk: walks }: Arguments): Promise<boolean> {
  const problem = endpoint === undefined ? undefined : await problemAt(endpoint);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    return false;
  }
  forgetExporterSettings();
  const receiver = endpoint === undefined ? await startOtlpReceiver() : undefined;
  const application = await startApplication(endpoint ?? receiver!.url, port);
  let stopWatching: (() => void) | undefined;
  try {
    if (walks) return await walk({ url: application.url, receiver, jaeger });
    say(`The application is at ${application.url} (Ctrl+C ends it).`);
    say(receiver === undefined ? `Its traces are at ${jaeger}.` : 'What arrives from it:');
    stopWatching = receiver === undefined ? undefined : watch(receiver);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return true;
  } finally {
    await application.stop(); // the server sends what it has
    stopWatching?.();
    await receiver?.close();
  }
}

const options = argumentsOrExit();
if (options.help) say(HELP);
else process.exitCode = (await run(options)) ? 0 : 1;
