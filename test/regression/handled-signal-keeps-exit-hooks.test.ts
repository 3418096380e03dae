import { startOtlpReceiver } from '../../src/testing/index.ts';
import { runProgram } from '../flow/program.ts';

it('P7: after a signal that the application handles, what is recorded later is still sent at the end', async () => {
  const receiver = await startOtlpReceiver();
  const program = runProgram('app.ts', {
    ENDING: 'reloadsOnSignal',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
  });
  await program.printed('ready');

  program.kill('SIGHUP');
  await receiver.waitFor(({ spans }) => spans.length > 0);
  await program.printed('reloaded');
  program.proceed();

  expect(await program.ended).toMatchObject({ code: 0, signal: null });
  expect(receiver.spans.map(({ name }) => name).sort()).toEqual(['after the signal', 'work']);
  await receiver.close();
});
