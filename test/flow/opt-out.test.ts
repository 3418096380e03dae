import type { OtlpReceiver } from '../../src/testing/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const CANARY = 'optional-canary';
const protocols = ['http/json', 'http/protobuf'] as const;
let pipeline: Pipeline;

afterEach(() => pipeline.stop());

/** Records `count` spans, log records and measurements that hold the canary. */
function recordOptional(count: number): void {
  const counter = pipeline.meter.createCounter(`${CANARY}-counter`);
  for (let i = 0; i < count; i++) {
    pipeline.tracer.startSpan(`${CANARY} ${i}`, { attributes: OPTIONAL }).end();
    pipeline.logger.emit({ body: `${CANARY} ${i}`, attributes: OPTIONAL });
    counter.add(1, { ...OPTIONAL, canary: CANARY });
  }
}

function recordRequired(): void {
  pipeline.tracer.startSpan('required span', { attributes: REQUIRED }).end();
  pipeline.logger.emit({ body: 'required log', attributes: REQUIRED });
  pipeline.meter.createCounter('required.counter').add(1, REQUIRED);
}

const hasOptional = ({ body }: { body: Buffer }): boolean => body.includes(CANARY);
const signalsOf = ({ requests }: OtlpReceiver): string[] => requests.map(({ signal }) => signal).sort();
const requiredArrived = (): void => {
  for (const text of ['required span', 'required log', 'required.counter'])
    expect(pipeline.receiver.raw()).toContain(text);
};

describe.each(protocols)('an opt-out, over %s', (protocol) => {
  it('P5: with 300 of each queued, then a flush and a shutdown: none arrive, and Required does', async () => {
    pipeline = await startPipeline({ level: 'optional', protocol });
    recordOptional(300);
    recordRequired();

    await pipeline.optOut();
    await pipeline.diagnosticData.forceFlush();
    await pipeline.diagnosticData.shutdown();

    expect(pipeline.receiver.raw()).not.toContain(CANARY);
    requiredArrived();
    expect(pipeline.diagnosticData.explain().withheld).toMatchObject({
      span: { consent_changed: 300 },
      metric: { consent_changed: 1 },
      log_record: { consent_changed: 300 },
    });
  });

  it('P5: with retries pending: none arrive, and Required is retried and does', async () => {
    pipeline = await startPipeline({ level: 'optional', protocol, batching: { metrics: {} } });
    pipeline.receiver.respondWith({ status: 503 });
    recordOptional(3);
    recordRequired();
    const flushed = pipeline.diagnosticData.forceFlush();
    await pipeline.receiver.waitFor(({ requests }) => requests.length === 6);
    pipeline.receiver.respondWith();

    await pipeline.optOut();
    pipeline.receiver.clear();
    await flushed;
    await pipeline.diagnosticData.shutdown();

    expect(pipeline.receiver.requests.filter(hasOptional)).toEqual([]);
    requiredArrived();
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({ consent_changed: 3 });
  });

  it('P5: with an export in flight: it settles without the receiver, and nothing more arrives', async () => {
    pipeline = await startPipeline({ level: 'optional', protocol });
    let answered = 0;
    pipeline.receiver.respondWith((request) => {
      if (hasOptional(request)) return { delayMillis: 60_000 };
      answered++;
      return {};
    });
    recordOptional(1);
    const flushed = pipeline.diagnosticData.forceFlush();
    await pipeline.receiver.waitFor(({ requests }) => requests.filter(hasOptional).length === 3);
    recordOptional(600); // waits behind the batch in flight

    await pipeline.optOut();
    pipeline.receiver.clear();
    recordRequired();
    await flushed;
    await pipeline.diagnosticData.shutdown();

    expect(pipeline.receiver.requests.filter(hasOptional)).toEqual([]);
    requiredArrived();
    expect(answered).toBeGreaterThan(0);
  });
});

describe('an opt-out', () => {
  it('P5: lowers the level and closes the way out before it returns', async () => {
    pipeline = await startPipeline({ level: 'optional' });
    recordOptional(1);

    const done = pipeline.optOut();
    const level = pipeline.diagnosticData.consent.level;
    recordOptional(1);
    await pipeline.diagnosticData.forceFlush();
    await done;

    expect(level).toBe('required');
    expect(pipeline.receiver.requests.filter(hasOptional)).toEqual([]);
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({ consent_changed: 1, level: 1 });
  });

  it('P5: in the middle of a shutdown stops what the shutdown has not sent yet', async () => {
    pipeline = await startPipeline({ level: 'optional' });
    pipeline.receiver.respondWith({ status: 503 });
    recordOptional(3);
    recordRequired();
    const shutDown = pipeline.diagnosticData.shutdown();
    await pipeline.receiver.waitFor(({ requests }) => requests.filter(hasOptional).length === 3);
    pipeline.receiver.respondWith();

    await pipeline.optOut();
    pipeline.receiver.clear();
    await shutDown;

    expect(pipeline.receiver.requests.filter(hasOptional)).toEqual([]);
    requiredArrived();
  });

  it('P1: a level of none stops Required as well, and required brings it back', async () => {
    pipeline = await startPipeline();
    recordRequired();
    await pipeline.diagnosticData.consent.set('none', { source: 'settings' });
    recordRequired();
    await pipeline.diagnosticData.forceFlush();
    expect(pipeline.receiver.requests).toEqual([]);

    await pipeline.diagnosticData.consent.set('required', { source: 'settings' });
    recordRequired();
    await pipeline.diagnosticData.forceFlush();

    expect(signalsOf(pipeline.receiver)).toEqual(['logs', 'metrics', 'traces']);
    expect(pipeline.receiver.spans).toHaveLength(1);
    expect(pipeline.receiver.dataPoints.map(({ value }) => value)).toEqual([1]);
  });

  it('P5: opting in again brings nothing of before back', async () => {
    pipeline = await startPipeline({ level: 'optional' });
    recordOptional(2);

    await pipeline.optOut();
    await pipeline.optIn();
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.requests.filter(hasOptional)).toEqual([]);
  });

  it('P1: Optional and Required never share a request', async () => {
    pipeline = await startPipeline({ level: 'optional' });
    recordOptional(2);
    recordRequired();

    await pipeline.diagnosticData.forceFlush();

    const mixed = pipeline.receiver.requests.filter(
      (request) => hasOptional(request) && request.body.includes('required'.concat(' span')),
    );
    expect(mixed).toEqual([]);
    expect(pipeline.receiver.requests.filter(hasOptional)).toHaveLength(3);
    const resources = pipeline.receiver.spans.map(({ name, resource }) => [
      name.startsWith(CANARY),
      resource['diagnostic_data.consent.optional'],
    ]);
    expect(resources).toContainEqual([true, 'granted']);
    expect(resources).toContainEqual([false, undefined]);
    expect(resources).toHaveLength(3);
  });
});
