import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Level } from '../../src/index.ts';
import { createFileConsentStore } from '../../src/platform/node/consent-file.ts';
import { createMachineSeal } from '../../src/platform/node/machine-id.ts';
import { hashReceipt, readReceipts } from '../../src/platform/node/receipts.ts';
import { verifyReceipts } from '../../src/policy/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';
import { runProgram } from './child.ts';
import { newStateDirectory, removeStateDirectories } from './temporary.ts';

let pipeline: Pipeline | undefined;

afterEach(async () => {
  await pipeline?.stop();
  pipeline = undefined;
});
afterAll(removeStateDirectories);

/** Another process of the product: the settings page of a second window, or the command line. */
async function setElsewhere(directory: string, level: Level): Promise<void> {
  const options = ['consent', 'set', level, '--product', 'test-product', '--state-directory', directory];
  const { code, stderr } = await runProgram('src/cli/main.ts', options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

/** Nothing leaves by itself while another process takes its time. */
const WAITS = { scheduledDelayMillis: 60_000 };

async function start(directory: string, options = {}): Promise<Pipeline> {
  pipeline = await startPipeline({
    consentStore: undefined,
    stateDirectory: directory,
    batching: { spans: WAITS, logRecords: WAITS },
    ...options,
  });
  return pipeline;
}

function recordAll(
  { tracer, meter, logger }: Pipeline,
  attributes: Record<string, string>,
  name: string,
): void {
  tracer.startSpan(`span ${name}`, { attributes }).end();
  logger.emit({ body: `log ${name}`, attributes });
  meter.createCounter(`counter.${name}`).add(1, attributes);
}

const changeOf = ({ diagnosticData }: Pipeline): Promise<Level> =>
  new Promise((resolve) => diagnosticData.consent.subscribe(resolve));

it('sees an opt-in and an opt-out by another process, without an export', async () => {
  const directory = newStateDirectory();
  const { diagnosticData } = await start(directory);
  expect(diagnosticData.consent.level).toBe('required');

  let change = changeOf(pipeline!);
  await setElsewhere(directory, 'optional'); // makes the directory, too
  expect(await change).toBe('optional');

  change = changeOf(pipeline!);
  await setElsewhere(directory, 'none');
  expect(await change).toBe('none');
});

it('P5: honours a lower level at the next export even where nothing can be watched', async () => {
  const directory = newStateDirectory();
  const store = createFileConsentStore(directory);
  await store.write({ level: 'optional', source: 'settings', time: new Date().toISOString() });
  // A store of the product's own has no watcher; what asks is the door.
  const { diagnosticData, receiver } = await start(directory, {
    consentStore: createFileConsentStore(directory),
  });
  recordAll(pipeline!, OPTIONAL, 'optional');
  recordAll(pipeline!, REQUIRED, 'required');

  await setElsewhere(directory, 'required');
  expect(diagnosticData.consent.level).toBe('optional'); // it has not looked yet
  await diagnosticData.forceFlush();

  expect(diagnosticData.consent.level).toBe('required');
  expect(receiver.raw()).not.toMatch(/optional"|span optional|log optional|counter\.optional/);
  expect(receiver.spans.map(({ name }) => name)).toEqual(['span required']);
  expect(diagnosticData.explain().withheld).toMatchObject({
    span: { consent_changed: 1 },
    metric: { consent_changed: 1 },
    log_record: { consent_changed: 1 },
  });
});

it('P11: honours a policy that an administrator puts in place, at the next export', async () => {
  const directory = newStateDirectory();
  const policyFile = join(directory, '..', 'policy.json');
  await createFileConsentStore(directory).write({
    level: 'optional',
    source: 'settings',
    time: new Date().toISOString(),
  });
  const { diagnosticData, receiver } = await start(directory, { policyFile });
  expect(diagnosticData.consent.level).toBe('optional');
  recordAll(pipeline!, REQUIRED, 'required');

  writeFileSync(policyFile, '{"maximumLevel":"none"}');
  await diagnosticData.forceFlush();

  expect(receiver.requests).toEqual([]);
  expect(diagnosticData.explain()).toMatchObject({
    level: 'none',
    decidedBy: 'administrator',
    reason: 'The administrator\'s policy allows at most "none".',
  });
});

it('sees changes again after its directory was moved away and came back', async () => {
  const directory = newStateDirectory();
  await setElsewhere(directory, 'optional');
  const { diagnosticData } = await start(directory);
  const gone = changeOf(pipeline!);
  renameSync(directory, `${directory}-away`);
  expect(await gone).toBe('required');

  const back = changeOf(pipeline!);
  renameSync(`${directory}-away`, directory);
  expect(await back).toBe('optional');
  expect(diagnosticData.explain().decidedBy).toBe('choice');
});

it('P7: neither watches nor makes anything where it is not asked to, and ends', async () => {
  const directory = newStateDirectory();

  const { code, stdout, stderr } = await runProgram('test/consent/programs/start-and-end.ts', [directory]);

  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'required\n', stderr: '' });
  expect(existsSync(directory)).toBe(false);
});

it('two processes that write at the same time leave a whole file and a whole chain of receipts', async () => {
  const directory = newStateDirectory();
  mkdirSync(directory, { mode: 0o700 });

  const writers = await Promise.all(
    ['0', '1', '2'].map((seed) =>
      runProgram('test/consent/programs/write-choices.ts', [directory, seed, '40', `${seed}000`]),
    ),
  );

  expect(writers.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    writers.map(() => ({ code: 0, stderr: '' })),
  );
  const choice = createFileConsentStore(
    directory,
    createMachineSeal(() => 'this machine'),
  ).read();
  expect([39, 1039, 2039]).toContain(Date.parse(choice!.time) / 1000); // somebody's last one
  expect(verifyReceipts(await readReceipts(directory), hashReceipt)).toEqual({
    isIntact: true,
    count: 120,
    oldest: 1,
    problems: [],
  });
});
