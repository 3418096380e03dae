import type { ConsentChoice, ConsentStore } from '../../src/index.ts';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

const settings = { source: 'settings' } as const;
let pipeline: Pipeline;
let store: ConsentStore & { failures: number; reads: boolean; choice: ConsentChoice };

/** An application's own store at `optional`. It fails a number of times when it is asked, and perhaps when it is read. */
beforeEach(async () => {
  store = {
    failures: 0,
    reads: true,
    choice: { level: 'optional', source: 'settings', time: '2026-05-04T10:00:00.000Z' },
    hasChanged() {
      if (store.failures-- > 0) throw new Error('the database is busy');
      return false;
    },
    read() {
      if (!store.reads) throw new Error('the database is gone');
      return store.choice;
    },
    async write(next) {
      store.choice = next;
    },
  };
  pipeline = await startPipeline({ consentStore: store });
});
afterEach(() => pipeline.stop());

// The opt-out was refused with the store's error, and Optional data went on leaving.
it('P5, P8: an opt-out is in force and recorded although the store fails when it is asked', async () => {
  const { consent } = pipeline.diagnosticData;
  pipeline.tracer.startSpan('before', { attributes: OPTIONAL }).end();
  store.failures = 1;

  const setting = consent.set('required', settings);
  const atOnce = consent.level;
  await setting;
  pipeline.tracer.startSpan('after', { attributes: OPTIONAL }).end();
  await pipeline.diagnosticData.forceFlush();

  expect([atOnce, consent.level, store.choice.level]).toEqual(['required', 'required', 'required']);
  expect(pipeline.receiver.spans).toEqual([]);
});

// Each export failed with the store's error: nothing arrived, nothing was counted, Optional stayed on.
it('P8, P10: while a store keeps failing Optional is off, Required leaves, and everything is counted', async () => {
  pipeline.tracer.startSpan('optional', { attributes: OPTIONAL }).end();
  pipeline.tracer.startSpan('required', { attributes: REQUIRED }).end();
  Object.assign(store, { failures: Infinity, reads: false });

  await pipeline.diagnosticData.forceFlush();
  pipeline.tracer.startSpan('too late', { attributes: OPTIONAL }).end();

  const { level, problem, withheld } = pipeline.diagnosticData.explain();
  expect(pipeline.receiver.spans.map(({ name }) => name)).toEqual(['required']);
  expect(level).toBe('required');
  expect(problem).toContain('the database is gone');
  expect(withheld.span).toEqual({ consent_changed: 1, level: 1 });
});

it('P4, P8: what the person chose is in force again when the store can be asked again, and not for what was before', async () => {
  const { consent } = pipeline.diagnosticData;
  pipeline.tracer.startSpan('before', { attributes: OPTIONAL }).end();
  store.failures = 1;
  consent.refresh();
  const meanwhile = consent.level;

  consent.refresh();
  await new Promise((resolve) => setTimeout(resolve, 50)); // a lane opens a little later
  pipeline.tracer.startSpan('after', { attributes: OPTIONAL }).end();
  await pipeline.diagnosticData.forceFlush();

  expect([meanwhile, consent.level]).toEqual(['required', 'optional']);
  expect(pipeline.receiver.spans.map(({ name }) => name)).toEqual(['after']);
});

it('P8: nothing wider is taken from a store that cannot be asked, and everything lower is', () => {
  const { consent } = pipeline.diagnosticData;
  store.failures = 2;

  store.choice = { ...store.choice, level: 'none' };
  consent.refresh();
  const lowered = consent.level;
  store.choice = { ...store.choice, level: 'optional' };
  consent.refresh();

  expect([lowered, consent.level]).toEqual(['none', 'none']);
});

it('P8: likewise when it could not be read after it had changed', () => {
  const { consent } = pipeline.diagnosticData;
  const { hasChanged } = store;
  Object.assign(store, { reads: false, hasChanged: () => true });
  consent.refresh();
  const meanwhile = consent.level;

  Object.assign(store, { reads: true, hasChanged });
  consent.refresh();

  expect([meanwhile, consent.level]).toEqual(['required', 'optional']);
});
