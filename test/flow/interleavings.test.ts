import fc from 'fast-check';
import type { Level } from '../../src/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const RANK: Readonly<Record<Level, number>> = { none: 0, required: 1, optional: 2 };
const LEVELS = ['none', 'required', 'optional'] as const;
type Class = 'required' | 'optional';
type Step =
  | { readonly does: 'set'; readonly level: Level }
  | { readonly does: 'record'; readonly as: Class; readonly open: boolean }
  | { readonly does: 'flush' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('set' as const), level: fc.constantFrom(...LEVELS) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('record' as const),
      as: fc.constantFrom<Class>('required', 'optional'),
      open: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('flush' as const) }) },
);
let pipeline: Pipeline;

/** What the promises allow to arrive, in one page: each class has a queue that a lower level empties. */
class Model {
  level: Level;
  readonly arrived = new Set<number>();
  #queued: { id: number; as: Class }[] = [];
  #open: { id: number; as: Class }[] = [];

  constructor(level: Level) {
    this.level = level;
  }
  allows(as: Class): boolean {
    return RANK[this.level] >= RANK[as];
  }
  set(level: Level): void {
    this.level = level;
    this.#queued = this.#queued.filter(({ as }) => this.allows(as));
    this.#open = this.#open.filter(({ as }) => this.allows(as));
  }
  record(id: number, as: Class): void {
    if (this.allows(as)) this.#queued.push({ id, as });
  }
  open(id: number, as: Class): void {
    if (this.allows(as)) this.#open.push({ id, as });
  }
  endAll(): void {
    this.#queued.push(...this.#open.splice(0));
  }
  flush(): void {
    for (const { id } of this.#queued.splice(0)) this.arrived.add(id);
  }
}

/** Spans that are left open end at the next flush, log records and measurements are made at once. */
async function run(steps: readonly Step[], spans: Model, others: Model): Promise<void> {
  const counter = pipeline.meter.createCounter('items');
  const open: { end(): void }[] = [];
  for (const [id, one] of steps.entries()) {
    if (one.does === 'set') {
      await pipeline.diagnosticData.consent.set(one.level, { source: 'settings' });
      for (const model of [spans, others]) model.set(one.level);
    } else if (one.does === 'record') {
      const attributes = { ...(one.as === 'required' ? REQUIRED : OPTIONAL), id };
      const span = pipeline.tracer.startSpan('item', { attributes });
      if (one.open) open.push(span);
      else span.end();
      pipeline.logger.emit({ body: 'item', attributes });
      counter.add(1, attributes);
      if (one.open) spans.open(id, one.as);
      else spans.record(id, one.as);
      others.record(id, one.as);
    } else {
      for (const span of open.splice(0)) span.end();
      await pipeline.diagnosticData.forceFlush();
      spans.endAll();
      for (const model of [spans, others]) model.flush();
    }
  }
}

const idsOf = (items: readonly { attributes: Readonly<Record<string, unknown>> }[]): number[] =>
  [...new Set(items.map(({ attributes }) => Number(attributes['id'])))].sort((a, b) => a - b);
const sorted = (ids: ReadonlySet<number>): number[] => [...ids].sort((a, b) => a - b);

it('P1, P4, P5: whatever the order of choices, records and flushes, exactly what the promises allow arrives', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.constantFrom(...LEVELS), fc.array(step, { maxLength: 25 }), async (level, steps) => {
        pipeline = await startPipeline({ level });
        const [spans, others] = [new Model(level), new Model(level)];

        await run([...steps, { does: 'flush' }], spans, others);
        await pipeline.diagnosticData.shutdown();

        const { receiver, diagnosticData } = pipeline;
        expect(diagnosticData.consent.level).toBe(spans.level);
        expect(idsOf(receiver.spans)).toEqual(sorted(spans.arrived));
        expect(idsOf(receiver.logRecords)).toEqual(sorted(others.arrived));
        expect(idsOf(receiver.dataPoints)).toEqual(sorted(others.arrived));
        expect(receiver.dataPoints.filter(({ value }) => value !== 1)).toEqual([]);
      })
      .afterEach(() => pipeline.stop()),
    { numRuns: 80 },
  );
});

it('P5: with choices that nobody waits for, nothing arrives after the last opt-out that was not Required', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        pipeline = await startPipeline();
        for (const one of steps) {
          if (one.does === 'set') void pipeline.diagnosticData.consent.set(one.level, { source: 'settings' });
          else if (one.does === 'flush') void pipeline.diagnosticData.forceFlush();
          else
            pipeline.tracer
              .startSpan('item', { attributes: one.as === 'required' ? REQUIRED : OPTIONAL })
              .end();
        }

        await pipeline.optOut();
        pipeline.receiver.clear();
        pipeline.tracer.startSpan('last', { attributes: REQUIRED }).end();
        await pipeline.diagnosticData.forceFlush();
        await pipeline.diagnosticData.shutdown();

        expect(pipeline.receiver.raw()).not.toContain('enhanced_anonymized_product_usage');
        expect(pipeline.receiver.spans.map(({ name }) => name)).toContain('last');
      })
      .afterEach(() => pipeline.stop()),
    { numRuns: 60 },
  );
});
