import { ValueType } from '@opentelemetry/api';
import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

const flush = async (): Promise<unknown[]> => {
  await pipeline.diagnosticData.forceFlush();
  return pipeline.receiver.dataPoints.map(({ name, value }) => [name, value]);
};
const sent = (): string => pipeline.receiver.requests.map(({ body }) => body.toString()).join('\n');
const withheld = () => pipeline.diagnosticData.explain().withheld.metric;

// A Collector refuses the whole request for `null` in the place of a number, and sums never lose it again.
it.each([[Number.NaN], [Infinity], [-Infinity], ['5'], [5n], [undefined]])(
  'P7: a measurement of %p is withheld and counted',
  async (value) => {
    const { meter } = pipeline;
    const odd = value as number;
    meter.createCounter('count').add(odd, REQUIRED);
    meter.createUpDownCounter('open').add(odd, REQUIRED);
    meter.createHistogram('size').record(odd, REQUIRED);
    meter.createGauge('level').record(odd, REQUIRED);
    meter.createObservableGauge('observed').addCallback((result) => result.observe(odd, REQUIRED));
    meter.createCounter('good').add(1, REQUIRED);

    expect(await flush()).toEqual([['good', 1]]);
    expect(withheld()).toEqual({ invalid_value: 5 });
    expect(pipeline.diagnosticData.explain().kept.metric).toBe(1);
  },
);

it('P10: a negative measurement is counted where the SDK takes none', async () => {
  const { meter } = pipeline;
  meter.createCounter('count').add(-1, REQUIRED);
  meter.createHistogram('size').record(-1, REQUIRED);
  meter.createUpDownCounter('open').add(-1, REQUIRED);
  meter.createGauge('level').record(-1, REQUIRED);

  expect(await flush()).toEqual([
    ['open', -1],
    ['level', -1],
  ]);
  expect(withheld()).toEqual({ invalid_value: 2 });
});

it('P7: a sum that is no longer finite is left out, and counted', async () => {
  const { meter } = pipeline;
  const counter = meter.createCounter('count');
  const histogram = meter.createHistogram('size');
  for (let i = 0; i < 2; i++) {
    counter.add(Number.MAX_VALUE, REQUIRED);
    histogram.record(Number.MAX_VALUE, REQUIRED);
  }
  meter.createCounter('good').add(1, REQUIRED);

  expect(await flush()).toEqual([['good', 1]]);
  expect(withheld()).toEqual({ export_failed: 2 });
});

it('sends integers of more than 64 bits as doubles', async () => {
  const options = { valueType: ValueType.INT };
  pipeline.meter.createCounter('wide', options).add(2 ** 64, REQUIRED);
  pipeline.meter.createGauge('low', options).record(-(2 ** 63), REQUIRED);
  pipeline.meter.createCounter('narrow', options).add(2 ** 53, REQUIRED);

  await flush();

  expect(sent()).toContain('"asDouble":18446744073709552000');
  expect(sent()).toContain('"asDouble":-9223372036854776000');
  expect(sent()).toContain('"asInt":9007199254740992');
});

it('P7: an attribute that OTLP cannot hold as a number is text, however deep it is', async () => {
  const odd = {
    nan: Number.NaN,
    infinite: Infinity,
    wide: 2 ** 64,
    list: [1, Number.NaN],
    map: { low: -(2 ** 63) },
  };
  pipeline.meter.createCounter('count').add(1, { ...REQUIRED, ...odd } as never);
  pipeline.meter
    .createObservableGauge('observed')
    .addCallback((result) => result.observe(1, { ...REQUIRED, ...odd } as never));

  await flush();

  const text = { nan: 'NaN', infinite: 'Infinity', wide: '18446744073709552000' };
  expect(pipeline.receiver.dataPoints).toHaveLength(2);
  for (const { attributes } of pipeline.receiver.dataPoints)
    expect(attributes).toMatchObject({ ...text, list: [1, 'NaN'], map: { low: '-9223372036854776000' } });
  expect(sent()).not.toMatch(/(?:Value|asDouble|asInt|sum)":null/);
});
