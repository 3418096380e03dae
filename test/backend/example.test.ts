import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEventLog } from '../../examples/process-miner/app/event-log.ts';
import { ACCIDENTS } from '../../examples/process-miner/app/accidents.ts';
import { runCommand } from '../../scripts/backend/command.ts';
import { DATA_CATEGORIES } from '../../src/policy/categories.ts';
import { findCanaries } from '../../src/testing/canaries.ts';
import type { ReceivedLogRecord } from '../../src/testing/received-log-record.ts';
import type { ReceivedSpan } from '../../src/testing/received-span.ts';
import { startRig } from './rig.ts';
import type { Rig } from './rig.ts';
import { until } from './until.ts';

const eventLogFile = join('examples', 'process-miner', 'data', 'purchase-to-pay.csv');

let rig: Rig;
let traceIds: string[];
/** The example's three runs: nobody asked yet, opted in, opted out again. */
let before: ReceivedSpan[], during: ReceivedSpan[], after: ReceivedSpan[];
let events: ReceivedLogRecord[];

beforeAll(async () => {
  rig = await startRig();
  // Built before the suite: another file of it uses what the build would write anew.
  await runCommand(
    'npm',
    ['start', '--ignore-scripts', '--', '--endpoint', rig.endpoint, '--jaeger', rig.jaegerUrl],
    {
      env: { DIAGNOSTIC_DATA_LEVEL: '', DO_NOT_TRACK: '' },
      timeoutMillis: 110_000,
    },
  );
  await rig.settled();
  events = await until('the log records of three runs', async () => {
    const records = await rig.logRecords();
    return records.filter(isLast).length === 3 ? records : undefined;
  });
  traceIds = events
    .filter(isLast)
    .toSorted(byTime)
    .map(({ traceId }) => traceId);
  [before = [], during = [], after = []] = await Promise.all(traceIds.map((id) => rig.traceNow(id)));
}, 120_000);

afterAll(() => rig.stop());

const isLast = ({ eventName }: ReceivedLogRecord) => eventName === 'process_miner.log.imported';
const byTime = (left: ReceivedLogRecord, right: ReceivedLogRecord) =>
  Number(BigInt(left.timeUnixNano) - BigInt(right.timeUnixNano));
const classOf = (item: ReceivedSpan | ReceivedLogRecord) => item.attributes['diagnostic_data.classification'];
const optionalOf = (spans: ReceivedSpan[]) =>
  spans.filter((span) => classOf(span) === 'optional').map((span) => span.name);
const parentOf = (span: ReceivedSpan | undefined, spans: ReceivedSpan[]) =>
  spans.find(({ spanId }) => spanId === span?.parentSpanId);
const named = (name: string, spans: ReceivedSpan[]) => spans.find((span) => span.name === name);

it('P6: the three traces are whole in Jaeger, across both processes: one root each, no parent missing', () => {
  for (const spans of [before, during, after]) {
    const roots = spans.filter((span) => parentOf(span, spans) === undefined);
    const services = spans.map(({ resource }) => resource['service.name']);

    expect(roots.map((span) => [span.name, span.parentSpanId])).toEqual([['Analyse log', '']]);
    expect(new Set(services)).toEqual(new Set(['process-miner-cli', 'process-miner-server']));
    expect(parentOf(named('Parse rows', spans), spans)?.name).toBe('Import log');
  }
});

it('P2: everything in Jaeger carries a known category and the class that belongs to it', () => {
  const pairs = [...before, ...during, ...after, ...events].map((item) => ({
    category: item.attributes['diagnostic_data.category'] as keyof typeof DATA_CATEGORIES,
    classification: classOf(item),
  }));

  expect(new Set(pairs.map(({ category }) => category))).toEqual(new Set(Object.keys(DATA_CATEGORIES)));
  for (const { category, classification } of pairs)
    expect(classification).toBe(DATA_CATEGORIES[category].classification);
});

it('P1: the Optional span is absent before the opt-in, present during it, absent after the opt-out', () => {
  expect([before, during, after].map(optionalOf)).toEqual([[], ['Localise report'], []]);
});

it('P6: what hung on the Optional span hangs on the nearest kept one while it is withheld', () => {
  const report = ({ kind, attributes }: ReceivedSpan) =>
    kind === 'client' && attributes['http.request.method'] === 'GET';
  const parents = [before, during, after].map((spans) => parentOf(spans.find(report), spans)?.name);

  expect(parents).toEqual(['Analyse log', 'Localise report', 'Analyse log']);
});

it('P9: the Optional event and the Optional count are of the opted-in run alone', async () => {
  const optionalEvents = events
    .filter((event) => classOf(event) === 'optional')
    .toSorted((left, right) => left.eventName.localeCompare(right.eventName));
  const [firstRun, , lastRun] = events.filter(isLast).toSorted(byTime);
  const counts = (await rig.metrics())
    .split('\n')
    .filter((line) => line.startsWith('process_miner_language_used'))
    .map((line) => line.slice(line.lastIndexOf(' ') + 1));

  expect(optionalEvents.map(({ eventName, traceId }) => [eventName, traceId])).toEqual([
    ['diagnostic_data.interface_language', ''], // one from each half of the application,
    ['diagnostic_data.interface_language', ''], // told at the opt-in and not inside a trace
    ['process_miner.language.chosen', traceIds[1]],
  ]);
  for (const event of optionalEvents) {
    expect(byTime(event, firstRun!)).toBeGreaterThan(0);
    expect(byTime(event, lastRun!)).toBeLessThan(0);
  }
  expect(counts).toEqual(['1']);
});

it('P4: only what is Optional comes from a resource that says consent was granted', () => {
  for (const item of [...before, ...during, ...after, ...events])
    expect(item.resource['diagnostic_data.consent.optional']).toBe(
      classOf(item) === 'optional' ? 'granted' : undefined,
    );
});

it('P3: no accident, no person and no case of the event log is anywhere behind the example', async () => {
  const { cases, resources } = readEventLog(await readFile(eventLogFile, 'utf8'));
  const people = resources.flatMap((resource) => resource.split(/ <|>/)).filter((part) => part.length > 3);

  const held = await rig.everything(traceIds);

  expect(findCanaries(held, ['Analyse log', 'process_miner.log.imported'])).toHaveLength(2);
  expect(findCanaries(held, [...Object.values(ACCIDENTS), ...people, ...cases.keys()])).toEqual([]);
});

it('P2: nothing that the Collector would have to drop leaves the example', async () => {
  const dropped = [rig.filtered('spans'), rig.filtered('datapoints'), rig.filtered('logs')];

  expect(await Promise.all(dropped)).toEqual([0, 0, 0]);
});
