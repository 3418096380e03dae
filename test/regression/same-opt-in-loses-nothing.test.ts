import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConsent } from '../../src/index.ts';
import { createFileConsentStore } from '../../src/node.ts';
import { OPTIONAL, type Pipeline, startPipeline } from '../pipeline.ts';

let directory: string;
let pipeline: Pipeline;

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'diagnostic-data-'))));

afterEach(async () => {
  await pipeline.stop();
  rmSync(directory, { recursive: true });
});

// A second process that recorded the same opt-in again had thrown away what the first one had queued.
it('P4: an opt-in that another process confirms is still the same, and nothing of it is lost', async () => {
  pipeline = await startPipeline({ consentStore: createFileConsentStore(directory) });
  await pipeline.optIn();
  pipeline.tracer.startSpan('before', { attributes: OPTIONAL }).end();

  await createConsent({ store: createFileConsentStore(directory) }).set('optional', { source: 'settings' });
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.spans.map(({ name }) => name)).toEqual(['before']);
});

it('P5: an opt-out and a new opt-in by another process throw away what was queued', async () => {
  pipeline = await startPipeline({ consentStore: createFileConsentStore(directory) });
  await pipeline.optIn();
  pipeline.tracer.startSpan('before', { attributes: OPTIONAL }).end();

  const other = createConsent({ store: createFileConsentStore(directory) });
  await other.set('required', { source: 'settings' });
  await other.set('optional', { source: 'settings' });
  await pipeline.diagnosticData.forceFlush();

  expect(pipeline.receiver.spans).toEqual([]);
});
