import * as api from '@opentelemetry/api';
import { createScrubber } from '../../src/index.ts';
import { startDiagnosticData } from '../../src/node.ts';
import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';
import { captureDiagnostics } from './canary.ts';

let pipeline: Pipeline | undefined;

afterEach(async () => {
  await pipeline?.stop();
  pipeline = undefined;
});

type Instruments = Pick<Pipeline, 'tracer' | 'meter' | 'logger'>;
const recordAll = ({ tracer, meter, logger }: Instruments, name = 'item'): void => {
  tracer.startSpan(name, { attributes: REQUIRED }).end();
  meter.createCounter(name).add(1, REQUIRED);
  logger.emit({ body: name, attributes: REQUIRED });
};
const onAll = <T>(value: T) => ({ span: value, metric: value, log_record: value });

describe('shutdown', () => {
  it('P7: sends what is queued, once; a second call and a flush afterwards settle and send nothing', async () => {
    pipeline = await startPipeline();
    recordAll(pipeline);

    const first = pipeline.diagnosticData.shutdown();
    const second = pipeline.diagnosticData.shutdown();
    await Promise.all([first, second]);
    await pipeline.diagnosticData.shutdown();
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.requests.map(({ signal }) => signal).sort()).toEqual([
      'logs',
      'metrics',
      'traces',
    ]);
  });

  it('P10: what is recorded afterwards is counted as such and sent by nobody', async () => {
    pipeline = await startPipeline();
    const counter = pipeline.meter.createCounter('early');
    await pipeline.diagnosticData.shutdown();
    pipeline.receiver.clear();

    recordAll(pipeline);
    counter.add(1, REQUIRED);
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.requests).toEqual([]);
    const { span, metric } = pipeline.diagnosticData.explain().withheld;
    expect(span).toEqual({ shut_down: 1 });
    expect(metric).toEqual({ shut_down: 2 });
  });

  it('P7: consent can still be changed afterwards, and opens nothing', async () => {
    pipeline = await startPipeline();
    await pipeline.diagnosticData.shutdown();

    await pipeline.optIn();
    recordAll(pipeline);
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.diagnosticData.consent.level).toBe('optional');
    expect(pipeline.receiver.requests).toEqual([]);
  });

  it('P7: in the middle of an opt-in settles, and leaves nothing open', async () => {
    pipeline = await startPipeline();
    const optedIn = pipeline.optIn();

    await pipeline.diagnosticData.shutdown();
    await optedIn;

    expect(pipeline.receiver.requests).toEqual([]);
  });
});

describe('a start', () => {
  it('P7: after a shutdown works as the first did', async () => {
    const first = await startPipeline();
    recordAll(first, 'first');
    await first.stop();
    pipeline = await startPipeline();

    recordAll(pipeline, 'second');
    recordAll(first, 'late');
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.spans.map(({ name }) => name)).toEqual(['second']);
    expect(pipeline.receiver.dataPoints.map(({ name }) => name)).toEqual(['second']);
    expect(pipeline.receiver.logRecords.map(({ body }) => body)).toEqual(['second']);
  });

  it('P7: on top of another says what is wrong, and leaves the first as it is', async () => {
    pipeline = await startPipeline();

    expect(() => startDiagnosticData({ product: { name: 'other' }, flushesAtExit: false })).toThrow(
      /already registered in this process/,
    );
    recordAll(pipeline);
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.requests).toHaveLength(3);
  });

  it('P12: serves tracers and loggers that were taken before it', async () => {
    const tracer = api.trace.getTracer('early');
    const logger = api.logs.getLogger('early');
    pipeline = await startPipeline();

    recordAll({ tracer, logger, meter: pipeline.meter });
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.spans.map(({ scope }) => scope.name)).toEqual(['early']);
    expect(pipeline.receiver.logRecords.map(({ scope }) => scope.name)).toEqual(['early']);
  });

  it('P7: that fails leaves nothing registered', async () => {
    expect(() => startDiagnosticData({ product: { name: 'other' }, protocol: 'grpc' as never })).toThrow(
      TypeError,
    );

    pipeline = await startPipeline();
    recordAll(pipeline);
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.requests).toHaveLength(3);
  });
});

it('P8: an item that the scrubber fails on is withheld, counted, told once and not thrown', async () => {
  const diagnostics = captureDiagnostics();
  const fail = (): never => {
    throw new Error('the scrubber failed on ann@example.com');
  };
  const scrubber = { ...createScrubber(), scrubAttributes: fail };
  pipeline = await startPipeline({ scrubber });

  for (let i = 0; i < 3; i++) {
    pipeline.tracer.startSpan('item', { attributes: { ...REQUIRED, i } }).end();
    pipeline.meter.createCounter('item').add(1, { ...REQUIRED, i });
    pipeline.logger.emit({ body: 'item', attributes: { ...REQUIRED, i } });
  }
  await pipeline.diagnosticData.forceFlush();
  const text = diagnostics.text();
  diagnostics.stop();

  expect(pipeline.receiver.requests).toEqual([]);
  expect(pipeline.diagnosticData.explain().withheld).toEqual(onAll({ scrubber_error: 3 }));
  expect(text.match(/was withheld \(scrubber_error\)/g)).toHaveLength(3);
  expect(text).not.toContain('ann@example.com');
});
