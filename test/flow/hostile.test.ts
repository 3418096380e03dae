import type { Attributes, Logger, Meter, Tracer } from '@opentelemetry/api';
import { LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import { findCanaries } from '../../src/testing/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';
import { HOSTILE_VALUES } from './hostile-values.ts';

interface Api {
  readonly tracer: Tracer;
  readonly meter: Meter;
  readonly logger: Logger;
}
type Use = (api: Api, value: never, category: Attributes) => void;

const mapOf = (value: never): never => (typeof value === 'string' ? ({} as never) : value);

/** The ways by which a value comes in. */
const USES: Readonly<Record<string, Use>> = {
  'span at start': ({ tracer }, value, category) =>
    tracer.startSpan('hostile', { attributes: { ...category, value } }).end(),
  'span attribute': ({ tracer }, value, category) => {
    const span = tracer.startSpan('hostile', { attributes: category });
    try {
      span.setAttribute('value', value);
    } finally {
      span.end();
    }
  },
  'span event': ({ tracer }, value, category) => {
    const span = tracer.startSpan('hostile', { attributes: category });
    try {
      span.addEvent('event', { value });
      span.recordException(value);
    } finally {
      span.end();
    }
  },
  'all span attributes': ({ tracer }, value) =>
    tracer.startSpan('hostile', { attributes: mapOf(value) }).end(),
  'counter attribute': ({ meter }, value, category) =>
    meter.createCounter('hostile').add(1, { ...category, value }),
  'all counter attributes': ({ meter }, value) => meter.createCounter('hostile').add(1, mapOf(value)),
  'counted value': ({ meter }, value, category) => meter.createCounter('hostile').add(value, category),
  'observed attribute': ({ meter }, value, category) =>
    meter.createObservableGauge('hostile').addCallback((result) => result.observe(1, { ...category, value })),
  'log body': ({ logger }, value, category) => logger.emit({ body: value, attributes: category }),
  'log attribute': ({ logger }, value, category) =>
    logger.emit({ body: 'hostile', attributes: { ...category, value } }),
  'log severity and event name': ({ logger }, value, category) =>
    logger.emit({ severityText: value, eventName: value, attributes: category }),
};

/** Without a processor the SDK does not even build a log record. */
const takesAll = {
  onEmit: () => undefined,
  forceFlush: async () => undefined,
  shutdown: async () => undefined,
};
const bare: Api = {
  tracer: new TracerProvider().getTracer('bare'),
  meter: new MeterProvider().getMeter('bare'),
  logger: new LoggerProvider({ processors: [takesAll] }).getLogger('bare'),
};
const BOTH = ['before', 'after'];
let pipeline: Pipeline;

afterEach(() => pipeline.stop());

function throws(work: () => void): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

const recordGood = (name: string): void => {
  pipeline.tracer.startSpan(name, { attributes: REQUIRED }).end();
  pipeline.meter.createCounter(name).add(1, REQUIRED);
  pipeline.logger.emit({ body: name, attributes: REQUIRED });
};
const arrivedGood = (): string[][] => {
  const { spans, dataPoints, logRecords } = pipeline.receiver;
  return [
    spans.map(({ name }) => name),
    dataPoints.map(({ name }) => name),
    logRecords.map(({ body }) => String(body)),
  ].map((names) => names.filter((name) => name === 'before' || name === 'after'));
};

describe.each([
  ['Required', REQUIRED],
  ['an Optional item that is withheld', OPTIONAL],
])('in %s', (_, category) => {
  it.each(HOSTILE_VALUES)(
    'P7: %s throws no more than with the bare SDK, takes nothing else with it and leaks nothing',
    async (_name, make) => {
      pipeline = await startPipeline();
      recordGood('before');

      const worse = Object.entries(USES)
        .filter(
          ([, use]) =>
            throws(() => use(pipeline, make() as never, category)) &&
            !throws(() => use(bare, make() as never, category)),
        )
        .map(([name]) => name);
      recordGood('after');
      await pipeline.diagnosticData.forceFlush();

      expect(worse).toEqual([]);
      expect(arrivedGood()).toEqual([BOTH, BOTH, BOTH]);
      expect(findCanaries(pipeline.receiver.raw(), ['ann@example.com'])).toEqual([]);
    },
  );
});

it('P7: names that are no text take nothing else with them', async () => {
  pipeline = await startPipeline();
  recordGood('before');
  const { tracer, meter, logger } = pipeline;

  for (const value of [undefined, null, 1, {}, [], Symbol('x'), 'x'.repeat(1_000_000)] as never[]) {
    const uses: ((api: Api) => void)[] = [
      (api) => api.tracer.startSpan(value, { attributes: REQUIRED }).end(),
      (api) => api.meter.createCounter(value).add(1, REQUIRED),
      (api) => api.meter.createHistogram('h', { description: value, unit: value }).record(1, REQUIRED),
      (api) => api.logger.emit({ eventName: value, attributes: REQUIRED }),
    ];
    for (const use of uses)
      expect(throws(() => use({ tracer, meter, logger })) && !throws(() => use(bare))).toBe(false);
  }
  recordGood('after');
  await pipeline.diagnosticData.forceFlush();

  expect(arrivedGood()).toEqual([BOTH, BOTH, BOTH]);
});
