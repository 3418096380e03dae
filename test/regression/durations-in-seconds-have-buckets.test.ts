import { defineCatalogue } from '../../src/index.ts';
import type { NodeDiagnosticData } from '../../src/node.ts';
import { startPipeline } from '../pipeline.ts';

/** The SDK's buckets are made for milliseconds: every duration in seconds was in the first one. */
it('puts durations in seconds into buckets that tell them apart', async () => {
  const catalogue = defineCatalogue([], { names: { forms: ['import'] } });
  const pipeline = await startPipeline({ catalogue, collect: true });
  const { performance } = pipeline.diagnosticData as NodeDiagnosticData;

  performance.recordFormLoad('import', 20);
  performance.recordFormLoad('import', 200);
  performance.recordFormLoad('import', 2000);
  await pipeline.diagnosticData.forceFlush();

  const point = pipeline.receiver.dataPoints.find(({ name }) => name === 'diagnostic_data.form.load_time');
  const { buckets } = point!.value as { buckets: readonly number[] };
  expect(buckets.filter((count) => count > 0)).toEqual([1, 1, 1]);
  await pipeline.stop();
});
