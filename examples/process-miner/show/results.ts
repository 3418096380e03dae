import { colours, say } from './screen.ts';

import type { Arrivals } from './arrivals.ts';
import type { Check } from './checks.ts';
import type { PhaseResult } from './phase.ts';
import type { Counts, Tally } from './tally.ts';

const SHORT: Readonly<Record<string, string>> = {
  device_connectivity_and_configuration: 'device',
  product_and_service_performance: 'performance',
  product_and_service_usage: 'usage',
  software_setup_and_inventory: 'setup',
  enhanced_anonymized_product_usage: 'enhanced usage',
};

const REASON: Readonly<Record<string, string>> = {
  level: 'not allowed by the level',
  unclassified: 'no data category',
  consent_changed: 'opted out meanwhile',
  export_failed: 'could not be sent',
};

/** Prints a phase: what arrived, what was withheld and why, what was scrubbed, which promises held. */
export function sayPhase(
  title: string,
  result: PhaseResult,
  arrivals?: Arrivals,
  checks?: readonly Check[],
): void {
  const { level, decidedBy } = result.decision;
  say(`${colours.bold(title)}  ${colours.dim(`level ${level}, decided by ${decidedBy}`)}`);
  if (arrivals === undefined) {
    row('sent', signals(result.tally.kept));
  } else {
    row(
      'arrived',
      `${arrivals.spans} spans, ${arrivals.logRecords} log records, ${arrivals.dataPoints} data points`,
    );
    row('', `${colours.green('Required')} ${list(arrivals.required, SHORT)}`);
    row('', `${colours.magenta('Optional')} ${list(arrivals.optional, SHORT)}`);
  }
  row('withheld', withheld(result.tally));
  row('scrubbed', list(result.tally.scrubbed));
  checks?.forEach(({ text, kept }, index) =>
    row(
      index === 0 ? 'promises' : '',
      kept ? `${colours.green('✓')} ${text}` : colours.red(`✗ not kept: ${text}`),
    ),
  );
  for (const leak of arrivals?.leaks ?? []) row('', colours.red(`  ${leak}`));
  say();
}

const row = (label: string, text: string): void => say(`  ${colours.dim(label.padEnd(10))}${text}`);

const list = (counts: Counts, names: Readonly<Record<string, string>> = {}): string =>
  Object.entries(counts)
    .toSorted(([, left], [, right]) => right - left)
    .map(([name, number]) => `${names[name] ?? name} ${number}`)
    .join(', ') || 'none';

const withheld = ({ withheld: reasons }: Tally): string =>
  Object.entries(reasons)
    .map(([reason, counts]) => `${REASON[reason] ?? reason}: ${signals(counts)}`)
    .join('; ') || 'nothing';

const signals = (counts: Counts): string =>
  Object.entries(counts)
    .map(([signal, number]) => `${number} ${signal.replace('_', ' ')}${number === 1 ? '' : 's'}`)
    .join(', ') || 'nothing';
