import * as api from '@opentelemetry/api';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

const COPIES: Readonly<Record<string, (context: api.SpanContext) => api.SpanContext>> = {
  'spread into another object': (context) => ({ ...context }),
  'carried as JSON': (context) => JSON.parse(JSON.stringify(context)) as api.SpanContext,
};

it.each(Object.entries(COPIES))(
  'P6: a context of a withheld span is known again when it was %s',
  async (_, copy) => {
    const { tracer, logger } = pipeline;
    const root = tracer.startSpan('root', { attributes: REQUIRED });
    const withheld = tracer.startSpan(
      'withheld',
      { attributes: OPTIONAL },
      api.trace.setSpan(api.ROOT_CONTEXT, root),
    );
    const job = copy(withheld.spanContext());
    const context = api.trace.setSpanContext(api.ROOT_CONTEXT, job);
    const headers: Record<string, string> = {};

    tracer.startSpan('job', { attributes: REQUIRED, links: [{ context: job }] }, context).end();
    api.context.with(context, () => logger.emit({ body: 'log', attributes: REQUIRED }));
    api.propagation.inject(context, headers);
    root.end();
    await pipeline.diagnosticData.forceFlush();

    const rootId = root.spanContext().spanId;
    const { spans, logRecords } = pipeline.receiver;
    expect(pipeline.receiver.raw() + JSON.stringify(headers)).not.toContain(withheld.spanContext().spanId);
    expect([spans[0]?.parentSpanId, spans[0]?.links[0]?.spanId]).toEqual([rootId, rootId]);
    expect([logRecords[0]?.spanId, headers['traceparent']?.split('-')[2]]).toEqual([rootId, rootId]);
  },
);

it('P7: only the latest of them are remembered', async () => {
  const { tracer } = pipeline;
  const first = tracer.startSpan('first', { attributes: OPTIONAL }).spanContext();
  for (let count = 0; count < 1000; count++) tracer.startSpan('more', { attributes: OPTIONAL }).spanContext();
  const child = (copy: api.SpanContext) =>
    tracer
      .startSpan('child', { attributes: REQUIRED }, api.trace.setSpanContext(api.ROOT_CONTEXT, copy))
      .end();

  child({ ...first });
  child(first);
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.spans.map(({ parentSpanId }) => parentSpanId)).toEqual([first.spanId, '']);
});
