// npm run bench: the gated pipeline beside the bare SDK, in turns, each round in a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SubjectName } from './subject.ts';

type Figures = Record<string, number>;

const SUBJECTS: readonly SubjectName[] = ['bare', 'gated'];
const ROUNDS = Number(process.argv[2] ?? 5);
const SPANS = 102_400;

const program = (name: string): string => join(import.meta.dirname, name);

/** Runs every subject in turn, for all rounds. */
function measure(name: string, args: readonly string[], rounds: number): Record<SubjectName, Figures[]> {
  const results: Record<SubjectName, Figures[]> = { bare: [], gated: [] };
  for (let round = 0; round < rounds; round++)
    for (const subject of SUBJECTS) {
      const run = spawnSync(process.execPath, [program(name), subject, ...args], { encoding: 'utf8' });
      if (run.status !== 0) throw new Error(`${name} ${subject} failed: ${run.stderr}`);
      results[subject].push(JSON.parse(run.stdout) as Figures);
      process.stderr.write('.');
    }
  return results;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** Medians over rounds, and the median of the ratios of neighbours. */
function row(
  title: string,
  results: Record<SubjectName, Figures[]>,
  [from, to]: readonly [string, string],
): string {
  const bare = results.bare.map((round) => round[from]!);
  const gated = results.gated.map((round) => round[to]!);
  const ratio = median(gated.map((value, round) => value / bare[round]!));
  const show = (value: number): string => (value >= 1000 ? value.toFixed(0) : value.toPrecision(3));
  return `| ${title} | ${show(median(bare))} | ${show(median(gated))} | ${ratio.toPrecision(3)} |`;
}

const sink = spawn(process.execPath, [program('sink.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
const [line] = (await once(sink.stdout, 'data')) as [Buffer];
const port = line.toString().trim();
try {
  const endToEnd = measure('end-to-end.ts', [port, String(SPANS)], ROUNDS);
  const calls = measure('hot-paths.ts', [port], ROUNDS);
  const startUp = measure('start-up.ts', [], 3 * ROUNDS);
  process.stdout.write(
    [
      `\nNode ${process.version}, ${ROUNDS} rounds in turns, medians`,
      '| what | bare | gated | ratio |',
      '| --- | --- | --- | --- |',
      row('spans/s, start to receiver', endToEnd, ['perSecond', 'perSecond']),
      row('CPU µs per span, start to receiver', endToEnd, ['cpuMicros', 'cpuMicros']),
      row('span start..end, ns', calls, ['span', 'span']),
      row('withheld Optional span, ns (bare: recorded)', calls, ['span', 'optionalSpan']),
      row('counter.add, same attributes, ns', calls, ['counterSameAttributes', 'counterSameAttributes']),
      row('counter.add, fresh object, ns', calls, ['counterFreshAttributes', 'counterFreshAttributes']),
      row('logger.emit, ns', calls, ['logRecord', 'logRecord']),
      row('process start to started, ms', startUp, ['startedMillis', 'startedMillis']),
      '',
    ].join('\n'),
  );
} finally {
  sink.kill();
}
