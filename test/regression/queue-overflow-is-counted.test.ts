import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

// The stock batch processors drop what finds their queue full without telling anybody.
it('P10: what finds a queue full is counted, for spans and log records', async () => {
  pipeline = await startPipeline({
    batching: {
      spans: { maxQueueSize: 100, maxExportBatchSize: 50 },
      logRecords: { maxQueueSize: 100, maxExportBatchSize: 50 },
    },
  });

  for (let index = 0; index < 1000; index++) {
    pipeline.tracer.startSpan('span', { attributes: REQUIRED }).end();
    pipeline.logger.emit({ body: 'log', attributes: REQUIRED });
  }
  await pipeline.diagnosticData.forceFlush();

  const { withheld } = pipeline.diagnosticData.explain();
  expect(withheld.span.queue_full).toBeGreaterThan(0);
  expect(pipeline.receiver.spans).toHaveLength(1000 - (withheld.span.queue_full ?? 0));
  expect(pipeline.receiver.logRecords).toHaveLength(1000 - (withheld.log_record.queue_full ?? 0));
});
