import { type Span, SpanStatusCode } from '@opentelemetry/api';
import type { Providers } from '../policy/index.ts';
import {
  ERROR_TYPE,
  type ErrorType,
  formLoadTime,
  processDuration,
  processSpan,
} from './work-declarations.ts';

/** Records how the product's own work goes. Names are those that the catalogue lists; others are withheld. */
export interface PerformanceRecorder {
  /**
   * Runs a piece of work in a span, and records how long it took and whether it succeeded. What it returns or throws is
   * the caller's, and nothing of it is recorded but the kind of error.
   */
  measureProcess<T>(process: string, work: () => T): T;
  /** Records how long a form took to load, in milliseconds. */
  recordFormLoad(form: string, durationMillis: number): void;
}

/**
 * Creates what records how long processes and form loads take.
 *
 * @param isOn whether anything is recorded; work is run all the same.
 */
export function createPerformanceRecorder(
  isOn: () => boolean,
  providers: Providers = {},
): PerformanceRecorder {
  const span = processSpan.using(providers);
  const duration = processDuration.using(providers);
  const loadTime = formLoadTime.using(providers);

  function measureProcess<T>(process: string, work: () => T): T {
    if (!isOn()) return work();
    const startedAt = performance.now();
    const name = { 'diagnostic_data.process.name': process } as const;
    const end = (active: Span, outcome: Outcome): void => {
      active.setAttributes(outcome);
      if (outcome['diagnostic_data.outcome'] === 'error') active.setStatus({ code: SpanStatusCode.ERROR });
      active.end();
      duration.record((performance.now() - startedAt) / 1000, { ...name, ...outcome });
    };
    return span.startActive(name, (active) => settle(work, (outcome) => end(active, outcome)));
  }

  return {
    measureProcess,
    recordFormLoad(form, durationMillis) {
      if (isOn() && durationMillis >= 0)
        loadTime.record(durationMillis / 1000, { 'diagnostic_data.form.name': form });
    },
  };
}

type Outcome =
  | { readonly 'diagnostic_data.outcome': 'success' }
  | { readonly 'diagnostic_data.outcome': 'error'; readonly 'error.type': ErrorType };

/** Runs work that may be asynchronous and tells its outcome once. */
function settle<T>(work: () => T, tell: (outcome: Outcome) => void): T {
  let result: T;
  try {
    result = work();
  } catch (error) {
    tell(failure(error));
    throw error;
  }
  if (typeof (result as PromiseLike<unknown> | undefined)?.then !== 'function') {
    tell({ 'diagnostic_data.outcome': 'success' });
    return result;
  }
  return (result as PromiseLike<unknown>).then(
    (value) => {
      tell({ 'diagnostic_data.outcome': 'success' });
      return value;
    },
    (error: unknown) => {
      tell(failure(error));
      throw error;
    },
  ) as T;
}

function failure(error: unknown): Outcome {
  return { 'diagnostic_data.outcome': 'error', 'error.type': errorType(error) };
}

/** The kind of an error, where it is a known one: names of errors can hold content. */
export function errorType(error: unknown): ErrorType {
  const name: unknown = (error as { name?: unknown } | null | undefined)?.name;
  return ERROR_TYPE.allowedValues.find((known) => known === name) ?? '_OTHER';
}
