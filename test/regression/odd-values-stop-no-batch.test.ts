import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const NO_DATE = new Date(Number.NaN);
/** Further than 64 bits of nanoseconds reach. */
const TOO_LATE = new Date(8.64e15);

const ODD_NUMBERS = [NaN, Infinity, -Infinity, 1e21, -1e21, 2 ** 63, 2 ** 64, -(2 ** 64), 1e300];
const INT64 = 2 ** 63;

/** What a Collector takes under these keys; whatever else is there it refuses with all of the request. */
const RULES: Readonly<Record<string, (value: unknown) => boolean>> = {
  kind: (value) => isWithin(value, 0, 5),
  code: (value) => isWithin(value, 0, 2),
  severityNumber: (value) => isWithin(value, 0, 24),
  flags: (value) => isWithin(value, 0, 2 ** 32 - 1),
  intValue: (value) => isWithin(value, -INT64, INT64 - 1024),
  doubleValue: (value) =>
    Number.isFinite(value) || ['NaN', 'Infinity', '-Infinity'].includes(value as string),
  startTimeUnixNano: isNanos,
  endTimeUnixNano: isNanos,
  timeUnixNano: isNanos,
  observedTimeUnixNano: isNanos,
};

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isNanos(value: unknown): boolean {
  return typeof value === 'string' && /^\d+$/.test(value) && BigInt(value) < 2n ** 64n;
}

/** The places of a request that a Collector would not take. */
function refused(value: unknown, key = ''): string[] {
  if (RULES[key]?.(value) === false) return [`${key}: ${JSON.stringify(value)}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => refused(inner, name));
}

const refusedInAll = (): string[] =>
  pipeline.receiver.requests.flatMap(({ body }) => refused(JSON.parse(body.toString())));

let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

const start = (options: object = {}) =>
  pipeline.tracer.startSpan('odd', { attributes: REQUIRED, ...options });

const SPANS: Readonly<Record<string, () => void>> = {
  'a kind that is a text': () => start({ kind: 'SERVER' }).end(),
  'a kind that is none': () => start({ kind: 7 }).end(),
  'a status that is a text': () =>
    start()
      .setStatus({ code: 'ERROR' as never })
      .end(),
  'no end time': () => start().end(NO_DATE),
  'no start time': () => start({ startTime: NO_DATE }).end(),
  'a start time of halves': () => start({ startTime: [1_700_000_000.5, 5.5] }).end(),
  'a start time before 1970': () => start({ startTime: new Date(-1) }).end(),
  'an end time that is too late': () => start().end(TOO_LATE),
  'an event without a time': () => start().addEvent('event', {}, NO_DATE).end(),
  'odd numbers': () => start({ attributes: { ...REQUIRED, list: ODD_NUMBERS, map: { deep: NaN } } }).end(),
  'an odd number': () => ODD_NUMBERS.forEach((number) => start().setAttribute('number', number).end()),
  'odd numbers in an event': () =>
    start()
      .addEvent('event', { number: NaN, list: [2 ** 64, 1] })
      .end(),
  'flags that are a text': () =>
    start({
      links: [{ context: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 'x' } }],
    }).end(),
  'a trace state that is none': () =>
    start({
      links: [
        { context: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1, traceState: {} } },
      ],
    }).end(),
};

const emit = (record: object) => pipeline.logger.emit({ attributes: REQUIRED, body: 'odd', ...record });

const LOG_RECORDS: Readonly<Record<string, () => void>> = {
  'no time': () => emit({ timestamp: NO_DATE }),
  'no time of observation': () => emit({ observedTimestamp: NO_DATE }),
  'a time that is too late': () => emit({ timestamp: TOO_LATE }),
  'odd numbers in the body': () => emit({ body: { list: ODD_NUMBERS, map: { deep: NaN } } }),
  'an odd number as the body': () => ODD_NUMBERS.forEach((body) => emit({ body })),
  'an odd number': () =>
    ODD_NUMBERS.forEach((number) => emit({ attributes: { ...REQUIRED, number, list: [number] } })),
  'a severity that is a text': () => emit({ severityNumber: 'ERROR' }),
  'flags that are a text': () =>
    context.with(
      trace.setSpanContext(ROOT_CONTEXT, {
        traceId: 'a'.repeat(32),
        spanId: 'b'.repeat(16),
        traceFlags: 'x' as never,
      }),
      () => emit({}),
    ),
};

it.each(Object.entries(SPANS))('P7, P12: a span with %s is one that a Collector takes', async (_, record) => {
  start().end();
  record();
  await pipeline.diagnosticData.forceFlush();

  expect(refusedInAll()).toEqual([]);
  expect(pipeline.receiver.spans.length).toBeGreaterThan(1);
});

it.each(Object.entries(LOG_RECORDS))(
  'P7, P12: a log record with %s is one that a Collector takes',
  async (_, record) => {
    emit({});
    record();
    await pipeline.diagnosticData.forceFlush();

    expect(refusedInAll()).toEqual([]);
    expect(pipeline.receiver.logRecords.length).toBeGreaterThan(1);
  },
);

it('P12: numbers stay numbers: what is no number says so, and what is too large for an integer is a double', async () => {
  start().setAttribute('numbers', ODD_NUMBERS).end();
  emit({ body: ODD_NUMBERS });
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.spans[0]?.attributes['numbers']).toEqual(ODD_NUMBERS);
  expect(pipeline.receiver.logRecords[0]?.body).toEqual(ODD_NUMBERS);
});

it('P12: a time that is none becomes the one of the moment, or of the start', async () => {
  const before = BigInt(Date.now()) * 1_000_000n;
  const span = start({ startTime: NO_DATE });
  span.addEvent('event', {}, NO_DATE).end(NO_DATE);
  emit({ timestamp: NO_DATE });
  await pipeline.diagnosticData.forceFlush();

  const [sent] = pipeline.receiver.spans;
  expect(BigInt(sent!.startTimeUnixNano)).toBeGreaterThanOrEqual(before);
  expect([sent?.endTimeUnixNano, sent?.events[0]?.timeUnixNano]).toEqual([
    sent?.startTimeUnixNano,
    sent?.startTimeUnixNano,
  ]);
  expect(BigInt(pipeline.receiver.logRecords[0]!.timeUnixNano)).toBeGreaterThanOrEqual(before);
});
