import fc from 'fast-check';
import { type ConsentChoice, createConsent, environmentLimit, type Level } from '../../src/index.ts';

const RANK: Readonly<Record<Level, number>> = { none: 0, required: 1, optional: 2 };
const level = fc.constantFrom<Level>('none', 'required', 'optional');
const call = fc.record({ level, fails: fc.integer({ min: 0, max: 3 }).map((n) => n === 0) });

/** A store whose writes end when the scheduler says so, some of them badly. */
function createSlowStore(scheduler: fc.Scheduler, initial: Level | undefined) {
  let choice: ConsentChoice | undefined =
    initial === undefined
      ? undefined
      : { level: initial, source: 'settings', time: new Date(0).toISOString() };
  const failing = new Set<number>();
  let writes = 0;
  return {
    failing,
    recorded: () => choice?.level,
    read: () => choice,
    async write(next: ConsentChoice): Promise<void> {
      const write = writes++;
      await scheduler.schedule(Promise.resolve(), `write ${next.level}`);
      if (failing.has(write)) throw new Error('no space left');
      choice = next;
    },
  };
}

it('P5, P11: the level in force is never above the last choice, however calls and writes overlap', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.option(level, { nil: undefined }),
      fc.array(call, { minLength: 1, maxLength: 8 }),
      async (scheduler, initial, calls) => {
        const store = createSlowStore(scheduler, initial);
        calls.forEach(({ fails }, index) => fails && store.failing.add(index));
        const consent = createConsent({ store });
        let most = Math.max(RANK[consent.level], 0);
        const above: Level[] = [];
        const check = (): void => void (RANK[consent.level] > most && above.push(consent.level));
        consent.subscribe(check);

        const done = calls.map((one) =>
          scheduler.schedule(Promise.resolve(), 'call').then(async () => {
            most = RANK[one.level];
            const setting = consent.set(one.level, { source: 'settings' });
            check(); // a lower level is in force at once
            await setting.catch(() => undefined);
            check();
            return one;
          }),
        );
        await scheduler.waitFor(Promise.all(done));

        expect(above).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

it('P11: without failures the last call wins, in force and on record', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(level, { minLength: 1 }), async (scheduler, levels) => {
      const store = createSlowStore(scheduler, undefined);
      const consent = createConsent({ store });

      await scheduler.waitFor(Promise.all(levels.map((one) => consent.set(one, { source: 'installer' }))));

      expect([consent.level, store.recorded()]).toEqual([levels.at(-1), levels.at(-1)]);
    }),
  );
});

it('P11: the environment only ever lowers, for any choice and any text in its variables', async () => {
  const text = fc.oneof(fc.constantFrom('none', 'required', 'optional', '1', '0', 'true', ''), fc.string());
  const variables = fc.record({ DIAGNOSTIC_DATA_LEVEL: text, DO_NOT_TRACK: text }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(variables, level, async (environment, chosen) => {
      const store = { read: () => undefined, write: async () => undefined };
      const limit = environmentLimit(environment);
      const limited = createConsent({ store, limit });
      const atStart = limited.level;

      await limited.set(chosen, { source: 'settings' });

      expect(RANK[atStart]).toBeLessThanOrEqual(RANK.required);
      expect(RANK[limited.level]).toBe(Math.min(RANK[chosen], RANK[limit?.level ?? 'optional']));
    }),
  );
});

it('P5: a write that fails rejects, and the lower level stays', async () => {
  const store = {
    read: () => ({ level: 'optional', source: 'settings', time: '2026-01-01T00:00:00Z' }) as const,
    write: () => Promise.reject(new Error('no space left')),
  };
  const consent = createConsent({ store });

  await expect(consent.set('required', { source: 'settings' })).rejects.toThrow('no space left');
  const lowered = consent.level;
  await expect(consent.set('optional', { source: 'settings' })).rejects.toThrow('no space left');

  expect([lowered, consent.level]).toEqual(['required', 'required']);
});

it.each([
  ['all', { source: 'settings' }],
  [undefined, { source: 'settings' }],
  ['optional', { source: 'default' }],
  ['optional', {}],
  ['optional', undefined],
])('P11: set(%j, %j) rejects with a TypeError and changes nothing', async (asked, options) => {
  const consent = createConsent({ store: { read: () => undefined, write: async () => undefined } });

  await expect(consent.set(asked as Level, options as never)).rejects.toThrow(TypeError);

  expect(consent.level).toBe('required');
});
