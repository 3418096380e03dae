import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const AN_HOUR_MILLIS = 3_600_000;
const anHourAgo = (): Date => new Date(Date.now() - AN_HOUR_MILLIS);

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const names = (): string[] => pipeline.receiver.spans.map(({ name }) => name);
const bodies = (): unknown[] => pipeline.receiver.logRecords.map(({ body }) => body);

it('P4: what says that it began before the opt-in never leaves because of it, and is counted', async () => {
  pipeline = await startPipeline();
  await pipeline.optIn();
  const backdated = { attributes: OPTIONAL, startTime: anHourAgo() };
  pipeline.tracer.startSpan('ended before', backdated).end(new Date(Date.now() - AN_HOUR_MILLIS / 2));
  pipeline.tracer.startSpan('ended now', backdated).end();
  pipeline.logger.emit({ body: 'backdated', attributes: OPTIONAL, timestamp: anHourAgo() });
  const span = pipeline.tracer.startSpan('within', { attributes: OPTIONAL });
  span.addEvent('backdated', {}, anHourAgo()).addEvent('within').end();
  pipeline.logger.emit({ body: 'within', attributes: OPTIONAL });
  await pipeline.diagnosticData.forceFlush();

  const { withheld } = pipeline.diagnosticData.explain();
  expect([names(), bodies()]).toEqual([['within'], ['within']]);
  expect(pipeline.receiver.spans[0]?.events.map(({ name }) => name)).toEqual(['within']);
  expect([withheld.span, withheld.log_record]).toEqual([{ backdated: 2 }, { backdated: 1 }]);
});

it('P6: children of a span that is withheld for its age hang on the nearest ancestor that leaves', async () => {
  pipeline = await startPipeline();
  await pipeline.optIn();
  const { tracer } = pipeline;
  tracer.startActiveSpan('root', { attributes: REQUIRED }, (root) => {
    tracer.startActiveSpan('old', { attributes: OPTIONAL, startTime: anHourAgo() }, (old) => {
      tracer.startSpan('child', { attributes: REQUIRED }).end();
      old.end();
    });
    root.end();
  });
  await pipeline.diagnosticData.forceFlush();

  const [child, root] = pipeline.receiver.spans;
  expect(names()).toEqual(['child', 'root']);
  expect(child?.parentSpanId).toBe(root?.spanId);
});

it('P4: what a class that was allowed from the start says of its times stays as it is', async () => {
  pipeline = await startPipeline({ level: 'optional' });
  for (const attributes of [REQUIRED, OPTIONAL]) {
    pipeline.tracer.startSpan('backdated', { attributes, startTime: anHourAgo() }).end();
    pipeline.logger.emit({ body: 'backdated', attributes, timestamp: anHourAgo() });
  }
  await pipeline.diagnosticData.forceFlush();

  expect([names().length, bodies().length]).toEqual([2, 2]);
});

it('P4: it is the same for Required data after a level of none', async () => {
  pipeline = await startPipeline({ level: 'none' });
  await pipeline.optOut();
  pipeline.tracer.startSpan('backdated', { attributes: REQUIRED, startTime: anHourAgo() }).end();
  pipeline.tracer.startSpan('within', { attributes: REQUIRED }).end();
  await pipeline.diagnosticData.forceFlush();

  expect(names()).toEqual(['within']);
});
