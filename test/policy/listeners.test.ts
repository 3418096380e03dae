import fc from 'fast-check';
import {
  type Consent,
  type ConsentChoice,
  createConsent,
  createMemoryConsentStore,
  type Level,
} from '../../src/index.ts';

const settings = { source: 'settings' } as const;
const level = fc.constantFrom<Level>('none', 'required', 'optional');

/** What a listener does when it is told of a change. */
type Act =
  | { readonly does: 'set' | 'set and wait'; readonly level: Level }
  | { readonly does: 'look' | 'nothing' | 'throw' | 'reject' | 'never settle' | 'subscribe' }
  | { readonly does: 'unsubscribe'; readonly index: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ does: fc.constantFrom('set' as const, 'set and wait' as const), level }),
  fc.record({
    does: fc.constantFrom('look' as const, 'nothing' as const, 'throw' as const, 'reject' as const),
  }),
  fc.record({ does: fc.constantFrom('never settle' as const, 'subscribe' as const) }),
  fc.record({ does: fc.constant('unsubscribe' as const), index: fc.nat({ max: 3 }) }),
);

/** One listener: what it does the first times that it is told, and whether `set` waits for it. */
const script = fc.record({ acts: fc.array(act, { maxLength: 4 }), isAwaited: fc.boolean() });

/** Listeners that do as their scripts say, and what they heard. */
class Following {
  readonly #consent: Consent;
  readonly #stops: (() => void)[] = [];
  /** For each that still follows: the level it began with, and what it was told, when it was called and when it returned. */
  readonly heard = new Map<number, { readonly called: Level[]; readonly returned: Level[] }>();
  readonly stale: Level[] = [];
  readonly calls: Level[] = [];
  readonly settings: Promise<unknown>[] = [];

  constructor(consent: Consent) {
    this.#consent = consent;
  }

  add(acts: readonly Act[], isAwaited: boolean): void {
    const index = this.#stops.length;
    const heard = { called: [this.#consent.level], returned: [this.#consent.level] };
    this.heard.set(index, heard);
    const left = [...acts];
    const listener = (told: Level): void | Promise<void> => {
      if (told !== this.#consent.level || !this.heard.has(index)) this.stale.push(told);
      heard.called.push(told);
      try {
        return this.#do(left.shift() ?? { does: 'nothing' }, isAwaited);
      } finally {
        heard.returned.push(told);
      }
    };
    const stop = this.#consent.subscribe(listener, { isAwaited });
    this.#stops.push(() => {
      stop();
      this.heard.delete(index);
    });
  }

  set(chosen: Level): Promise<unknown> {
    this.calls.push(chosen);
    const setting = this.#consent.set(chosen, settings);
    this.settings.push(setting);
    return setting;
  }

  #do(one: Act, isAwaited: boolean): void | Promise<void> {
    if (one.does === 'set') return void this.set(one.level);
    // One that is waited for and waits itself is given up after a time limit, which has a test of its own.
    if (one.does === 'set and wait') return isAwaited ? undefined : this.set(one.level).then(() => undefined);
    if (one.does === 'never settle') return isAwaited ? undefined : new Promise<void>(() => undefined);
    if (one.does === 'unsubscribe') return this.#stops[one.index]?.();
    if (one.does === 'subscribe') return this.add([], false);
    if (one.does === 'look') return this.#consent.refresh();
    if (one.does === 'reject') return Promise.reject(new Error('listener'));
    if (one.does === 'throw') throw new Error('listener');
  }
}

/** A store that somebody else may write, and that says something changed as often as the coin says. */
function createRestlessStore(initial: Level, coin: () => boolean) {
  let choice: ConsentChoice = { level: initial, source: 'settings', time: new Date(0).toISOString() };
  return {
    recorded: () => choice.level,
    hasChanged: coin,
    read: () => choice,
    write: async (next: ConsentChoice) => void (choice = next),
  };
}

it('P1, P5, P11: whatever listeners do while they are told, each ends on the level in force, and the last call is recorded', async () => {
  let withNestedCalls = 0;
  await fc.assert(
    fc.asyncProperty(
      level,
      fc.array(script, { minLength: 1, maxLength: 4 }),
      fc.array(level, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.boolean()),
      async (initial, scripts, levels, coins) => {
        const store = createRestlessStore(initial, () => coins.next().value === true);
        const consent = createConsent({ store });
        const following = new Following(consent);
        for (const { acts, isAwaited } of scripts) following.add(acts, isAwaited);

        for (const one of levels) void following.set(one);
        for (let at = 0; at < following.settings.length; at++) await following.settings[at];

        withNestedCalls += following.calls.length > levels.length ? 1 : 0;
        expect(following.stale).toEqual([]);
        expect([consent.level, store.recorded()]).toEqual([following.calls.at(-1), following.calls.at(-1)]);
        for (const { called, returned } of following.heard.values())
          expect([called.at(-1), returned.at(-1)]).toEqual([consent.level, consent.level]);
      },
    ),
    { numRuns: 1000 },
  );
  expect(withNestedCalls).toBeGreaterThan(100);
});

it('P5: a call made inside a listener has lowered everybody else when it returns', async () => {
  const consent = createConsent({ store: createMemoryConsentStore() });
  const heard: Level[] = [];
  let afterCall: Level[] = [];
  consent.subscribe((told) => {
    if (told !== 'optional') return;
    void consent.set('none', settings);
    afterCall = [...heard];
  });
  consent.subscribe((told) => void heard.push(told));

  await consent.set('optional', settings);

  expect([afterCall, heard]).toEqual([['none'], ['none']]);
});

it('tells nobody who has unsubscribed, and the same function as often as it is subscribed', async () => {
  const consent = createConsent({ store: createMemoryConsentStore() });
  const told: string[] = [];
  const twice = (): void => void told.push('twice');
  const stops = [consent.subscribe(twice), consent.subscribe(twice)];
  consent.subscribe(() => stop());
  const stop = consent.subscribe(() => void told.push('never'));

  await consent.set('optional', settings);
  stops[0]!();
  await consent.set('none', settings);

  expect(told).toEqual(['twice', 'twice', 'twice']);
});

it('P5, P7: set gives up a listener that it waits for after 5 seconds', async () => {
  jest.useFakeTimers();
  const consent = createConsent({ store: createMemoryConsentStore('optional') });
  consent.subscribe(() => new Promise<void>(() => undefined), { isAwaited: true });
  let outcome: unknown;

  void consent.set('none', settings).then((change) => (outcome = change));
  await jest.advanceTimersByTimeAsync(4999);
  const before = outcome;
  await jest.advanceTimersByTimeAsync(1);

  expect(before).toBeUndefined();
  expect(outcome).toEqual({ level: 'none', discarded: { span: 0, metric: 0, log_record: 0 } });
  jest.useRealTimers();
});

it('P7: a store that says something new at every look, and a listener that looks, come to an end', () => {
  let looks = 0;
  const consent = createConsent({
    store: {
      hasChanged: () => true,
      read: () => ({ level: 'optional', source: 'settings', time: new Date(++looks).toISOString() }),
      write: () => Promise.resolve(),
    },
  });
  const last = new Map<string, Level>();
  consent.subscribe((told) => void last.set('watches', told));
  consent.subscribe((told) => {
    last.set('looks', told);
    consent.refresh();
  });
  consent.subscribe((told) => void last.set('watches too', told));

  consent.refresh();

  expect(looks).toBeGreaterThan(10);
  expect([last.get('watches'), last.get('watches too')]).toEqual([consent.level, consent.level]);
});
