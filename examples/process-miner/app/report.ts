import type { ProcessMap } from './directly-follows.ts';

/** Interface languages of the example. */
export type Language = 'en' | 'de';

const WORDS = {
  en: {
    waits: 'Longest waits',
    days: 'd median',
    times: 'times',
    share: 'of all waiting',
    rework: 'Done again',
    in: 'in',
    cases: 'cases',
    throughput: 'Throughput time',
    median: 'median',
    p90: '90 % within',
  },
  de: {
    waits: 'Längste Wartezeiten',
    days: 'T im Median',
    times: 'mal',
    share: 'allen Wartens',
    rework: 'Wiederholt',
    in: 'in',
    cases: 'Fällen',
    throughput: 'Durchlaufzeit',
    median: 'Median',
    p90: '90 % binnen',
  },
} as const satisfies Record<Language, Record<string, string>>;

const DAY = 86_400_000;

const days = (millis: number): string => (millis / DAY).toFixed(1);

/** The bottlenecks in words: the three edges most waited on, the three activities most often done again. */
export function writeReport({ edges, rework, throughput }: ProcessMap, language: Language): string {
  const words = WORDS[language];
  const waited = edges.reduce((total, edge) => total + edge.totalWaitMillis, 0);
  const worst = edges.slice(0, 3);
  const width = Math.max(0, ...worst.map(({ from, to }) => from.length + to.length)) + 3;
  return [
    words.waits,
    ...worst.map((edge) => {
      const arrow = `${edge.from} → ${edge.to}`.padEnd(width);
      const share = Math.round((100 * edge.totalWaitMillis) / waited);
      return `  ${arrow}  ${days(edge.medianWaitMillis).padStart(5)} ${words.days}  ${String(edge.count).padStart(4)} ${words.times}  ${String(share).padStart(2)} % ${words.share}`;
    }),
    `${words.rework}: ${rework
      .slice(0, 3)
      .map((again) => `${again.activity} ${words.in} ${again.cases} ${words.cases}`)
      .join(', ')}`,
    `${words.throughput}: ${words.median} ${days(throughput.medianMillis)} d, ${words.p90} ${days(throughput.p90Millis)} d`,
  ].join('\n');
}
