import { type ConsentChoice, createConsent, createMemoryConsentStore, type Level } from '../../src/index.ts';

const settings = { source: 'settings' } as const;
const TIME = '2026-05-04T10:00:00.000Z';

function choose(level: Level, time = TIME): ConsentChoice {
  return { level, source: 'settings', time };
}

// What had been read before listeners were told came into force although one of them had opted out.
it('P5: a new opt-in by another process does not undo what a listener of the old one’s end withdrew', async () => {
  let choice = choose('optional');
  let hasChanged = false;
  const levels: Level[] = [];
  const consent = createConsent({
    store: {
      hasChanged: () => hasChanged,
      read: () => choice,
      write: async (next) => void (choice = next),
    },
  });
  let setting: Promise<unknown> | undefined;
  consent.subscribe((level) => {
    levels.push(level);
    setting ??= consent.set('none', settings);
  });

  choice = choose('optional', '2026-05-04T11:00:00.000Z');
  hasChanged = true;
  consent.refresh();
  const atOnce = consent.level;
  await setting;

  expect([atOnce, consent.level, levels]).toEqual(['none', 'none', ['required', 'none']]);
});

// `none` that was chosen again became `required` when its record could not be read at that moment.
it.each([
  ['cannot be read', 'EMFILE'],
  ['is gone', undefined],
])('P1, P8: none that is chosen again stays when its record %s', async (_, failure) => {
  let isWritten = false;
  const consent = createConsent({
    store: {
      hasChanged: () => false,
      read() {
        if (!isWritten) return choose('none');
        if (failure !== undefined) throw new Error(failure);
        return undefined;
      },
      write: async () => void (isWritten = true),
    },
  });

  await consent.set('none', settings);

  expect(consent.level).toBe('none');
});

// A policy that became unreadable counted as one that allows `required`.
it.each<[string, () => string, () => boolean]>([
  ['cannot be understood any more', () => '{garbage', () => true],
  ['cannot be read any more', () => failWith('EMFILE'), () => true],
  ['cannot be asked any more', () => '{"maximumLevel":"optional"}', () => failWith('busy')],
])('P8, P11: a policy of none that %s lets out no more', (_, read, hasChanged) => {
  let text = (): string => '{"maximumLevel":"none"}';
  let isAnother = (): boolean => false;
  const told: string[] = [];
  const consent = createConsent({
    store: createMemoryConsentStore('optional'),
    administratorPolicy: { read: () => text(), hasChanged: () => isAnother() },
    onProblem: (problem) => told.push(problem),
  });
  const before = consent.level;

  [text, isAnother] = [read, hasChanged];
  consent.refresh();
  consent.refresh();
  const meanwhile = consent.level;
  [text, isAnother] = [() => '{"maximumLevel":"optional"}', () => true];
  consent.refresh();

  expect([before, meanwhile, consent.level]).toEqual(['none', 'none', 'optional']);
  expect(told).toEqual([expect.stringContaining('policy cannot be used')]);
});

function failWith(message: string): never {
  throw new Error(message);
}

it('P11: changing what explain() returned changes nothing', () => {
  const consent = createConsent({ store: createMemoryConsentStore() });

  Object.assign(consent.explain(), { level: 'optional' });

  expect(consent.level).toBe('required');
});

it('P7: an own store that words each of its errors anew is told of a limited number of times', () => {
  let failures = 0;
  const told: string[] = [];
  const consent = createConsent({
    store: {
      hasChanged: () => true,
      read: () => failWith(`error ${++failures}`),
      write: () => Promise.resolve(),
    },
    onProblem: (problem) => told.push(problem),
  });

  for (let i = 0; i < 500; i++) consent.refresh();

  expect(failures).toBe(501);
  expect(told).toHaveLength(100);
});
