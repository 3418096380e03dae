import { defineHistogram, defineSpan } from '../policy/index.ts';
import { LISTED, oneOf } from './shapes.ts';

const category = 'product_and_service_performance';

/** One of the kinds of error that are told apart. */
export type ErrorType =
  | 'Error'
  | 'TypeError'
  | 'RangeError'
  | 'ReferenceError'
  | 'SyntaxError'
  | 'URIError'
  | 'EvalError'
  | 'AggregateError'
  | 'AbortError'
  | 'TimeoutError'
  | '_OTHER';

/** Kinds of error that say nothing but their kind; others are `_OTHER`, as semantic conventions have it. */
export const ERROR_TYPE = oneOf<ErrorType>(
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'URIError',
  'EvalError',
  'AggregateError',
  'AbortError',
  'TimeoutError',
  '_OTHER',
);

/** Whether something succeeded. */
export const OUTCOME = oneOf('success', 'error');

export const processSpan = defineSpan({
  category,
  name: 'diagnostic_data.process',
  attributes: {
    'diagnostic_data.process.name': LISTED,
    'diagnostic_data.outcome': OUTCOME,
    'error.type': ERROR_TYPE,
  },
});

export const processDuration = defineHistogram({
  category,
  name: 'diagnostic_data.process.duration',
  unit: 's',
  attributes: processSpan.attributes,
});

export const formLoadTime = defineHistogram({
  category,
  name: 'diagnostic_data.form.load_time',
  unit: 's',
  attributes: { 'diagnostic_data.form.name': LISTED },
});

/** What is recorded about the product's own work. */
export const WORK_DECLARATIONS = [processSpan, processDuration, formLoadTime] as const;
