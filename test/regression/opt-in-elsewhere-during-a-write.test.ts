import { type ConsentChoice, createConsent } from '../../src/index.ts';

const settings = { source: 'settings' } as const;

// A record that was seen while a call was on its way was taken for one that the call would replace, and never read again.
it('P11: an opt-in by another process that lands after our opt-out, and is seen before it settles, is not missed', async () => {
  let choice: ConsentChoice = { level: 'optional', source: 'settings', time: '2026-05-04T10:00:00.000Z' };
  let seen = choice;
  let landed = (): void => undefined;
  const consent = createConsent({
    store: {
      hasChanged: () => seen !== choice,
      read: () => (seen = choice),
      write: (next) =>
        new Promise((resolve) => {
          choice = next;
          landed = resolve; // on disk; we do not know it yet
        }),
    },
  });
  const setting = consent.set('required', settings);
  await Promise.resolve();

  choice = { ...choice, level: 'optional', time: new Date(Date.now() + 1000).toISOString() };
  consent.refresh();
  const meanwhile = consent.level;
  landed();
  await setting;
  consent.refresh();

  expect([meanwhile, consent.level]).toEqual(['required', 'optional']);
});

// Listeners were told before the call was in the queue, so that the call that one of them made was recorded first.
it('P5, P11: a call that a listener makes is recorded after the call that it was told of', async () => {
  const recorded: string[] = [];
  const consent = createConsent({
    store: {
      read: () => ({ level: 'optional', source: 'settings', time: '2026-05-04T10:00:00.000Z' }),
      write: async ({ level }) => void recorded.push(level),
    },
  });
  let inner: Promise<unknown> | undefined;
  consent.subscribe((level) => {
    if (level === 'required') inner = consent.set('none', settings);
  });

  await consent.set('required', settings);
  await inner;

  expect([recorded, consent.level]).toEqual([['required', 'none'], 'none']);
});
