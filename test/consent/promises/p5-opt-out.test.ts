import { createFileConsentStore } from '../../../src/platform/node/consent-file.ts';
import { OPTIONAL, type Pipeline, REQUIRED } from '../../pipeline.ts';
import { removeStateDirectories } from '../temporary.ts';
import { record, startProduct } from './product.ts';

let product: Pipeline & { readonly directory: string };

afterEach(() => product.stop());
afterAll(removeStateDirectories);

const CANARY = 'an-optional-canary';
const COUNT = 2000; // a full queue holds 2048

function recordMany(count = COUNT): void {
  for (let i = 0; i < count; i++) {
    product.tracer.startSpan(CANARY, { attributes: OPTIONAL }).end();
    product.logger.emit({ body: CANARY, attributes: OPTIONAL });
  }
  product.meter.createCounter(CANARY).add(1, OPTIONAL);
}

const optOut = () => product.diagnosticData.consent.set('required', { source: 'settings' });

/** What happens after the promise of the opt-out has resolved: everything that could still send. */
async function provoke(): Promise<void> {
  product.receiver.clear();
  product.receiver.respondWith();
  record(product, REQUIRED, 'required');
  await product.diagnosticData.forceFlush();
  await new Promise((resolve) => setTimeout(resolve, 1500)); // beyond the first retry
  await product.diagnosticData.shutdown();
}

describe.each(['http/json', 'http/protobuf'] as const)('over %s', (protocol) => {
  beforeEach(async () => {
    product = await startProduct('optional', { protocol });
  });

  const expectNoOptional = (): void => {
    expect(product.receiver.requests.filter(({ body }) => body.includes(CANARY))).toEqual([]);
    expect(product.receiver.raw()).toContain('required');
  };

  it('P5: with full queues, no Optional byte arrives after the opt-out, and it says how much went', async () => {
    recordMany();

    const change = await optOut();
    await provoke();

    expectNoOptional();
    expect(change).toEqual({ level: 'required', discarded: { span: COUNT, log_record: COUNT, metric: 1 } });
  });

  it('P5: with exports in flight to a receiver that answers after 5 s', async () => {
    product.receiver.respondWith({ delayMillis: 5000 });
    recordMany();
    void product.diagnosticData.forceFlush();
    await product.receiver.waitFor(
      ({ requests }) => new Set(requests.map(({ signal }) => signal)).size === 3,
    );

    const { discarded } = await optOut();
    await provoke();

    expectNoOptional();
    expect(discarded).toEqual({ span: COUNT, log_record: COUNT, metric: expect.any(Number) });
  });

  it('P5: with retries pending', async () => {
    product.receiver.respondWith({ status: 503 });
    recordMany();
    void product.diagnosticData.forceFlush();
    await product.receiver.waitFor(
      ({ requests }) => new Set(requests.map(({ signal }) => signal)).size === 3,
    );

    await optOut();
    await provoke();

    expectNoOptional();
  });
});

it('P5: an opt-out by another process has the same effect at the next export', async () => {
  const { directory } = (product = await startProduct('optional'));
  recordMany(500); // a full batch of 512 would leave before

  const elsewhere = createFileConsentStore(directory);
  await elsewhere.write({ level: 'required', source: 'settings', time: new Date().toISOString() });
  record(product, REQUIRED, 'required');
  await product.diagnosticData.forceFlush();
  await product.diagnosticData.shutdown();

  expect(product.receiver.requests.filter(({ body }) => body.includes(CANARY))).toEqual([]);
  expect(product.receiver.spans.map(({ name }) => name)).toEqual(['required']);
});

it('P5: to none, Required goes the same way', async () => {
  product = await startProduct('optional');
  record(product, REQUIRED, 'required');

  const { discarded } = await product.diagnosticData.consent.set('none', { source: 'settings' });
  await product.diagnosticData.forceFlush();
  await product.diagnosticData.shutdown();

  expect(product.receiver.requests).toEqual([]);
  expect(discarded).toEqual({ span: 1, log_record: 1, metric: 1 });
});
