import { findCanaries } from '../../src/testing/index.ts';
import { flush, record, REQUIRED, type Rig, start, startRig } from './rig.ts';

const NAME = 'Wilhelmina Thistlewood';

let rig: Rig;
beforeAll(async () => void (rig = await startRig()));
afterEach(() => rig.reset());
afterAll(() => rig.close());

/** Answers 200, and says that some of it was refused. */
function refuse(count: unknown): void {
  const counts: Readonly<Record<string, string>> = {
    traces: 'rejectedSpans',
    metrics: 'rejectedDataPoints',
    logs: 'rejectedLogRecords',
  };
  rig.receiver.respondWith(({ signal }) => ({
    body: JSON.stringify({
      partialSuccess: {
        errorMessage: `${NAME}: "rejectedSpans": 9, \\"rejectedSpans": 9`,
        [counts[signal]!]: count,
      },
    }),
  }));
}

/** Warnings of OpenTelemetry's `diag`. */
async function warningsOf(page: Awaited<ReturnType<Rig['open']>>): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as { warnings?: readonly string[] }).warnings ?? []);
}

async function openWatched() {
  const page = await rig.open();
  await page.evaluate(() => {
    const warnings: string[] = [];
    Object.assign(globalThis, { warnings });
    const nothing = (): void => undefined;
    parts.api.diag.setLogger({
      error: nothing,
      info: nothing,
      debug: nothing,
      verbose: nothing,
      warn: (...words) => void warnings.push(words.join(' ')),
    });
  });
  await start(page, rig);
  return page;
}

it.each(['1', 1])(
  'P10: what a Collector refuses of a batch is counted, and told once without its message (%j)',
  async (count) => {
    refuse(count);
    const page = await openWatched();
    for (const name of ['one', 'two', 'three']) await record(page, name, REQUIRED);
    await flush(page);
    await record(page, 'four', REQUIRED);
    await flush(page);

    const { withheld } = await page.evaluate(() => running.explain());
    expect(withheld.span).toEqual({ export_failed: 2 });
    expect(withheld.log_record).toEqual({ export_failed: 2 });
    expect(withheld.metric['export_failed']).toBeGreaterThan(0);
    const warnings = await warningsOf(page);
    expect(warnings.filter((one) => one.includes('export_failed'))).toHaveLength(3); // once for each signal
    expect(findCanaries(warnings.join('\n'), [NAME])).toEqual([]);
  },
);

it('counts no more than was sent, and nothing where nothing was refused', async () => {
  refuse(1000);
  const page = await openWatched();
  await record(page, 'one', REQUIRED);
  await flush(page);
  refuse(0);
  await record(page, 'two', REQUIRED);
  await flush(page);

  const { withheld } = await page.evaluate(() => running.explain());
  expect(withheld.span).toEqual({ export_failed: 1 });
  expect(withheld.log_record).toEqual({ export_failed: 1 });
});
