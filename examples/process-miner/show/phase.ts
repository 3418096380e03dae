import type { DiagnosticDataHandle, Explanation, Level } from 'opentelemetry-diagnostic-data';

import { analyse, send } from '../app/client.ts';
import { tallyBetween } from './tally.ts';

import type { Analysis } from '../app/client.ts';
import type { Tally } from './tally.ts';

/** Both halves of the product, as one phase uses them. */
export interface Halves {
  readonly cli: DiagnosticDataHandle;
  /** Base address. */
  readonly server: string;
  readonly logFile: string;
}

/** What happened in one phase. */
export interface PhaseResult {
  /** The level in force and who decided it. */
  readonly decision: Explanation;
  readonly analysis: Analysis;
  readonly tally: Tally;
  /** What both halves said at the end; the next phase counts from here. */
  readonly explanations: readonly Explanation[];
}

/**
 * Analyses the log once, after the person has chosen `choice` (undefined: nothing), and sends everything that
 * may be sent. Counts from `before`, the explanations at the end of the phase before.
 */
export async function runPhase(
  halves: Halves,
  choice: Level | undefined,
  before: readonly Explanation[],
  onStep: (step: string) => void,
): Promise<PhaseResult> {
  const { cli, server, logFile } = halves;
  const settings = `${server}/settings/diagnostic-data`;
  if (choice !== undefined) {
    await cli.consent.set(choice, { source: 'settings' });
    await send('PUT', settings, JSON.stringify({ level: choice }), 'application/json');
  }
  const analysis = await analyse({ logFile, server, language: 'en', onStep });
  const ofServer = JSON.parse(await send('GET', settings)) as Explanation; // it sends what it has, then answers
  await cli.forceFlush();
  onStep('sending');
  const explanations = [cli.explain(), ofServer];
  return { decision: cli.explain(), analysis, tally: tallyBetween(before, explanations), explanations };
}
