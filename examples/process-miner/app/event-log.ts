import { parse } from 'csv-parse/sync';

/** Something that happened to a case. */
export interface LogEvent {
  readonly caseId: string;
  readonly activity: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who did it. */
  readonly resource: string;
}

/** A row that could not be read. */
export interface BadRow {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  readonly error: Error;
}

/** An event log, ready for mining. */
export interface EventLog {
  /** Every case's events in the order in which they happened. */
  readonly cases: ReadonlyMap<string, readonly LogEvent[]>;
  readonly eventCount: number;
  /** Everybody who appears as a resource. */
  readonly resources: readonly string[];
  readonly badRows: readonly BadRow[];
}

type Row = Readonly<Partial<Record<'case_id' | 'activity' | 'timestamp' | 'resource', string>>>;

/**
 * Reads CSV with the columns `case_id`, `activity`, `timestamp` (ISO 8601) and `resource`. Rows that make no
 * sense are left out and listed in `badRows`.
 */
export function readEventLog(csv: string): EventLog {
  const rows: Row[] = parse(csv, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const events: LogEvent[] = [];
  const badRows: BadRow[] = [];
  rows.forEach((row, index) => {
    try {
      events.push(readEvent(row));
    } catch (error) {
      badRows.push({ line: index + 2, error: error as Error });
    }
  });
  return {
    cases: groupByCase(events.toSorted((left, right) => left.at - right.at)),
    eventCount: events.length,
    resources: [...new Set(events.map((event) => event.resource))],
    badRows,
  };
}

function readEvent({ case_id: caseId, activity, timestamp, resource = '' }: Row): LogEvent {
  const at = readTime(timestamp ?? '');
  // An accident planted for `npm start`, and a common one: an error message that says whose row it was.
  if (at === undefined) throw new Error(`"${timestamp}" is no time, ask ${addressOf(resource)}`);
  if (!caseId || !activity) throw new Error(`case or activity is missing, ask ${addressOf(resource)}`);
  return { caseId, activity, at, resource };
}

const addressOf = (resource: string): string => /<([^>]+)>/.exec(resource)?.[1] ?? 'nobody';

/** `Date` takes 31 February for 3 March, so the day is compared with what was read. */
function readTime(text: string): number | undefined {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return undefined;
  const day = Number(/^\d{4}-\d\d-(\d\d)T/.exec(text)?.[1]);
  const midnight = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return midnight.getUTCDate() === day ? at : undefined;
}

function groupByCase(events: readonly LogEvent[]): Map<string, LogEvent[]> {
  const cases = new Map<string, LogEvent[]>();
  for (const event of events) {
    const earlier = cases.get(event.caseId);
    if (earlier === undefined) cases.set(event.caseId, [event]);
    else earlier.push(event);
  }
  return cases;
}
