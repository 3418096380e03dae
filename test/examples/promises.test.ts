import { canariesOf, lookAt } from '../../examples/process-miner/show/arrivals.ts';
import { checksOf } from '../../examples/process-miner/show/checks.ts';
import { readEventLog } from '../../examples/process-miner/app/event-log.ts';
import { startOtlpReceiver } from '../../src/testing/index.ts';

import type { OtlpReceiver } from '../../src/testing/index.ts';

// The example imports the package by its name; here that is the source.
jest.mock('opentelemetry-diagnostic-data/testing', () => jest.requireActual('../../src/testing/index.ts'), {
  virtual: true,
});

const CANARIES = canariesOf(
  readEventLog(
    'case_id,activity,timestamp,resource\nPO-1,Pay invoice,2025-03-03T08:00:00Z,Ann Lee <ann@example.com>\n',
  ),
);

/** A span that keeps every promise of level `required`. */
const GOOD = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentSpanId: '',
  name: 'Import log',
  category: 'product_and_service_usage',
  classification: 'required',
};

describe('npm start notices a broken promise', () => {
  let receiver: OtlpReceiver;
  beforeEach(async () => {
    receiver = await startOtlpReceiver();
  });
  afterEach(() => receiver.close());

  const send = async (span: Partial<typeof GOOD>, headers: Record<string, string> = {}): Promise<void> => {
    const { category, classification, ...rest } = { ...GOOD, ...span };
    const attributes = [
      { key: 'diagnostic_data.category', value: { stringValue: category } },
      { key: 'diagnostic_data.classification', value: { stringValue: classification } },
    ];
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...rest, attributes }] }] }] });
    const headersSent = { 'content-type': 'application/json', ...headers };
    await fetch(`${receiver.url}/v1/traces`, { method: 'POST', headers: headersSent, body });
  };
  const broken = (level: 'none' | 'required' | 'optional'): string[] =>
    checksOf(lookAt(receiver, CANARIES), level, CANARIES.length)
      .filter(({ kept }) => !kept)
      .map(({ text }) => text.replace(/\d[\d,]*/g, 'N'));

  test('and none when all are kept', async () => {
    await send({});

    expect(broken('required')).toEqual([]);
    expect(lookAt(receiver, CANARIES)).toMatchObject({
      spans: 1,
      required: { [GOOD.category]: 1 },
      optional: {},
    });
  });

  test('P1: Optional data without consent', async () => {
    await send({});
    await send({
      spanId: '00f067aa0ba902b7',
      classification: 'optional',
      category: 'enhanced_anonymized_product_usage',
    });

    expect(broken('required')).toEqual(['nothing Optional arrived']);
    expect(broken('optional')).toEqual([]);
  });

  test('P1: no Optional data although it was chosen', async () => {
    await send({});

    expect(broken('optional')).toEqual(['Optional data arrived, as chosen']);
  });

  test.each([
    'ann@example.com',
    'Ann Lee',
    'PO-1',
    'Pay invoice',
    'jane.doe@example.com',
    'rq5TVw8nLk3ZyB7dXs0f',
  ])('P3: what the event log or an accident says: %s', async (canary) => {
    await send({ name: `Report on ${canary}` });

    expect(broken('required')).toEqual(['none of N canaries in N bytes']);
    expect(lookAt(receiver, CANARIES).leaks).toEqual([`${canary} (plain)`]);
  });

  test('P3: a canary in a header, in another spelling', async () => {
    await send({}, { 'x-debug': Buffer.from('by ann@example.com').toString('base64') });

    expect(lookAt(receiver, CANARIES).leaks).toEqual(['ann@example.com (base64)']);
  });

  test('P6: a span without its parent', async () => {
    await send({ parentSpanId: '00f067aa0ba902b7' });

    expect(broken('required')).toEqual(['no span without its parent']);
  });

  test('P1: anything at all at level none', async () => {
    expect(broken('none')).toEqual([]);
    await send({});
    expect(broken('none')).toEqual(['nothing arrived at all']);
  });

  test('a phase in which nothing arrived proves nothing', () => {
    expect(broken('required')).toEqual(['none of N canaries in N bytes', 'no span without its parent']);
  });
});
