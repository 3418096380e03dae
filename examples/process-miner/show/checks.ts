import type { Level } from 'opentelemetry-diagnostic-data';

import type { Arrivals } from './arrivals.ts';
import type { Counts } from './tally.ts';

/** A promise, and whether it was kept. */
export interface Check {
  readonly text: string;
  readonly kept: boolean;
}

/** What a phase must show: nothing beyond the level, nothing personal, no broken tree. */
export function checksOf(arrivals: Arrivals, level: Level, canaries: number): Check[] {
  const nothing = { text: 'nothing arrived at all', kept: arrivals.bytes === 0 };
  if (level === 'none') return [nothing];
  const optional = total(arrivals.optional);
  return [
    level === 'optional'
      ? { text: 'Optional data arrived, as chosen', kept: optional > 0 }
      : { text: 'nothing Optional arrived', kept: optional === 0 },
    {
      text: `none of ${canaries} canaries in ${arrivals.bytes.toLocaleString('en')} bytes`,
      kept: arrivals.leaks.length === 0 && arrivals.bytes > 0,
    },
    { text: 'no span without its parent', kept: arrivals.orphans === 0 && arrivals.spans > 0 },
  ];
}

const total = (counts: Counts): number => Object.values(counts).reduce((sum, number) => sum + number, 0);
