import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { drawTraceTree } from 'opentelemetry-diagnostic-data/testing';

import type { DiagnosticDataHandle, Explanation, Level } from 'opentelemetry-diagnostic-data';
import type { OtlpReceiver } from 'opentelemetry-diagnostic-data/testing';

import { STEPS } from '../app/client.ts';
import { readEventLog } from '../app/event-log.ts';
import { canariesOf, lookAt } from './arrivals.ts';
import { checksOf } from './checks.ts';
import { fetchTrace } from './collector.ts';
import { runPhase } from './phase.ts';
import { sayPhase } from './results.ts';
import { colours, paintTree, say, startProgress } from './screen.ts';

import type { EventLog } from '../app/event-log.ts';
import type { Halves, PhaseResult } from './phase.ts';

/** What the demonstration runs on. */
export interface Stage {
  readonly cli: DiagnosticDataHandle;
  /** Base address of the example's server. */
  readonly server: string;
  /** Where telemetry goes; undefined when it goes to a Collector. */
  readonly receiver: OtlpReceiver | undefined;
  /** Base address of the Jaeger that a Collector sends to. */
  readonly jaeger: string;
}

const LOG_FILE = fileURLToPath(new URL('../data/purchase-to-pay.csv', import.meta.url));

const PHASES: readonly { title: string; tree: string; choice: Level | undefined }[] = [
  { title: '1  Nobody has been asked yet', tree: '', choice: undefined },
  { title: '2  Opted in, in the settings', tree: 'The trace while opted in', choice: 'optional' },
  {
    title: '3  Opted out again',
    tree: 'The trace after opting out: what hung on the Optional span hangs on the next one above',
    choice: 'required',
  },
];

/** Runs the three phases and prints what they show. Resolves to whether every promise held. */
export async function demonstrate({ cli, server, receiver, jaeger }: Stage): Promise<boolean> {
  const eventLog = readEventLog(await readFile(LOG_FILE, 'utf8'));
  const canaries = canariesOf(eventLog);
  const halves: Halves = { cli, server, logFile: LOG_FILE };
  const trees: string[] = [];
  let allKept = true;
  let explanations: readonly Explanation[] = [];
  for (const { title, tree, choice } of PHASES) {
    const progress = startProgress(title, STEPS.length + 1);
    receiver?.clear();
    const result = await runPhase(halves, choice, explanations, progress.step);
    explanations = result.explanations;
    progress.done();
    if (choice === undefined) sayFindings(eventLog, result.analysis.report);
    allKept = sayResult(title, result, receiver, canaries) && allKept;
    if (tree !== '') trees.push(`${colours.bold(tree)}\n${await treeOf(result, receiver, jaeger)}`);
  }
  say(trees.join('\n\n'));
  return allKept;
}

function sayFindings({ cases, eventCount, resources }: EventLog, report: string): void {
  const size = `${cases.size} cases, ${eventCount.toLocaleString('en')} events, ${resources.length} people`;
  say(`${colours.bold('process-miner')}  ${colours.dim(`purchase-to-pay.csv: ${size}`)}`);
  say(`${report.replace(/^/gm, '  ')}\n`);
}

/** Returns whether the phase's promises held; of what a Collector got, only that it could be sent is known. */
function sayResult(
  title: string,
  result: PhaseResult,
  receiver: OtlpReceiver | undefined,
  canaries: readonly string[],
): boolean {
  if (receiver === undefined) {
    sayPhase(title, result);
    return result.tally.withheld['export_failed'] === undefined;
  }
  const arrivals = lookAt(receiver, canaries);
  const checks = checksOf(arrivals, result.decision.level, canaries.length);
  sayPhase(title, result, arrivals, checks);
  return checks.every(({ kept }) => kept);
}

/** The trace as it arrived; from a Collector, as Jaeger has it, under its address there. */
async function treeOf(
  { analysis: { traceId }, tally }: PhaseResult,
  receiver: OtlpReceiver | undefined,
  jaeger: string,
): Promise<string> {
  if (receiver !== undefined)
    return drawTraceTree(receiver.spans, { paint: paintTree }) || '(nothing arrived)';
  const spans = await fetchTrace(`${jaeger}/api/v3/traces/${traceId}`, tally.kept['span'] ?? 0);
  const address = colours.underline(`${jaeger}/trace/${traceId}`);
  return [address, drawTraceTree(spans, { paint: paintTree })].join('\n').trimEnd();
}
