import { OPTIONAL, startPipeline } from '../pipeline.ts';

it('P7: startActiveSpan without a function does nothing, as with the bare SDK', async () => {
  const pipeline = await startPipeline();
  const careless = pipeline.tracer.startActiveSpan as unknown as (
    name: string,
    ...rest: unknown[]
  ) => unknown;

  expect(careless.call(pipeline.tracer, 'withheld')).toBeUndefined();
  expect(careless.call(pipeline.tracer, 'withheld', { attributes: OPTIONAL }, () => 'done')).toBe('done');

  await pipeline.stop();
});
