import { createScrubber } from '../../src/index.ts';
import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

// The key rule for personal keys had removed what an application had listed on purpose.
it('P3: a resource attribute that an application lists leaves, with its text scrubbed', async () => {
  pipeline = await startPipeline({
    scrubber: createScrubber(),
    additionalResourceAttributes: ['host.name', 'process.command_args'],
    resourceAttributes: { 'host.name': 'workstation-7', 'user.name': 'jane' },
    resourceDetectors: [
      { detect: () => ({ attributes: { 'process.command_args': ['run', '--to', 'jane@example.com'] } }) },
    ],
  });

  pipeline.tracer.startSpan('span', { attributes: REQUIRED }).end();
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.spans[0]?.resource).toMatchObject({
    'host.name': 'workstation-7',
    'process.command_args': ['run', '--to', '[email]'],
  });
  expect(pipeline.receiver.spans[0]?.resource).not.toHaveProperty('user.name');
});
