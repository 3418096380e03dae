import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import { runProgram } from '../flow/program.ts';

let receiver: OtlpReceiver;
beforeEach(async () => void (receiver = await startOtlpReceiver()));
afterEach(() => receiver.close());

const TEN_MINUTES_MILLIS = 600_000;

/** Sends at once, and would try for longer than a program of the tests may live. */
const EAGER = {
  OTEL_BSP_SCHEDULE_DELAY: '1',
  OTEL_BLRP_SCHEDULE_DELAY: '1',
  OTEL_BSP_EXPORT_TIMEOUT: String(TEN_MINUTES_MILLIS),
  OTEL_BLRP_EXPORT_TIMEOUT: String(TEN_MINUTES_MILLIS),
  OTEL_EXPORTER_OTLP_TIMEOUT: String(TEN_MINUTES_MILLIS),
};

it.each([
  ['a Collector that never answers', { delayMillis: TEN_MINUTES_MILLIS }],
  ['a Collector that is to be asked again later', { status: 503, headers: { 'retry-after': '300' } }],
])(
  'P7: an export to %s does not keep the process alive',
  async (_, answer) => {
    receiver.respondWith(answer);
    const program = runProgram('app.ts', {
      ENDING: 'afterAnExport',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      ...EAGER,
    });
    await receiver.waitFor(({ requests }) => requests.length > 0, 15_000);

    program.proceed();

    expect(await program.ended).toEqual({ code: 0, signal: null, stderr: '' });
  },
  30_000,
);
