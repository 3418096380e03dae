import { createEnhancedUsageInstrumentation } from '../../src/instrumentations/index.ts';
import { languageOf } from '../../src/instrumentations/enhanced-usage.ts';
import { aMoment, collectEvents, settableLevel } from './in-force.ts';

function start(language?: () => string | undefined) {
  const { events, loggerProvider } = collectEvents();
  const inForce = settableLevel('required');
  const usage = createEnhancedUsageInstrumentation({ inForce, language });
  usage.setLoggerProvider(loggerProvider);
  usage.enable();
  const languages = () => events.map(({ attributes }) => attributes['diagnostic_data.interface.language']);
  return { usage, inForce, languages };
}

describe('enhanced usage', () => {
  it('P1: without an opt-in nothing is asked for, kept or recorded', async () => {
    const language = jest.fn(() => 'de-AT');
    const { usage, languages } = start(language);
    await aMoment();
    usage.recordLanguage('fr');

    expect(language).not.toHaveBeenCalled();
    expect(languages()).toEqual([]);
  });

  it('P4: records the language in force at an opt-in, not what was chosen before', async () => {
    const { usage, inForce, languages } = start(() => 'de-AT');
    await aMoment();
    usage.recordLanguage('fr');
    inForce.set('optional');
    await aMoment();

    expect(languages()).toEqual(['de']);
  });

  it('records another language when it is chosen, once, and nothing after an opt-out', async () => {
    const { usage, inForce, languages } = start(() => 'de-AT');
    inForce.set('optional');
    await aMoment();
    for (const tag of ['pt-BR', 'pt-PT', 'en']) usage.recordLanguage(tag);
    inForce.set('required');
    usage.recordLanguage('fr');
    inForce.set('optional');
    await aMoment();

    expect(languages()).toEqual(['de', 'pt', 'en', 'de']);
  });

  it('P7: takes the runtime’s language by default, and no harm from a product that cannot tell', async () => {
    const byDefault = start();
    byDefault.inForce.set('optional');
    const failing = start(() => {
      throw new Error('no');
    });
    failing.inForce.set('optional');
    await aMoment();

    expect(byDefault.languages()).toEqual([
      new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).language,
    ]);
    expect(failing.languages()).toEqual([]);
  });

  it.each([
    ['de-AT-1996', 'de'],
    ['zh-Hant-TW', 'zh'],
    ['x-bob', undefined],
    ['bob@example.com', undefined],
    ['qqq', undefined],
    ['', undefined],
  ])('takes %j for %j', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });
});
