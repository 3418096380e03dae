import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const span = (name: string) => pipeline.tracer.startSpan(name, { attributes: REQUIRED });
const counts = () => {
  const { kept, withheld } = pipeline.diagnosticData.explain();
  return { kept: kept.span, withheld: withheld.span, arrived: pipeline.receiver.spans.length };
};

it('P10: a span that ends while shutdown sends, or later, is counted as shut down, and not as kept', async () => {
  pipeline = await startPipeline();
  const [during, after] = [span('during'), span('after')];
  span('before').end();

  const done = pipeline.diagnosticData.shutdown();
  during.end();
  await done;
  after.end();

  expect(counts()).toEqual({ kept: 1, withheld: { shut_down: 2 }, arrived: 1 });
});

it('P10: what shutdown gives up is counted as a failed export: nobody has changed consent', async () => {
  pipeline = await startPipeline({ shutdownTimeoutMillis: 50 });
  pipeline.receiver.respondWith({ delayMillis: 60_000 });
  span('given up').end();

  await pipeline.diagnosticData.shutdown();

  expect(counts().withheld).toEqual({ export_failed: 1 });
});

it('P10: a span that a sampler has recorded, but not sent, is counted as not sampled, and not as kept', async () => {
  pipeline = await startPipeline({ sampler: { shouldSample: () => ({ decision: 1 }) } });
  span('recorded').end();

  await pipeline.diagnosticData.forceFlush();

  expect(counts()).toEqual({ kept: 0, withheld: { not_sampled: 1 }, arrived: 0 });
});
