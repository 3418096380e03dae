/** `npm run start:web`: the web application at work, and what its telemetry gives away. */
import { once } from 'node:events';

import { startOtlpReceiver } from 'opentelemetry-diagnostic-data/testing';

import { problemAt } from '../process-miner/show/collector.ts';
import { argumentsOrExit, forgetExporterSettings } from '../process-miner/show/command-line.ts';
import { say } from '../process-miner/show/screen.ts';
import { startApplication } from './show/application.ts';
import { HELP, readArguments } from './show/arguments.ts';
import { walk } from './show/walk.ts';
import { watch } from './show/watch.ts';

import type { Arguments } from './show/arguments.ts';

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

const options = argumentsOrExit(readArguments, HELP);
if (options.help) say(HELP);
else process.exitCode = (await run(options)) ? 0 : 1;
