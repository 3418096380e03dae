import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

const seen = (): unknown[] =>
  pipeline.receiver.dataPoints.map(({ name, value, attributes: { theme } }) => [name, value, theme]);
const flush = async (): Promise<unknown[]> => {
  pipeline.receiver.clear();
  await pipeline.diagnosticData.forceFlush();
  return seen();
};

// A run of a callback was shared for a second, with lanes that began after it, too.
it('P4: what was observed inside one opt-in is not reported for the next', async () => {
  await pipeline.stop();
  const category = OPTIONAL['diagnostic_data.category'];
  pipeline = await startPipeline({ scopeRules: [{ scope: 'test-scope', category }] });
  let total = 1000;
  let theme = 'red';
  const { meter } = pipeline;
  meter.createObservableCounter('total').addCallback((result) => result.observe(total));
  meter.createObservableGauge('look').addCallback((result) => result.observe(1, { theme }));

  await pipeline.optIn();
  total += 2;
  const first = await flush();
  await pipeline.optOut();
  total += 50;
  theme = 'blue';
  await pipeline.optIn();
  total += 3;
  const second = await flush();

  expect(first).toEqual([
    ['total', 2, undefined],
    ['look', 1, 'red'],
  ]);
  expect(second).toEqual([
    ['total', 3, undefined],
    ['look', 1, 'blue'],
  ]);
});

it('P4: the same holds for a callback that takes its time, and reads before the opt-in', async () => {
  let total = 1000;
  let answer = (): void => undefined;
  pipeline.meter.createObservableCounter('total').addCallback(async (result) => {
    const read = total;
    await new Promise<void>((resolve) => (answer = resolve));
    result.observe(read, OPTIONAL);
  });
  const flushing = pipeline.diagnosticData.forceFlush();
  await new Promise(setImmediate);
  const answerEarly = answer;
  total = 1005;

  const optingIn = pipeline.optIn();
  await new Promise((resolve) => setTimeout(resolve, 50));
  answerEarly();
  answer();
  await Promise.all([flushing, optingIn]);
  const flushed = flush();
  await new Promise(setImmediate);
  answer();

  expect(await flushed).toEqual([]);
});

it('P4: an observable counter of Required begins anew when `none` is taken back', async () => {
  let total = 1000;
  pipeline.meter.createObservableCounter('cpu').addCallback((result) => result.observe(++total, REQUIRED));
  const { consent } = pipeline.diagnosticData;
  await consent.set('none', { source: 'settings' });
  await consent.set('required', { source: 'settings' });
  await flush();

  await consent.set('none', { source: 'settings' });
  total += 500;
  await consent.set('required', { source: 'settings' });

  expect(await flush()).toEqual([['cpu', 1, undefined]]);
});
