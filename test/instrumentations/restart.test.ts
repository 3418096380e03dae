import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';

let receiver: OtlpReceiver;
let state: string;

beforeEach(async () => {
  receiver = await startOtlpReceiver();
  state = mkdtempSync(join(tmpdir(), 'restart-'));
});
afterEach(async () => {
  await receiver.close();
  rmSync(state, { recursive: true, force: true });
});

type End =
  'itself' | 'shutdown' | 'killed' | 'terminated' | 'exit-status' | 'thrown' | 'rejected' | 'failed-launch';

/** Runs the product once. What it told the receiver: event, version, and what else there is. */
async function run(end: End, version = '1.0.0', level?: string) {
  const before = receiver.logRecords.length;
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(__dirname, 'programs/product.mjs')], {
    env: {
      ...inherited,
      ENDPOINT: receiver.url,
      STATE: state,
      VERSION: version,
      END: end,
      ...(level === undefined ? {} : { LEVEL: level }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  const events = receiver.logRecords.slice(before).map(({ eventName, attributes }) => {
    const previous = attributes['diagnostic_data.setup.previous_version'] ?? attributes['exception.type'];
    return [
      eventName?.replace('diagnostic_data.setup.', ''),
      attributes['service.version'],
      ...(previous === undefined ? [] : [previous]),
    ].join(' ');
  });
  return { events, code, signal, stderr };
}

describe('a product that is started again and again', () => {
  it('reports first launch, launch and update', async () => {
    expect((await run('itself')).events).toEqual(['first_launch 1.0.0', 'launch 1.0.0']);
    expect((await run('shutdown')).events).toEqual(['launch 1.0.0']);
    expect((await run('itself', '1.1.0')).events).toEqual(['update 1.1.0 1.0.0', 'launch 1.1.0']);
    expect(readdirSync(state)).toEqual(['setup.json']);
  });

  it.each([
    ['killed', 'app.crash 1.0.0'],
    ['thrown', 'app.crash 1.0.0 RangeError'],
    ['rejected', 'app.crash 1.0.0 TypeError'],
    ['failed-launch', 'launch_failed 1.0.0 RangeError'],
  ] as const)('reports at the next start, once, that it ended so: %s', async (end, expected) => {
    await run('itself');
    await run(end);

    expect((await run('itself')).events).toEqual([expected, 'launch 1.0.0']);
    expect((await run('itself')).events).toEqual(['launch 1.0.0']);
  });

  it.each(['shutdown', 'terminated', 'exit-status'] as const)(
    'does not take this end for a crash: %s',
    async (end) => {
      await run('itself');
      await run(end);

      expect((await run('itself')).events).toEqual(['launch 1.0.0']);
    },
  );

  it('P7: changes neither status nor signal nor output of a product that fails', async () => {
    expect(await run('thrown')).toMatchObject({ code: 1, signal: null });
    expect((await run('thrown')).stderr).toContain('RangeError: bob@example.com is out of range');
    expect(await run('terminated')).toMatchObject({ code: null, signal: 'SIGTERM', stderr: '' });
    expect(await run('exit-status')).toMatchObject({ code: 3, stderr: '' });
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"version":1,"prod'],
    ['no object', 'null'],
    ['another type', '{"product":7}'],
    ['too large', JSON.stringify({ product: 'x'.repeat(5000) })],
  ])('stands a damaged state, and takes none for a new installation: %s', async (_, damage) => {
    writeFileSync(join(state, 'setup.json'), damage);
    writeFileSync(join(state, 'run-999999999.json'), damage);

    expect((await run('itself')).events).toEqual(['launch 1.0.0']);
    expect(JSON.parse(readFileSync(join(state, 'setup.json'), 'utf8'))).toMatchObject({ product: '1.0.0' });
    expect((await run('itself', '2.0.0')).events).toEqual(['update 2.0.0 1.0.0', 'launch 2.0.0']);
  });

  it('lets nothing of a file leave that the declaration does not allow', async () => {
    const file = join(state, 'run-999999999.json');
    writeFileSync(
      file,
      JSON.stringify({ product: 'of bob@example.com', phase: 'running', fault: 'BobError' }),
    );

    expect((await run('itself')).events[0]).toBe('app.crash of [email]');
  });

  it('P1: writes and sends nothing at level none', async () => {
    expect((await run('itself', '1.0.0', 'none')).events).toEqual([]);
    expect(readdirSync(state)).toEqual([]);
  });
});
