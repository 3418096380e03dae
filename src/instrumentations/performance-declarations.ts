import {
  defineObservableCounter,
  defineObservableGauge,
  defineObservableUpDownCounter,
} from '../policy/index.ts';

const COMMON = { category: 'product_and_service_performance', owner: 'the product team' } as const;
const LOAD = { ...COMMON, purpose: 'To notice when the product needs too much of the device.' } as const;

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

/** What is recorded about memory, processor and disk. */
export const LOAD_DECLARATIONS = [
  processCpuTime,
  processCpuUtilization,
  processMemoryUsage,
  systemCpuUtilization,
  systemMemoryUtilization,
  filesystemUtilization,
] as const;
