import { trace } from '@opentelemetry/api';
import { AlwaysOnSampler } from '@opentelemetry/sdk-trace';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const arrivedNames = async (): Promise<string[]> => {
  await pipeline.diagnosticData.forceFlush();
  return pipeline.receiver.spans.map(({ name }) => name).sort();
};

// With a sampler the SDK builds root spans before the gate sees them; without one the tracer front answers.
describe.each([
  ['the tracer front', {}],
  ['the span gate', { sampler: new AlwaysOnSampler() }],
])('decided by %s', (_, options) => {
  it('P4: an Optional span that is open across an opt-in does not leave', async () => {
    pipeline = await startPipeline(options);
    const early = pipeline.tracer.startSpan('early', { attributes: OPTIONAL });

    await pipeline.optIn();
    early.addEvent('late event');
    early.end();
    pipeline.tracer.startSpan('later', { attributes: OPTIONAL }).end();

    expect(await arrivedNames()).toEqual(['later']);
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({ level: 1 });
  });

  it('P4: an Optional span that is open across an opt-out does not leave, not even after a new opt-in', async () => {
    pipeline = await startPipeline({ level: 'optional', ...options });
    const open = pipeline.tracer.startSpan('open', { attributes: OPTIONAL });

    await pipeline.optOut();
    await pipeline.optIn();
    open.end();

    expect(await arrivedNames()).toEqual([]);
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({ consent_changed: 1 });
  });

  it('P4: a Required span that is open across opt-in and opt-out leaves', async () => {
    pipeline = await startPipeline(options);
    const open = pipeline.tracer.startSpan('open', { attributes: REQUIRED });

    await pipeline.optIn();
    await pipeline.optOut();
    open.end();

    expect(await arrivedNames()).toEqual(['open']);
  });

  it('P4: a Required span that is open across level none does not leave', async () => {
    pipeline = await startPipeline(options);
    const open = pipeline.tracer.startSpan('open', { attributes: REQUIRED });

    await pipeline.diagnosticData.consent.set('none', { source: 'settings' });
    await pipeline.optOut();
    open.end();
    pipeline.tracer.startSpan('later', { attributes: REQUIRED }).end();

    expect(await arrivedNames()).toEqual(['later']);
  });

  it('P1: starting, filling and ending an Optional span without an opt-in does nothing and throws nothing', async () => {
    pipeline = await startPipeline(options);
    const span = pipeline.tracer.startSpan('quiet', { attributes: OPTIONAL });

    span.setAttribute('a', 1).setAttributes({ b: 2 }).addEvent('e').addLink({ context: span.spanContext() });
    span.addLinks([]).setStatus({ code: 1 }).updateName('other').recordException(new Error('quiet'));
    span.end();
    span.end();

    expect(trace.isSpanContextValid(span.spanContext())).toBe(true);
    expect(await arrivedNames()).toEqual([]);
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({ level: 1 });
  });
});
