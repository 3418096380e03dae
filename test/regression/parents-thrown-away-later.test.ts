import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

beforeEach(async () => {
  pipeline = await startPipeline();
  await pipeline.optIn();
});
afterEach(() => pipeline.stop());

/** Required work below an Optional span, linked to it and logged in it; all of it has ended and waits to be sent. */
function recordBelowOptional(): void {
  const { tracer, logger } = pipeline;
  tracer.startActiveSpan('root', { attributes: REQUIRED }, (root) => {
    tracer.startActiveSpan('optional', { attributes: OPTIONAL }, (optional) => {
      tracer.startSpan('child', { attributes: REQUIRED, links: [{ context: optional.spanContext() }] }).end();
      logger.emit({ body: 'log', attributes: REQUIRED });
      optional.end();
    });
    root.end();
  });
}

it('P6: what waits below a span that an opt-out throws away hangs on the nearest one that leaves', async () => {
  recordBelowOptional();

  await pipeline.optOut();
  await pipeline.diagnosticData.forceFlush();

  const { spans, logRecords } = pipeline.receiver;
  const [child, root] = spans;
  expect(spans.map(({ name }) => name)).toEqual(['child', 'root']);
  expect([child?.parentSpanId, child?.links.map(({ spanId }) => spanId)]).toEqual([
    root?.spanId,
    [root?.spanId],
  ]);
  expect(logRecords.map(({ spanId }) => spanId)).toEqual([root?.spanId]);
});

it('P6: below a root that is thrown away it becomes a root of the same trace', async () => {
  const { tracer } = pipeline;
  const optional = tracer.startSpan('optional', { attributes: OPTIONAL });
  const links = [{ context: optional.spanContext() }];
  tracer.startSpan('child', { attributes: REQUIRED, links }, trace.setSpan(ROOT_CONTEXT, optional)).end();

  await pipeline.optOut();
  await pipeline.diagnosticData.forceFlush();

  const [child] = pipeline.receiver.spans;
  expect([child?.parentSpanId, child?.traceId, child?.links]).toEqual([
    '',
    optional.spanContext().traceId,
    [],
  ]);
});

it('P6: without an opt-out all hang where they were', async () => {
  recordBelowOptional();

  await pipeline.diagnosticData.forceFlush();

  const { spans, logRecords } = pipeline.receiver;
  const id = (wanted: string) => spans.find(({ name }) => name === wanted)?.spanId;
  const child = spans.find(({ name }) => name === 'child');
  expect(child?.parentSpanId).toBe(id('optional'));
  expect([child?.links[0]?.spanId, logRecords[0]?.spanId]).toEqual([id('optional'), id('optional')]);
});
