import * as fc from 'fast-check';
import type { Level } from '../../../src/index.ts';
import { anything } from './commands.ts';
import { Model } from './model.ts';
import { startOtlpReceiver } from '../../../src/testing/index.ts';
import { createReceiverSink } from './receiver-sink.ts';
import { createSink, type Sink } from './sink.ts';
import { createSystem, type System } from './system.ts';

const RUNS = 2000;
const RUNS_OVER_OTLP = 100;

/** How many runs saw what: a property that nothing puts to the test proves nothing. */
const seen = { arrived: 0, heldBack: 0, thrownAway: 0, failed: 0 };

const start = fc.constantFrom<Level | undefined>(undefined, 'none', 'required', 'optional');

/** Runs commands against the model, then ends everything that is open, and accounts for it. */
async function interleave(
  initial: Level | undefined,
  commands: Iterable<fc.AsyncCommand<Model, System>>,
  makeSink: (onArrival: (id: number) => void) => Sink,
): Promise<{ readonly model: Model; readonly system: System }> {
  const model = new Model(initial ?? 'required');
  const system = createSystem(
    initial,
    makeSink((id) => model.arrive(id)),
  );

  await fc.asyncModelRun(() => ({ model, real: system }), commands);

  for (const span of system.openSpans.values()) span.end();
  system.sink.weather = 'ok';
  system.sink.release();
  await system.diagnosticData.shutdown();
  expect(model.violations).toEqual([]);
  return { model, system };
}

describe('random interleavings of record, set, flush, tick and failure', () => {
  it(`P1, P4, P5: in ${RUNS} runs nothing arrives but what the model lets arrive, and everything is accounted for`, async () => {
    await fc.assert(
      fc.asyncProperty(start, anything, async (initial, commands) => {
        const { model, system } = await interleave(initial, commands, createSink);
        account(model, system.diagnosticData.explain().withheld);
      }),
      { numRuns: RUNS },
    );

    expect(Math.min(...Object.values(seen))).toBeGreaterThan(RUNS / 20);
  }, 240_000);

  it(`P1, P4, P5: likewise in ${RUNS_OVER_OTLP} runs over OTLP and a socket`, async () => {
    let requests = 0;
    await fc.assert(
      fc.asyncProperty(start, anything, async (initial, commands) => {
        const receiver = await startOtlpReceiver();
        try {
          await interleave(initial, commands, (onArrival) => createReceiverSink(receiver, onArrival));
        } finally {
          requests += receiver.requests.length;
          await receiver.close();
        }
      }),
      { numRuns: RUNS_OVER_OTLP },
    );

    expect(requests).toBeGreaterThan(RUNS_OVER_OTLP);
  }, 240_000);
});

/** P10: each span and log record has arrived or is counted with a reason. */
function account(
  { items }: Model,
  withheld: Readonly<Record<'span' | 'log_record', Readonly<Record<string, number>>>>,
): void {
  for (const kind of ['span', 'log_record'] as const) {
    const recorded = items.filter((item) => item.kind === kind);
    const arrived = recorded.filter(({ hasArrived }) => hasArrived).length;
    const counted = Object.values(withheld[kind]).reduce((sum, count) => sum + count, 0);
    expect(arrived + counted).toBe(recorded.length);
    seen.arrived += arrived > 0 ? 1 : 0;
    seen.heldBack += (withheld[kind]['level'] ?? 0) > 0 ? 1 : 0;
    seen.thrownAway += (withheld[kind]['consent_changed'] ?? 0) > 0 ? 1 : 0;
    seen.failed += (withheld[kind]['export_failed'] ?? 0) > 0 ? 1 : 0;
  }
}
