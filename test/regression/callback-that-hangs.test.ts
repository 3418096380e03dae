import { createScrubber } from '../../src/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const names = (): string[] => pipeline.receiver.dataPoints.map(({ name }) => name).sort();
const metric = () => pipeline.diagnosticData.explain().withheld.metric;

// Everything was held up for as long as an export may take, and lost when the product ended meanwhile.
it('P7: a callback that hangs holds up nothing else for long, and is counted', async () => {
  pipeline = await startPipeline({ shutdownTimeoutMillis: 3000 });
  let calls = 0;
  const hang = (): Promise<void> => {
    calls++;
    return new Promise(() => undefined);
  };
  pipeline.meter.createObservableGauge('hangs').addCallback(hang);
  pipeline.meter.createObservableGauge('works').addCallback((result) => result.observe(1, REQUIRED));
  pipeline.meter.createCounter('counts').add(1, REQUIRED);

  await pipeline.diagnosticData.shutdown();

  expect(names()).toEqual(['counts', 'works']);
  expect(calls).toBe(1);
  expect(metric()).toEqual({ callback_failed: 1 });
});

it('P10: a callback that fails is counted, and takes no other callback of its instrument with it', async () => {
  pipeline = await startPipeline();
  const gauge = pipeline.meter.createObservableGauge('present');
  gauge.addCallback(() => {
    throw new Error('no reading');
  });
  gauge.addCallback((result) => result.observe(1, REQUIRED));

  await pipeline.diagnosticData.forceFlush();

  expect(names()).toEqual(['present']);
  expect(metric()).toEqual({ callback_failed: 1 });
});

it('P8: an observable that cannot be scrubbed is counted, and reports once it can', async () => {
  let isBroken = false;
  const detector = {
    name: 'mine',
    marker: '[mine]',
    find: () => {
      if (isBroken) throw new Error('detector');
      return [];
    },
  };
  pipeline = await startPipeline({ scrubber: createScrubber({ customDetectors: [detector] }) });
  isBroken = true;
  pipeline.meter
    .createObservableGauge('name of its own')
    .addCallback((result) => result.observe(1, REQUIRED));
  await pipeline.diagnosticData.forceFlush();
  const broken = [names(), metric()];

  isBroken = false;
  await pipeline.diagnosticData.forceFlush();
  await pipeline.diagnosticData.forceFlush();

  expect(broken).toEqual([[], { scrubber_error: 2 }]);
  expect(names()).toEqual(['name of its own']);
});

it('P10: what callbacks observe is counted as kept, each time', async () => {
  pipeline = await startPipeline();
  pipeline.meter.createObservableGauge('present').addCallback((result) => {
    result.observe(1, REQUIRED);
    result.observe(1, OPTIONAL);
  });

  await pipeline.diagnosticData.forceFlush();
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.diagnosticData.explain().kept.metric).toBe(2);
  expect(metric()).toEqual({ level: 2 });
});

it('P9: a category given with an observation goes before that of its scope', async () => {
  const category = 'product_and_service_performance';
  pipeline = await startPipeline({ scopeRules: [{ scope: 'test-scope', category }], level: 'optional' });
  pipeline.meter.createObservableGauge('present').addCallback((result) => {
    result.observe(1, OPTIONAL);
    result.observe(1);
  });
  await pipeline.diagnosticData.forceFlush();
  pipeline.receiver.clear();

  await pipeline.diagnosticData.forceFlush();

  expect(
    pipeline.receiver.dataPoints.map(({ attributes }) => attributes['diagnostic_data.classification']),
  ).toEqual(expect.arrayContaining(['optional', 'required']));
});
