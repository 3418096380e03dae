import {
  defineHistogram,
  defineObservableCounter,
  defineObservableGauge,
  defineObservableUpDownCounter,
  defineSpan,
} from '../policy/index.ts';

const COMMON = { category: 'product_and_service_performance', owner: 'the product team' } as const;
const LOAD = { ...COMMON, purpose: 'To notice when the product needs too much of the device.' } as const;
const SPEED = { ...COMMON, purpose: 'To notice when the product is slow or fails.' } as const;

const OUTCOME = {
  type: 'string',
  description: 'Whether it succeeded.',
  allowedValues: ['success', 'error'],
} as const;

/** Kinds of error that say nothing but their kind; others are `_OTHER`, as semantic conventions have it. */
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

/** All kinds of error. */
export const ERROR_TYPES: readonly ErrorType[] = [
  ...([
    'Error',
    'TypeError',
    'RangeError',
    'ReferenceError',
    'SyntaxError',
    'URIError',
    'EvalError',
  ] as const),
  ...(['AggregateError', 'AbortError', 'TimeoutError', '_OTHER'] as const),
];

export const processCpuTime = defineObservableCounter({
  ...LOAD,
  name: 'process.cpu.time',
  unit: 's',
  description: 'How long the product has kept a processor busy.',
  attributes: {
    'cpu.mode': {
      type: 'string',
      description: 'For its own code (user), or for work that the system did for it (system).',
      allowedValues: ['user', 'system'],
    },
  },
});

export const processCpuUtilization = defineObservableGauge({
  ...LOAD,
  name: 'process.cpu.utilization',
  unit: '1',
  description: 'The share of the processors that the product used since the last measurement.',
});

export const processMemoryUsage = defineObservableUpDownCounter({
  ...LOAD,
  name: 'process.memory.usage',
  unit: 'By',
  description: 'How much memory the product uses.',
});

export const systemCpuUtilization = defineObservableGauge({
  ...LOAD,
  name: 'system.cpu.utilization',
  unit: '1',
  description: 'The share of the processors that everything on the device used. Not which programs.',
});

export const systemMemoryUtilization = defineObservableGauge({
  ...LOAD,
  name: 'system.memory.utilization',
  unit: '1',
  description: 'The share of the memory that everything on the device uses. Not which programs.',
});

export const filesystemUtilization = defineObservableGauge({
  ...LOAD,
  name: 'system.filesystem.utilization',
  unit: '1',
  description: 'How full the disk is that the product keeps its files on. No names of files.',
});

export const processSpan = defineSpan({
  ...SPEED,
  name: 'diagnostic_data.process',
  description: 'One piece of work of the product, from its beginning to its end.',
  attributes: {
    'diagnostic_data.process.name': {
      type: 'string',
      description: 'Which work, by a name that the product lists.',
      withholds: 'item',
      allowedValues: [] as readonly string[],
    },
    'diagnostic_data.outcome': OUTCOME,
    'error.type': { type: 'string', description: 'The kind of error, if any.', allowedValues: ERROR_TYPES },
  },
});

export const processDuration = defineHistogram({
  ...SPEED,
  name: 'diagnostic_data.process.duration',
  unit: 's',
  description: 'How long pieces of work of the product took, and how many succeeded.',
  attributes: processSpan.attributes,
});

export const formLoadTime = defineHistogram({
  ...SPEED,
  name: 'diagnostic_data.form.load_time',
  unit: 's',
  description: 'How long forms took to load.',
  attributes: {
    'diagnostic_data.form.name': {
      type: 'string',
      description: 'Which form, by a name that the product lists. Nothing that was typed.',
      withholds: 'item',
      allowedValues: [] as readonly string[],
    },
  },
});

/** What is recorded about memory, processor and disk. */
export const LOAD_DECLARATIONS = [
  processCpuTime,
  processCpuUtilization,
  processMemoryUsage,
  systemCpuUtilization,
  systemMemoryUtilization,
  filesystemUtilization,
] as const;

/** What is recorded about the product's own work. */
export const WORK_DECLARATIONS = [processSpan, processDuration, formLoadTime] as const;
