import type { Providers } from '../policy/index.ts';
import { languageEvent } from './enhanced-usage-declarations.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import { type LevelInForce, whileAllowed } from './while-allowed.ts';

/** Options of {@link createEnhancedUsageInstrumentation}. */
export interface EnhancedUsageOptions {
  readonly inForce: LevelInForce;
  /** The chosen user-interface language, as a BCP 47 tag. Asked for only after an opt-in. Default: the runtime's. */
  readonly language?: (() => string | undefined) | undefined;
}

/** Records Optional data about use. */
export interface EnhancedUsageRecorder {
  /** Records that another interface language was chosen, as a BCP 47 tag. Without an opt-in nothing happens. */
  recordLanguage(tag: string): void;
}

/** Records the interface language of those who opted in. */
export interface EnhancedUsageInstrumentation extends DataInstrumentation, EnhancedUsageRecorder {}

/** Without an opt-in nothing is read, kept or recorded. */
export function createEnhancedUsageInstrumentation(
  options: EnhancedUsageOptions,
): EnhancedUsageInstrumentation {
  return createLanguageInstrumentation(options, queueMicrotask); // an SDK that is just starting is there then
}

/** @param soon says when the language is asked for after an opt-in: the first name of one takes a browser some 20 ms. */
export function createLanguageInstrumentation(
  { inForce, language = runtimeLanguage }: EnhancedUsageOptions,
  soon: (work: () => void) => void,
): EnhancedUsageInstrumentation {
  let record: ((tag: string | undefined) => void) | undefined;
  let isTold = false; // the application knows better than the platform
  const instrumentation = createInstrumentation('enhanced-usage', (providers) =>
    whileAllowed(inForce, 'optional', () => {
      record = createLanguageRecorder(providers);
      isTold = false;
      soon(() => (isTold ? undefined : record?.(ask(language))));
      return () => void (record = undefined);
    }),
  );
  return {
    ...instrumentation,
    recordLanguage(tag) {
      isTold = true;
      record?.(tag);
    },
  };
}

/** Records a language when it is another one. */
function createLanguageRecorder(providers: Providers): (tag: string | undefined) => void {
  let last: string | undefined;
  return (tag) => {
    const language = languageOf(tag);
    if (language === undefined || language === last) return;
    last = language;
    languageEvent.using(providers).emit({ 'diagnostic_data.interface.language': language });
  };
}

/** The language of a tag, without script, region and variants. What is none is left out: it could be anything. */
export function languageOf(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  try {
    const { language } = new Intl.Locale(tag);
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) && language;
  } catch {
    return undefined;
  }
}

function ask(language: () => string | undefined): string | undefined {
  try {
    return language();
  } catch {
    return undefined;
  }
}

function runtimeLanguage(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}
