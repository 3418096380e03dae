import type { EventLog, LogEvent } from './event-log.ts';

/** One activity directly followed by another in the same case. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** How often. */
  readonly count: number;
  readonly medianWaitMillis: number;
  readonly totalWaitMillis: number;
}

/** An activity that was done again in the same case. */
export interface Rework {
  readonly activity: string;
  /** In how many cases. */
  readonly cases: number;
  /** How often beyond the first time, over all cases. */
  readonly repeats: number;
}

/** Median and 90th percentile of the time from a case's first event to its last. */
export interface Throughput {
  readonly medianMillis: number;
  readonly p90Millis: number;
}

/** The directly-follows graph: what the log says about the process. */
export interface ProcessMap {
  /** How often each activity was done. */
  readonly activities: ReadonlyMap<string, number>;
  /** By total waiting time, longest first. */
  readonly edges: readonly Edge[];
  /** By number of cases, most first. */
  readonly rework: readonly Rework[];
  readonly throughput: Throughput;
}

/** What is gathered in one pass over the cases. */
interface Findings {
  readonly activities: Map<string, number>;
  /** Every wait, by the activity before it and the one after. */
  readonly waits: Map<string, Map<string, number[]>>;
  /** By activity: for each case that did it again, how often beyond the first time. */
  readonly repeats: Map<string, number[]>;
  readonly durations: number[];
}

/** Mines the directly-follows graph with waiting times, rework and throughput time. */
export function mineProcess({ cases }: EventLog): ProcessMap {
  const findings: Findings = { activities: new Map(), waits: new Map(), repeats: new Map(), durations: [] };
  for (const events of cases.values()) lookAtCase(events, findings);
  const { activities, waits, repeats, durations } = findings;
  return {
    activities,
    edges: [...waits]
      .flatMap(([from, perTarget]) => [...perTarget].map(([to, list]) => edge(from, to, list)))
      .toSorted((left, right) => right.totalWaitMillis - left.totalWaitMillis),
    rework: [...repeats]
      .map(([activity, list]) => ({ activity, cases: list.length, repeats: sum(list) }))
      .toSorted((left, right) => right.cases - left.cases),
    throughput: { medianMillis: quantile(durations, 0.5), p90Millis: quantile(durations, 0.9) },
  };
}

function lookAtCase(events: readonly LogEvent[], findings: Findings): void {
  const done = new Map<string, number>();
  events.forEach(({ activity, at }, index) => {
    done.set(activity, (done.get(activity) ?? 0) + 1);
    const before = events[index - 1];
    if (before !== undefined) listAt(mapAt(findings.waits, before.activity), activity).push(at - before.at);
  });
  for (const [activity, times] of done) {
    findings.activities.set(activity, (findings.activities.get(activity) ?? 0) + times);
    if (times > 1) listAt(findings.repeats, activity).push(times - 1);
  }
  findings.durations.push((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0));
}

const edge = (from: string, to: string, waits: readonly number[]): Edge => ({
  from,
  to,
  count: waits.length,
  medianWaitMillis: quantile(waits, 0.5),
  totalWaitMillis: sum(waits),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The value below which the given share lies, between two values if need be; 0 for an empty list. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? 0;
  return below + (above - below) * (position - Math.floor(position));
}

function mapAt<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const map = maps.get(key) ?? new Map<L, V>();
  maps.set(key, map);
  return map;
}

function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
