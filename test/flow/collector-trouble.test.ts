import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { OtlpAnswer } from '../../src/testing/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeAll(() => void process.on('unhandledRejection', onUnhandled).on('uncaughtException', onUnhandled));
afterAll(() => void process.off('unhandledRejection', onUnhandled).off('uncaughtException', onUnhandled));
afterEach(async () => {
  await pipeline.stop();
  await new Promise(setImmediate);
  if (unhandled.length > 0) throw new Error('nobody handled a failure', { cause: unhandled.splice(0) });
});

const recordAll = (name: string): void => {
  for (const category of [REQUIRED, OPTIONAL]) {
    pipeline.tracer.startSpan(name, { attributes: category }).end();
    pipeline.logger.emit({ body: name, attributes: category });
    pipeline.meter.createCounter(name).add(1, category);
  }
};
const flush = (): Promise<void> => pipeline.diagnosticData.forceFlush();
const failures = (count: number) => ({
  span: { export_failed: count },
  metric: { export_failed: count },
  log_record: { export_failed: count },
});

/** A time limit below the exporter's first back-off: nothing is retried. */
const NO_RETRY = { level: 'optional', timeoutMillis: 500 } as const;

describe.each<[string, OtlpAnswer]>([
  ['400', { status: 400 }],
  ['401 with a page in place of a message', { status: 401, body: '<html>Sign in</html>' }],
  ['404', { status: 404 }],
  ['429 and asks to come back in an hour', { status: 429, headers: { 'retry-after': '3600' } }],
  ['429 and asks to come back at a date that is none', { status: 429, headers: { 'retry-after': 'soon' } }],
  ['500', { status: 500, body: '{"message":"out of order"}' }],
  ['503', { status: 503 }],
  ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:1/' } }],
  ['not in time', { delayMillis: 60_000 }],
  ['by closing the connection', { close: true }],
])('a Collector that answers %s', (_, answer) => {
  it('P7, P10: harms nobody; what is lost is counted, and later data arrives once it recovers', async () => {
    pipeline = await startPipeline(NO_RETRY);
    pipeline.receiver.respondWith(answer);
    recordAll('early');
    await flush();
    const lost = pipeline.diagnosticData.explain().withheld;

    pipeline.receiver.respondWith();
    pipeline.receiver.clear();
    recordAll('later');
    await flush();

    expect(lost).toEqual(failures(2));
    expect(pipeline.diagnosticData.explain().withheld).toEqual(failures(2));
    expect(pipeline.receiver.spans.map(({ name }) => name)).toEqual(['later', 'later']);
    expect(pipeline.receiver.logRecords.map(({ body }) => body)).toEqual(['later', 'later']);
    expect(pipeline.receiver.dataPoints.filter(({ name }) => name === 'later')).toHaveLength(2);
  });
});

it.each<[string, OtlpAnswer]>([
  ['no JSON', { body: '\u0000\u0001 garbage' }],
  ['another JSON', { body: '[[[]]]' }],
  ['a partial success', { body: '{"partialSuccess":{"rejectedSpans":"1","errorMessage":"too many"}}' }],
  ['much text', { body: 'x'.repeat(5_000_000) }],
])('P7: an answer of 200 with %s harms nobody', async (_, answer) => {
  pipeline = await startPipeline(NO_RETRY);
  pipeline.receiver.respondWith(answer);

  recordAll('early');
  await flush();

  expect(pipeline.receiver.spans).toHaveLength(2);
});

it('P7: what a Collector refuses for a moment (503, Retry-After) arrives when it is asked again', async () => {
  pipeline = await startPipeline();
  let asked = 0;
  pipeline.receiver.respondWith(() =>
    ++asked === 1 ? { status: 503, headers: { 'retry-after': '0' } } : {},
  );

  pipeline.tracer.startSpan('patient', { attributes: REQUIRED }).end();
  await flush();

  expect(pipeline.receiver.requests).toHaveLength(2);
  expect(pipeline.diagnosticData.explain().withheld.span).toEqual({});
});

describe('a Collector that is not there', () => {
  const nobody = async (): Promise<string> => {
    const server: Server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return `http://127.0.0.1:${port}`;
  };

  it.each([
    ['nobody listens', nobody],
    ['the host has no address', async () => 'http://collector.invalid:4318'],
    ['the host speaks no TLS', async () => 'https://127.0.0.1:1'],
  ])('P7: harms nobody when %s; flush and shutdown settle', async (_, endpoint) => {
    pipeline = await startPipeline({ ...NO_RETRY, endpoint: await endpoint() });

    recordAll('lost');
    await flush();
    await flush();
    const lost = pipeline.diagnosticData.explain().withheld;
    recordAll('at the end');
    await pipeline.diagnosticData.shutdown();

    expect(lost.span).toEqual({ export_failed: 2 });
    expect(lost.log_record).toEqual({ export_failed: 2 });
    expect(lost.metric['export_failed']).toBeGreaterThanOrEqual(2);
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({ export_failed: 4 });
  });
});
