import { type Instrumentation, registerInstrumentations } from '@opentelemetry/instrumentation';
import {
  createDeviceInstrumentation,
  createEnhancedUsageInstrumentation,
  createLoadFacts,
  createPerformanceInstrumentation,
  createRunWatcher,
  createSetupInstrumentation,
  createUsageInstrumentation,
  type DataInstrumentation,
  type SetupStore,
} from '../../src/node.ts';
import { aMoment, collectEvents, settableLevel } from './in-force.ts';

const inForce = settableLevel('optional');
const store: SetupStore = {
  takeEndedRuns: (tell) => tell([]),
  keepRun: () => undefined,
  endRun: () => undefined,
  lastLaunch: () => 'none',
  saveLaunch: () => undefined,
};
const port = {
  device: () => ({
    osType: 'linux',
    osVersion: '6.1',
    architecture: 'amd64',
    runtimeName: 'nodejs',
    runtimeVersion: '24.1.0',
    cpuCount: 4,
    memoryBytes: 1,
  }),
  displays: async () => [],
  connection: async () => ({ isOnline: true, type: 'wired' as const }),
};

const all = (): Record<string, DataInstrumentation> => ({
  device: createDeviceInstrumentation({ port, inForce }),
  performance: createPerformanceInstrumentation({ port: createLoadFacts('.'), runtimeDelayMillis: false }),
  usage: createUsageInstrumentation(),
  setup: createSetupInstrumentation({ version: '1.0.0', store, inForce, watcher: createRunWatcher(0) }),
  enhancedUsage: createEnhancedUsageInstrumentation({ inForce, language: () => 'de' }),
});

describe('our instrumentations', () => {
  it.each(Object.keys(all()))(
    '%s is one that OpenTelemetry enables, gives providers to and takes off',
    async (name) => {
      const instrumentation = all()[name] as DataInstrumentation;
      const asOpenTelemetrySeesIt: Instrumentation = instrumentation;

      const takeOff = registerInstrumentations({ instrumentations: [asOpenTelemetrySeesIt] });
      const isOn = instrumentation.getConfig().enabled;
      takeOff();

      expect([isOn, instrumentation.getConfig().enabled]).toEqual([true, false]);
      expect(instrumentation.instrumentationName).toMatch(/^opentelemetry-diagnostic-data\//);
    },
  );

  it('record to the providers that they are given', async () => {
    const { names, loggerProvider } = collectEvents();
    const instrumentations = Object.values(all());
    for (const one of instrumentations) {
      one.setLoggerProvider(loggerProvider);
      one.enable();
      one.enable(); // once is enough
    }
    await aMoment();
    for (const one of instrumentations) one.disable();

    expect(names().sort()).toEqual([
      'connectivity',
      'device',
      'interface_language',
      'setup.first_launch',
      'setup.launch',
    ]);
  });

  it('are switched off by their configuration', () => {
    const usage = createUsageInstrumentation();
    usage.enable();
    usage.setConfig({ enabled: false });

    expect(usage.getConfig()).toEqual({ enabled: false });
  });
});
