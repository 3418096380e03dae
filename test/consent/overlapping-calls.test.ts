import { createConsent, type ConsentChoice, type ConsentStore, type Level } from '../../src/index.ts';

const settings = { source: 'settings' } as const;

/** A store whose writes the test lets pass or fail, one by one. */
function createManualStore(initial?: Level) {
  let choice: ConsentChoice | undefined =
    initial === undefined
      ? undefined
      : { level: initial, source: 'settings', time: '2026-01-01T00:00:00.000Z' };
  const waiting: { level: Level; pass: () => void; fail: () => void }[] = [];
  const store: ConsentStore = {
    read: () => choice,
    write: (next) =>
      new Promise((resolve, reject) => {
        waiting.push({
          level: next.level,
          pass() {
            choice = next;
            resolve();
          },
          fail: () => reject(new Error('disk full')),
        });
      }),
  };
  return { store, waiting, level: () => choice?.level };
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

it('P5: a lower level is in force before the call returns', () => {
  const { store } = createManualStore('optional');
  const consent = createConsent({ store });

  void consent.set('none', settings);

  expect(consent.level).toBe('none');
});

it('P4: a higher level is in force only when it is recorded', async () => {
  const { store, waiting } = createManualStore('required');
  const consent = createConsent({ store });

  const set = consent.set('optional', settings);
  await turns();
  expect(consent.level).toBe('required');
  waiting[0]!.pass();

  expect(await set).toEqual({ level: 'optional', discarded: { span: 0, metric: 0, log_record: 0 } });
  expect(consent.level).toBe('optional');
});

it('writes one choice after the other, and the last one wins', async () => {
  const { store, waiting, level } = createManualStore('optional');
  const consent = createConsent({ store });

  const calls = (['none', 'optional', 'required', 'optional', 'required'] as const).map((next) =>
    consent.set(next, settings),
  );
  for (let i = 0; i < 5; i++) {
    await turns();
    expect(waiting).toHaveLength(i + 1);
    waiting[i]!.pass();
  }
  await Promise.all(calls);

  expect(waiting.map((one) => one.level)).toEqual(['none', 'optional', 'required', 'optional', 'required']);
  expect([consent.level, level()]).toEqual(['required', 'required']);
});

it('P4: an opt-in that was taken back while it was written never comes into force', async () => {
  const { store, waiting } = createManualStore('required');
  const consent = createConsent({ store });
  const seen: Level[] = [];
  consent.subscribe((level) => void seen.push(level));

  const calls = [consent.set('optional', settings), consent.set('none', settings)];
  await turns();
  waiting[0]!.pass();
  await turns();
  waiting[1]!.pass();
  await Promise.all(calls);

  expect(seen).toEqual(['none']);
  expect(consent.level).toBe('none');
});

describe.each([
  ['none', 'required', 'none'],
  ['none', 'optional', 'none'],
  ['required', 'none', 'none'],
  ['required', 'optional', 'required'],
  ['optional', 'none', 'none'],
  ['optional', 'required', 'required'],
] as const)('from %s to %s, with a write that fails', (from, to, lower) => {
  it(`P8: rejects and leaves ${lower} in force`, async () => {
    const { store, waiting } = createManualStore(from);
    const consent = createConsent({ store });

    const set = consent.set(to, settings);
    await turns();
    waiting[0]!.fail();

    await expect(set).rejects.toThrow('disk full');
    expect(consent.level).toBe(lower);
  });
});

it('P8: a failed opt-out holds against what is still recorded, until somebody chooses later', async () => {
  let record: ConsentChoice = { level: 'optional', source: 'settings', time: '2026-01-01T00:00:00.000Z' };
  const consent = createConsent({
    store: {
      read: () => record,
      write: () => Promise.reject(new Error('disk full')),
      hasChanged: () => true,
    },
  });
  await expect(consent.set('required', settings)).rejects.toThrow('disk full');

  consent.refresh();
  expect(consent.level).toBe('required');
  expect(consent.explain().reason).toContain('could not be recorded');

  record = { ...record, time: new Date(Date.now() + 1000).toISOString() };
  consent.refresh();
  expect(consent.level).toBe('optional');
});

it('after a failure the next call is served', async () => {
  const { store, waiting } = createManualStore('required');
  const consent = createConsent({ store });

  const failing = consent.set('optional', settings);
  const passing = consent.set('optional', settings);
  await turns();
  waiting[0]!.fail();
  await expect(failing).rejects.toThrow('disk full');
  await turns();
  waiting[1]!.pass();

  expect((await passing).level).toBe('optional');
});

it('says how much the listeners that it waits for threw away, and does not fail with them', async () => {
  const { store, waiting } = createManualStore('optional');
  const consent = createConsent({ store });
  const awaited = { isAwaited: true };
  consent.subscribe(() => Promise.resolve({ span: 3, metric: 1, log_record: 2 }), awaited);
  consent.subscribe(() => Promise.reject(new Error('listener')), awaited);
  consent.subscribe(() => {
    throw new Error('listener');
  }, awaited);
  consent.subscribe(() => Promise.resolve({ span: 1, metric: 0, log_record: 0 }), awaited);
  consent.subscribe(() => Promise.resolve({ span: 5, metric: 5, log_record: 5 }));

  const set = consent.set('required', settings);
  await turns();
  waiting[0]!.pass();

  expect(await set).toEqual({ level: 'required', discarded: { span: 4, metric: 1, log_record: 2 } });
});

it.each([
  ['all', settings],
  ['optional', { source: 'environment' }],
  ['optional', {}],
])('P11: refuses %s from %o', async (level, options) => {
  const consent = createConsent({ store: createManualStore().store });

  await expect(consent.set(level as Level, options as typeof settings)).rejects.toThrow(TypeError);
  expect(consent.level).toBe('required');
});

describe('with another process that writes the same record', () => {
  const record = (level: Level, time: string): ConsentChoice => ({ level, source: 'settings', time });

  it('P4: an opt-out and an opt-in that both went by unseen still end the first opt-in', () => {
    let choice = record('optional', '2026-01-01T00:00:00.000Z');
    const consent = createConsent({
      store: { read: () => choice, write: () => Promise.resolve(), hasChanged: () => true },
    });
    const seen: Level[] = [];
    consent.subscribe((level) => void seen.push(level));

    choice = record('optional', '2026-01-01T00:00:05.000Z');
    consent.refresh();

    expect(seen).toEqual(['required', 'optional']);
  });

  it('P8: a record that is gone or broken lowers, and never raises', () => {
    const outcomes = (['none', 'required', 'optional'] as const).flatMap((level) =>
      [
        () => undefined,
        () => {
          throw new Error('broken');
        },
      ].map((broken) => {
        let read: () => ConsentChoice | undefined = () => record(level, '2026-01-01T00:00:00.000Z');
        const consent = createConsent({
          store: { read: () => read(), write: () => Promise.resolve(), hasChanged: () => true },
        });
        read = broken;
        consent.refresh();
        return consent.level;
      }),
    );

    expect(outcomes).toEqual(['none', 'none', 'required', 'required', 'required', 'required']);
  });
});
