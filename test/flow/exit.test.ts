import { join } from 'node:path';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import { runProgram } from './program.ts';

let receiver: OtlpReceiver;
beforeEach(async () => void (receiver = await startOtlpReceiver()));
afterEach(() => receiver.close());

const run = (ending: string, endpoint = receiver.url) =>
  runProgram('app.ts', { ENDING: ending, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
const names = (): string[] => receiver.spans.map(({ name }) => name);

describe('a process that ends by itself', () => {
  it.each([
    ['byItself', 0],
    ['exitCode', 3],
  ])('P7: sends what is queued and keeps its exit status (%s)', async (ending, code) => {
    expect(await run(ending).ended).toEqual({ code, signal: null, stderr: '' });
    expect(names()).toEqual(['work']);
  });

  it.each(['throws', 'rejects'])('P7: fails as it would without us (%s)', async (ending) => {
    const { code, signal, stderr } = await run(ending).ended;

    expect([code, signal]).toEqual([1, null]);
    expect(stderr).toContain('Error: the application failed');
  });

  it('P7: ends although something is recorded each time it is about to end', async () => {
    expect(await run('recordsAtEnd').ended).toMatchObject({ code: 0, signal: null });
    expect(names().slice(0, 2)).toEqual(['work', 'at the end']);
  });

  it('P7: ends although no Collector is there', async () => {
    const endpoint = receiver.url;
    await receiver.close();

    expect(await run('byItself', endpoint).ended).toMatchObject({ code: 0, signal: null });
  });
});

describe('a process that is ended by a signal', () => {
  it('P7: sends what is queued and dies of the signal', async () => {
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

    const ends = await Promise.all(
      signals.map(async (signal) => {
        const program = run('serves');
        await program.printed('ready');
        program.kill(signal);
        return program.ended;
      }),
    );

    expect(ends.map(({ code, signal }) => [code, signal])).toEqual(signals.map((signal) => [null, signal]));
    expect(names()).toEqual(['work', 'work', 'work']);
  });

  it("P7: leaves the end to the application's own listener", async () => {
    const program = run('servesUntilSignal');
    await program.printed('ready');

    program.kill('SIGTERM');

    expect(await program.ended).toMatchObject({ code: 7, signal: null });
    expect(names()).toEqual(['work']);
  });

  it('P7: ends as it would, by itself or of the signal, although the Collector never answers', async () => {
    receiver.respondWith({ delayMillis: 60_000 });
    const bySignal = run('serves');
    const byItself = run('exitCode');
    await bySignal.printed('ready');

    bySignal.kill('SIGTERM');

    expect(await bySignal.ended).toMatchObject({ code: null, signal: 'SIGTERM' });
    expect(await byItself.ended).toMatchObject({ code: 3, signal: null });
  });
});

describe('node --import …/register', () => {
  const register = join(__dirname, '../../src/register.ts');

  it('P12: collects all three signals of a program that knows the OpenTelemetry API only', async () => {
    const environment = {
      OTEL_SERVICE_NAME: 'plain-app',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      DIAGNOSTIC_DATA_PRODUCT_VERSION: '4.5.6',
      DIAGNOSTIC_DATA_STATE_DIRECTORY: join(__dirname, 'no-such-directory'),
    };

    const program = runProgram('plain-app.mjs', environment, ['--import', register]);

    expect(await program.ended).toEqual({ code: 0, signal: null, stderr: '' });
    expect(names()).toEqual(['span']);
    expect(receiver.logRecords.map(({ body }) => body)).toEqual(['log']);
    expect(receiver.dataPoints.map(({ name, value }) => [name, value])).toEqual([['app.starts', 1]]);
    expect(receiver.spans[0]!.resource).toMatchObject({
      'service.name': 'plain-app',
      'service.version': '4.5.6',
    });
  });

  it('P7: lets a program without a product name run, and says why nothing is collected', async () => {
    const program = runProgram('plain-app.mjs', { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url }, [
      '--import',
      register,
    ]);

    const { code, stderr } = await program.ended;

    expect(code).toBe(0);
    expect(stderr).toContain('set OTEL_SERVICE_NAME');
    expect(receiver.requests).toEqual([]);
  });
});
