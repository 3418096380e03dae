import { OPTIONAL, type Pipeline } from '../../pipeline.ts';
import { removeStateDirectories } from '../temporary.ts';
import { arrived, everySignal, record, startProduct } from './product.ts';

let product: Pipeline;

afterEach(() => product.stop());
afterAll(removeStateDirectories);

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name} ${i}`);

it('P4: an opt-in after 100 recorded items lets exactly those leave that came after', async () => {
  product = await startProduct('required');
  for (const name of numbered('before', 100)) record(product, OPTIONAL, name);

  await product.optIn();
  for (const name of numbered('after', 100)) record(product, OPTIONAL, name);
  await product.diagnosticData.forceFlush();
  await product.diagnosticData.shutdown();

  expect(arrived(product)).toEqual(everySignal(numbered('after', 100)));
  expect(product.receiver.raw()).not.toContain('before');
  expect(product.receiver.spans).toHaveLength(100);
  expect(product.diagnosticData.explain().withheld.span).toEqual({ level: 100 });
});

it('P4: over three toggles, exactly what was recorded and flushed inside an opt-in arrives', async () => {
  product = await startProduct('required');
  for (let round = 0; round < 3; round++) {
    record(product, OPTIONAL, `off ${round}`);
    await product.optIn();
    record(product, OPTIONAL, `on ${round}`);
    await product.diagnosticData.forceFlush();
    record(product, OPTIONAL, `queued at the opt-out ${round}`);
    await product.optOut();
  }
  await product.diagnosticData.shutdown();

  expect(arrived(product)).toEqual(everySignal(['on 0', 'on 1', 'on 2']));
  expect(product.receiver.raw()).not.toMatch(/off \d|queued/);
});

it('P4: a span that is open at an opt-in or an opt-out stays withheld, whatever follows', async () => {
  product = await startProduct('required');
  const early = product.tracer.startSpan('before the opt-in', { attributes: OPTIONAL });
  await product.optIn();
  const across = product.tracer.startSpan('across the opt-out', { attributes: OPTIONAL });
  early.end();
  await product.optOut();
  await product.optIn();
  across.end();
  record(product, OPTIONAL, 'inside');

  await product.diagnosticData.forceFlush();

  expect(product.receiver.spans.map(({ name }) => name)).toEqual(['inside']);
});

it('P4: a counter starts at zero at each opt-in, with a new start time', async () => {
  product = await startProduct('required');
  const counter = product.meter.createCounter('clicks');
  const read = () => {
    const point = product.receiver.dataPoints.findLast(({ name }) => name === 'clicks');
    return { value: Number(point?.value), start: BigInt(String(point?.startTimeUnixNano ?? 0)) };
  };
  counter.add(1000, OPTIONAL);
  await product.optIn();
  counter.add(3, OPTIONAL);
  await product.diagnosticData.forceFlush();
  const first = read();
  await product.optOut();
  counter.add(1000, OPTIONAL);
  await product.optIn();
  counter.add(5, OPTIONAL);
  await product.diagnosticData.forceFlush();
  const second = read();

  expect([first.value, second.value]).toEqual([3, 5]);
  expect(second.start > first.start).toBe(true);
});

it('P4: an observable counter reports what is new since the opt-in', async () => {
  product = await startProduct('required');
  let total = 1000;
  product.meter.createObservableCounter('pages').addCallback((result) => result.observe(total, OPTIONAL));
  await product.optIn();
  total += 7;

  await product.diagnosticData.forceFlush();

  const pages = product.receiver.dataPoints.filter(({ name }) => name === 'pages');
  expect(pages.map(({ value }) => value)).toEqual([7]);
});
