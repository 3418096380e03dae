import { createConsent, createMemoryConsentStore, type ConsentOptions } from '../../src/policy/index.ts';

const consentWith = (options: Omit<ConsentOptions, 'store'>, level: 'required' | 'optional' = 'required') =>
  createConsent({ store: createMemoryConsentStore(level), ...options });
const policy = (maximumLevel: string) => ({ read: () => JSON.stringify({ maximumLevel }) });
const signal = { level: 'none', variable: 'Global Privacy Control' } as const;

describe('P10: says who keeps Optional off, whatever the person chooses', () => {
  test('nobody, while the choice is free', () => {
    const explanation = consentWith({ administratorPolicy: policy('optional') }).explain();

    expect(explanation.lockedBy).toBeUndefined();
  });

  test('an administrator, also where the person chose no more than the policy allows', () => {
    const explanation = consentWith({ administratorPolicy: policy('required') }).explain();

    expect(explanation).toMatchObject({ decidedBy: 'choice', lockedBy: { source: 'administrator' } });
  });

  test('an administrator whose policy cannot be understood', () => {
    const explanation = consentWith({ administratorPolicy: policy('sometimes') }, 'optional').explain();

    expect(explanation.lockedBy).toEqual({ source: 'administrator' });
  });

  test('the environment, by the name of the variable or the signal', () => {
    const explanation = consentWith({ limit: signal }, 'optional').explain();

    expect(explanation.lockedBy).toEqual({ source: 'environment', variable: 'Global Privacy Control' });
  });

  test('an administrator, where both do', () => {
    const explanation = consentWith({ limit: signal, administratorPolicy: policy('none') }).explain();

    expect(explanation.lockedBy).toEqual({ source: 'administrator' });
  });
});

describe('P10: says that an opt-in has to be renewed', () => {
  const store = createMemoryConsentStore('optional'); // of a time before the product stated a notice

  test('when the notice is another one than at the opt-in, until the person chooses again', async () => {
    const consent = createConsent({ store, notice: { version: '2' } });

    expect(consent.explain()).toMatchObject({ level: 'required', noticeChanged: true });
    await consent.set('optional', { source: 'settings' });
    expect(consent.explain().noticeChanged).toBeUndefined();
  });

  test('not when nobody chose, or nobody opted in', () => {
    const notice = { version: '2' };

    expect(consentWith({ notice }).explain().noticeChanged).toBeUndefined();
    expect(createConsent({ store: createMemoryConsentStore(), notice }).explain().noticeChanged).toBe(
      undefined,
    );
  });
});
