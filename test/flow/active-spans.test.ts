import { context, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { AlwaysOnSampler } from '@opentelemetry/sdk-trace';
import type { ReceivedSpan } from '../../src/testing/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const arrived = async (): Promise<Record<string, ReceivedSpan>> => {
  await pipeline.diagnosticData.forceFlush();
  return Object.fromEntries(pipeline.receiver.spans.map((span) => [span.name, span]));
};

describe.each([
  ['the tracer front', {}],
  ['the span gate', { sampler: new AlwaysOnSampler() }],
])('withheld by %s', (_, options) => {
  beforeEach(async () => void (pipeline = await startPipeline(options)));

  it('P6: startActiveSpan makes a withheld span active in each of its forms', async () => {
    const root = pipeline.tracer.startSpan('root', { attributes: REQUIRED });
    const rootContext = trace.setSpan(ROOT_CONTEXT, root);
    const seen: unknown[] = [];
    const child = (name: string) => (span: Span) => {
      pipeline.tracer.startSpan(name, { attributes: REQUIRED }).end();
      seen.push(trace.getActiveSpan() === span);
      span.end();
      return name;
    };

    const results = context.with(rootContext, () => [
      pipeline.tracer.startActiveSpan('unclassified', child('in two')),
      pipeline.tracer.startActiveSpan('three', { attributes: OPTIONAL }, child('in three')),
      pipeline.tracer.startActiveSpan('four', { attributes: OPTIONAL }, ROOT_CONTEXT, child('in four')),
      pipeline.tracer.startActiveSpan('root', { attributes: OPTIONAL, root: true }, child('in root')),
    ]);
    root.end();
    const spans = await arrived();

    expect(results).toEqual(['in two', 'in three', 'in four', 'in root']);
    expect(seen).toEqual([true, true, true, true]);
    expect(spans['in two']!.parentSpanId).toBe(root.spanContext().spanId);
    expect(spans['in three']!.parentSpanId).toBe(root.spanContext().spanId);
    expect(spans['in four']!.parentSpanId).toBe('');
    expect(spans['in root']!.parentSpanId).toBe('');
    const traceIds = Object.values(spans).map(({ traceId }) => traceId);
    expect(new Set(traceIds).size).toBe(3);
  });

  it("P7: what the application throws inside startActiveSpan is the application's, and comes through", () => {
    const failure = new Error('mine');
    const run = (): never =>
      pipeline.tracer.startActiveSpan('withheld', { attributes: OPTIONAL }, () => {
        throw failure;
      });

    expect(run).toThrow(failure);
  });
});
