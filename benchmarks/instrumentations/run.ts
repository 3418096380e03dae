/**
 * npm run bench:instrumentations: what each instrumentation costs at the start, and while the product idles with a
 * collection of metrics every 10 seconds. Each figure is from processes of their own, in turns.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const SUBJECTS = ['none', 'device', 'performance', 'usage', 'setup', 'enhancedUsage', 'all'];
const START_ROUNDS = Number(process.argv[2] ?? 9);
const IDLE_MILLIS = Number(process.argv[3] ?? 20_000);

interface Figures {
  readonly startMillis: number;
  readonly idlePercent: number;
}

/** Takes everything and keeps nothing. */
const receiver = createServer((request, response) => {
  request.resume().on('end', () => response.end('{}'));
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');
const endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;

async function measure(subject: string, idleMillis: number): Promise<Figures> {
  const program = join(import.meta.dirname, 'subject.ts');
  const child = spawn(process.execPath, [program, subject, String(idleMillis)], {
    env: { ...process.env, BENCH_ENDPOINT: endpoint, OTEL_METRIC_EXPORT_INTERVAL: '10000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  process.stderr.write('.');
  return JSON.parse(output) as Figures;
}

const starts = new Map<string, number[]>(SUBJECTS.map((subject) => [subject, []]));
for (let round = 0; round < START_ROUNDS; round++)
  for (const subject of SUBJECTS) starts.get(subject)?.push((await measure(subject, 0)).startMillis);

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const bare = median(starts.get('none') ?? []);

console.log(
  '\n| on | start, ms | more than none, ms | idle CPU, % of one processor |\n| --- | --- | --- | --- |',
);
for (const subject of SUBJECTS) {
  const start = median(starts.get(subject) ?? []);
  const { idlePercent } = await measure(subject, IDLE_MILLIS);
  console.log(
    `| ${subject} | ${start.toFixed(1)} | ${(start - bare).toFixed(1)} | ${idlePercent.toFixed(2)} |`,
  );
}
receiver.close();
