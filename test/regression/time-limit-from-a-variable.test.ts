import { startPipeline } from '../pipeline.ts';

it('P7: a time limit that the environment sets beyond the interval of the options does not fail the start', async () => {
  process.env.OTEL_METRIC_EXPORT_TIMEOUT = '20000';

  const pipeline = await startPipeline({ batching: { metrics: { exportIntervalMillis: 1000 } } });
  delete process.env.OTEL_METRIC_EXPORT_TIMEOUT;
  await pipeline.stop();

  expect(pipeline.diagnosticData.consent.level).toBe('required');
});
