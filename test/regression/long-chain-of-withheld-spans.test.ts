import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { AlwaysOnSampler } from '@opentelemetry/sdk-trace';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const MANY = 20_000;
let pipeline: Pipeline;

afterEach(() => pipeline.stop());

/** A loop that starts each round inside the span of the round before, as a timer in startActiveSpan does. */
function nest(rounds: number, context: Context): { context: Context; first: WeakRef<object> } {
  let first: WeakRef<object> | undefined;
  for (let round = 0; round < rounds; round++) {
    const span = pipeline.tracer.startSpan('round', { attributes: OPTIONAL }, context);
    first ??= new WeakRef(round === 0 ? span.spanContext() : span);
    context = trace.setSpan(context, span);
    span.end();
  }
  return { context, first: first! };
}

describe.each([
  ['the tracer front', {}, undefined],
  ['the span gate', { sampler: new AlwaysOnSampler() }, undefined],
  ['nobody', {}, 'optional' as const],
])('with Optional spans withheld by %s', (_, options, level) => {
  it('P7: a chain of spans that never ends keeps none of those long gone in memory', async () => {
    pipeline = await startPipeline({
      ...options,
      ...(level === undefined ? {} : { level }),
      batching: { spans: { maxQueueSize: 10, maxExportBatchSize: 5 } },
    });
    const root = pipeline.tracer.startSpan('root', { attributes: REQUIRED });
    const start = nest(1, trace.setSpan(ROOT_CONTEXT, root));

    const { context, first } = nest(MANY, start.context);
    const headers: Record<string, string> = {};
    propagation.inject(context, headers);
    await new Promise(setImmediate); // a WeakRef holds its target until the turn is over
    await pipeline.diagnosticData.forceFlush();
    collectGarbage();

    expect(first.deref()).toBeUndefined();
    const named = level === undefined ? root : trace.getSpan(context)!;
    expect(headers['traceparent']).toContain(named.spanContext().spanId);
  });
});
