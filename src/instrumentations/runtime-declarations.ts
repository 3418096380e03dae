import {
  type Definition,
  defineHistogram,
  defineObservableCounter,
  defineObservableGauge,
  defineObservableUpDownCounter,
} from '../policy/index.ts';

const COMMON = {
  category: 'product_and_service_performance',
  owner: 'the product team',
  purpose: 'To notice when the product stops answering or keeps too much memory.',
  scope: '@opentelemetry/instrumentation-runtime-node',
} as const;

const SPACE = {
  'v8js.heap.space.name': {
    type: 'string',
    description: 'Which part of that memory, as the JavaScript engine names it.',
    examples: ['new_space', 'old_space'],
  },
} as const;

const DELAYS = [
  ['min', 'The shortest time'],
  ['max', 'The longest time'],
  ['mean', 'The average time'],
  ['stddev', 'How much the time varied'],
  ['p50', 'The time not exceeded in half of the cases'],
  ['p90', 'The time not exceeded in 90 of 100 cases'],
  ['p99', 'The time not exceeded in 99 of 100 cases'],
] as const;

const gauge = (name: string, description: string, unit: string, attributes: Definition['attributes'] = {}) =>
  defineObservableGauge({ ...COMMON, name, description, unit, attributes });

/** What `@opentelemetry/instrumentation-runtime-node` records about Node.js. */
export const RUNTIME_DECLARATIONS = [
  ...DELAYS.map(([which, words]) =>
    gauge(`nodejs.eventloop.delay.${which}`, `${words} that work waited because the product was busy.`, 's'),
  ),
  gauge('nodejs.eventloop.utilization', 'The share of time in which the product was busy.', '1'),
  defineObservableCounter({
    ...COMMON,
    name: 'nodejs.eventloop.time',
    description: 'How long the product has been busy and idle.',
    unit: 's',
    attributes: {
      'nodejs.eventloop.state': {
        type: 'string',
        description: 'Busy (active) or idle.',
        allowedValues: ['active', 'idle'],
      },
    },
  }),
  defineHistogram({
    ...COMMON,
    name: 'v8js.gc.duration',
    description: 'How long the JavaScript engine took to tidy its memory.',
    unit: 's',
    attributes: {
      'v8js.gc.type': {
        type: 'string',
        description: 'How thoroughly.',
        allowedValues: ['major', 'minor', 'incremental', 'weakcb'],
      },
    },
  }),
  defineObservableUpDownCounter({
    ...COMMON,
    name: 'v8js.memory.heap.space.size',
    description: 'How much memory the JavaScript engine has set aside.',
    unit: 'By',
    attributes: SPACE,
  }),
  gauge('v8js.memory.heap.used', 'How much memory the JavaScript engine uses.', 'By', SPACE),
  gauge('v8js.memory.heap.space.available_size', 'How much of its memory is free.', 'By', SPACE),
  gauge('v8js.memory.heap.space.physical_size', 'How much of its memory is really there.', 'By', SPACE),
  gauge('v8js.resource.active', 'How many things of each kind the product waits for.', '{resource}', {
    'v8js.resource.type': {
      type: 'string',
      description: 'The kind of thing, as Node.js names it.',
      examples: ['Timeout', 'TCPServerWrap'],
    },
  }),
];
