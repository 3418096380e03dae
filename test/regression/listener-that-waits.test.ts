import { createConsent } from '../../src/index.ts';
import { createFileConsentStore } from '../../src/node.ts';
import { newStateDirectory, removeStateDirectories } from '../consent/temporary.ts';
import { OPTIONAL, type Pipeline, type PipelineOptions, startPipeline } from '../pipeline.ts';

const settings = { source: 'settings' } as const;
let pipeline: Pipeline;
let directory: string;

async function start(options: PipelineOptions = {}): Promise<Pipeline['diagnosticData']['consent']> {
  directory = newStateDirectory();
  pipeline = await startPipeline({ consentStore: undefined, stateDirectory: directory, ...options });
  return pipeline.diagnosticData.consent;
}

const levelAtNextStart = (): string => createConsent({ store: createFileConsentStore(directory) }).level;

afterEach(() => pipeline.stop());
afterAll(removeStateDirectories);

// The next choice was written only when each listener of the one before was done.
it('P5, P11: an opt-out is recorded although a listener never settles', async () => {
  const consent = await start();
  consent.subscribe(() => new Promise<void>(() => undefined));
  await consent.set('optional', settings);

  await consent.set('required', settings);

  expect([consent.level, levelAtNextStart()]).toEqual(['required', 'required']);
});

it('P5, P11: an opt-out is recorded although a listener confirms the opt-in and waits for that', async () => {
  const consent = await start();
  consent.subscribe(async (level) => {
    if (level === 'optional') await consent.set('optional', settings);
  });
  await consent.set('optional', settings);

  await consent.set('required', settings);

  expect([consent.level, levelAtNextStart()]).toEqual(['required', 'required']);
});

it('P5, P11: a choice is recorded after a listener took the one before back and waited for that', async () => {
  const consent = await start();
  consent.subscribe(async (level) => {
    if (level === 'optional') await consent.set('required', settings);
  });

  const { level } = await consent.set('optional', settings);
  await consent.set('none', settings);

  expect([level, consent.level, levelAtNextStart()]).toEqual(['required', 'none', 'none']);
});

it('P5: a request to delete withdraws the opt-in although a listener never settles', async () => {
  const consent = await start({ sendsInstallId: true });
  consent.subscribe(() => new Promise<void>(() => undefined));
  await consent.set('optional', settings);

  const { isRequested } = await pipeline.diagnosticData.requestDeletion();

  expect([isRequested, levelAtNextStart()]).toEqual([true, 'required']);
});

it('P5: an opt-out that is asked for again waits until the first one has thrown everything away', async () => {
  const consent = await start();
  await pipeline.optIn();
  pipeline.tracer.startSpan('queued', { attributes: OPTIONAL }).end();
  let isDone = false;
  consent.subscribe(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      isDone = true;
    },
    { isAwaited: true },
  );
  void consent.set('required', settings);

  await consent.set('required', settings);

  expect(isDone).toBe(true);
});
