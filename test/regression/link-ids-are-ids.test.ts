import * as api from '@opentelemetry/api';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const PERSONAL = { traceId: 'ann.smith@example.com', spanId: 'order-4711', traceFlags: 1 };
const HALF_PERSONAL = { traceId: 'a'.repeat(32), spanId: 'ann@example.com', traceFlags: 1 };
const GOOD = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 };
const CANARIES = ['ann', 'order-4711'];

let pipeline: Pipeline;

beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

const sent = async (): Promise<string> => {
  await pipeline.diagnosticData.forceFlush();
  return pipeline.receiver.raw();
};

it('P3: ids of links that are no ids never leave; the link is counted as dropped, the others stay', async () => {
  const links = [PERSONAL, HALF_PERSONAL, GOOD].map((context) => ({ context }));
  const span = pipeline.tracer.startSpan('at the start', { attributes: REQUIRED, links });
  span.addLink({ context: PERSONAL }).end();

  const raw = await sent();

  expect(CANARIES.filter((canary) => raw.includes(canary))).toEqual([]);
  expect(pipeline.receiver.spans[0]?.links.map(({ spanId }) => spanId)).toEqual([GOOD.spanId]);
  expect(raw).toContain('"droppedLinksCount":3');
});

it.each([
  ['no ids at all', PERSONAL],
  ['a span id that is none', HALF_PERSONAL],
])('P3: a parent with %s counts as none, for spans, log records and headers', async (_, parent) => {
  const context = api.trace.setSpanContext(api.ROOT_CONTEXT, parent);
  const headers: Record<string, string> = {};
  pipeline.tracer.startSpan('child', { attributes: REQUIRED }, context).end();
  const withheld = pipeline.tracer.startSpan('withheld', { attributes: OPTIONAL }, context);
  const below = api.trace.setSpan(context, withheld);
  pipeline.tracer.startSpan('grandchild', { attributes: REQUIRED }, below).end();
  for (const one of [context, below]) {
    api.context.with(one, () => pipeline.logger.emit({ body: 'log', attributes: REQUIRED }));
    api.propagation.inject(one, headers);
  }

  const raw = await sent();

  expect(CANARIES.filter((canary) => `${raw}${JSON.stringify(headers)}`.includes(canary))).toEqual([]);
  expect(pipeline.receiver.spans.map(({ parentSpanId }) => parentSpanId)).toEqual(['', '']);
});
