import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { NoGoError } from './binaries.ts';
import { createDockerBackend } from './docker.ts';
import { fetchTrace, drawTrace } from './jaeger-tree.ts';
import { createLocalBackend, PortTakenError } from './local.ts';

const usage = `npm run backend                  start a Collector and a Jaeger: in Docker, or built once with Go
npm run backend -- --local       do not ask for Docker
npm run backend -- --stop        end them
npm run backend -- --trace ID    draw a trace as Jaeger has it`;

const noWay = `Neither Docker nor Go is here to run a Collector and a Jaeger with. Install one of the two:
  Docker (an engine that runs, with Compose)   https://docs.docker.com/get-started/get-docker/
  Go 1.25 or later                             https://go.dev/doc/install
With Go the first start builds both, which takes minutes and some 6 GB of Go's caches.`;

const root = join(import.meta.dirname, '..', '..');
const local = createLocalBackend(root);
const docker = createDockerBackend(root);

async function start(localOnly: boolean): Promise<void> {
  if (await local.isRunning()) return tell('It is already running, as local processes.', false);
  const inDocker = !localOnly && (await docker.isAvailable());
  if (inDocker && (await docker.isRunning())) return tell('It is already running, in Docker.', true);
  await (inDocker ? docker : local).start();
  tell(inDocker ? 'Running in Docker.' : 'Running as local processes.', inDocker);
}

async function stop(): Promise<void> {
  const ended = [await local.stop(), (await docker.isAvailable()) && (await docker.stop())];
  console.log(ended.includes(true) ? 'Stopped.' : 'It was not running.');
}

function tell(state: string, inDocker: boolean): void {
  const row = (name: string, value: string) => `  ${name.padEnd(30)} ${pc.cyan(value)}`;
  const lines = [
    pc.bold(state),
    row('OTLP over HTTP', 'http://localhost:4318'),
    row('OTLP over gRPC', 'http://localhost:4317'),
    row(inDocker ? 'Jaeger' : 'Jaeger (API only, no page)', 'http://localhost:16686'),
    row('Metrics that passed', 'http://localhost:8889/metrics'),
    row("Collector's own counters", 'http://localhost:8888/metrics'),
    inDocker ? row('Prometheus', 'http://localhost:9090') : row('Logs and log records', local.directory),
    `To end it: npm run backend -- --stop`,
  ];
  console.log(lines.join('\n'));
}

function explain(error: unknown): string {
  if (error instanceof NoGoError) return noWay;
  if (error instanceof PortTakenError) return `${error.message} Is another Collector or Jaeger running?`;
  const message = error instanceof Error ? error.message : String(error);
  return /^Un(known|expected) (option|argument)/.test(message) ? `${message}\n\n${usage}` : message;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      local: { type: 'boolean', default: false },
      stop: { type: 'boolean' },
      trace: { type: 'string' },
    },
  });
  if (values.help) return console.log(usage);
  // `npm run backend --stop`, without the `--` between, gives the word to npm, which hands it on like this.
  if (values.stop || process.env['npm_config_stop'] === 'true') return stop();
  if (values.trace === undefined) return start(values.local);
  console.log(drawTrace(await fetchTrace('http://localhost:16686', values.trace)));
}

try {
  await main();
} catch (error) {
  console.error(pc.red(explain(error)));
  process.exitCode = 1;
}
