import * as api from '@opentelemetry/api';
import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const STATE = api.createTraceState('v=ann.smith@example.com,x=ok');
const REMOTE = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1, isRemote: true };

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

function headersOf(context: api.Context): Record<string, string> {
  const headers: Record<string, string> = {};
  api.propagation.inject(context, headers);
  return headers;
}

it('P3: the trace state of a sampler goes to the next process scrubbed', async () => {
  const sampler = { shouldSample: () => ({ decision: 2, traceState: STATE }) };
  pipeline = await startPipeline({ sampler });
  const span = pipeline.tracer.startSpan('root', { attributes: REQUIRED });

  const headers = headersOf(api.trace.setSpan(api.ROOT_CONTEXT, span));

  expect(headers['tracestate']).toBe('v=[email],x=ok');
  expect(headers['traceparent']).toContain(span.spanContext().spanId);
});

it('P3: so does the trace state of a caller, with a span and without one', async () => {
  pipeline = await startPipeline();
  const context = api.trace.setSpanContext(api.ROOT_CONTEXT, { ...REMOTE, traceState: STATE });
  const span = pipeline.tracer.startSpan('child', { attributes: REQUIRED }, context);

  const states = [context, api.trace.setSpan(context, span)].map((one) => headersOf(one)['tracestate']);

  expect(states).toEqual(['v=[email],x=ok', 'v=[email],x=ok']);
});

it('P7: a trace state that is clean, or none at all, changes nothing', async () => {
  pipeline = await startPipeline();
  const states = [api.createTraceState('vendor=a1'), {} as api.TraceState, undefined];

  const headers = states.map((traceState) =>
    headersOf(
      api.trace.setSpanContext(api.ROOT_CONTEXT, {
        ...REMOTE,
        ...(traceState === undefined ? {} : { traceState }),
      }),
    ),
  );

  expect(headers.map(({ tracestate }) => tracestate)).toEqual(['vendor=a1', undefined, undefined]);
  expect(new Set(headers.map(({ traceparent }) => traceparent)).size).toBe(1);
});
