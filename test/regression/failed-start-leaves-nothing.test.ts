import * as api from '@opentelemetry/api';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import { createMemoryConsentStore } from '../../src/index.ts';
import { startDiagnosticData } from '../../src/node.ts';
import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline | undefined;

afterEach(() => pipeline?.stop());

const start = (instrumentations: Instrumentation[]) =>
  startDiagnosticData({
    product: { name: 'test-product' },
    consentStore: createMemoryConsentStore(),
    flushesAtExit: false,
    collect: false,
    instrumentations,
  });

const failing = (part: keyof Instrumentation): Instrumentation => ({
  instrumentationName: 'failing',
  instrumentationVersion: '1',
  enable: () => undefined,
  disable: () => undefined,
  setTracerProvider: () => undefined,
  setMeterProvider: () => undefined,
  setConfig: () => undefined,
  getConfig: () => ({}),
  [part]: () => {
    throw new Error('the instrumentation failed');
  },
});

it.each(['enable', 'setTracerProvider', 'setMeterProvider'] as const)(
  'P7: a start that fails, in %s of an instrumentation, leaves nothing behind, and the next one works',
  async (part) => {
    expect(() => start([failing(part)])).toThrow('the instrumentation failed');

    pipeline = await startPipeline();
    pipeline.tracer.startSpan('span', { attributes: REQUIRED }).end();
    pipeline.logger.emit({ body: 'log', attributes: REQUIRED });
    pipeline.meter.createCounter('counter').add(1, REQUIRED);
    await pipeline.diagnosticData.forceFlush();

    const { spans, logRecords, dataPoints } = pipeline.receiver;
    expect([spans.length, logRecords.length, dataPoints.length]).toEqual([1, 1, 1]);
  },
);

it('P7: a start that comes second leaves the first one alone', async () => {
  pipeline = await startPipeline();

  expect(() => start([])).toThrow('already registered');

  api.metrics.getMeter('scope').createCounter('counter').add(1, REQUIRED);
  await pipeline.diagnosticData.forceFlush();
  expect(pipeline.receiver.dataPoints).toHaveLength(1);
});
