import type { LevelInForce } from './instrumentations/index.ts';
import {
  createDeviceInstrumentation,
  createEnhancedUsageInstrumentation,
  createOwnCatalogue,
  createPerformanceInstrumentation,
  createPerformanceRecorder,
  createSetupInstrumentation,
  createUsageInstrumentation,
  type DataInstrumentation,
  type EnhancedUsageOptions,
  type EnhancedUsageRecorder,
  type Instrumented,
  type PerformanceOptions,
  type PerformanceRecorder,
  type SetupInstrumentation,
  type SetupOptions,
  type UsageRecorder,
} from './instrumentations/index.ts';
import { createDeviceFacts } from './platform/node/device-facts.ts';
import { createLoadFacts } from './platform/node/load-facts.ts';
import { createRunWatcher } from './platform/node/run-watcher.ts';
import { createSetupStore } from './platform/node/setup-store.ts';
import { type Catalogue, joinCatalogues } from './policy/index.ts';

/** Which of the five categories are recorded without the application's doing. */
export interface CollectOptions {
  /** The device, its displays and connection. Default: true. */
  readonly device?: boolean | undefined;
  /** Memory, processor and disk usage, and how the product's work goes. Default: true. */
  readonly performance?: boolean | Pick<PerformanceOptions, 'runtimeDelayMillis'> | undefined;
  /** What the application says about use. Default: true. */
  readonly usage?: boolean | undefined;
  /** Launches, updates and crashes; keeps two small files in `stateDirectory`. Default: true. */
  readonly setup?: boolean | Pick<SetupOptions, 'launchedAfterMillis'> | undefined;
  /** The chosen interface language, after an opt-in only. Default: true. */
  readonly enhancedUsage?: boolean | Pick<EnhancedUsageOptions, 'language'> | undefined;
}

/** Ways to record what the application knows. What is switched off records nothing. */
export interface Recorders {
  readonly performance: PerformanceRecorder;
  readonly usage: UsageRecorder;
  readonly setup: Pick<SetupInstrumentation, 'markLaunched'>;
  readonly enhancedUsage: EnhancedUsageRecorder;
}

/** The instrumentations of one start. */
export interface Collection {
  readonly recorders: Recorders;
  start(): void;
  stop(): void;
}

/** What the instrumentations need to know. */
export interface CollectionParts {
  readonly collect: CollectOptions;
  readonly version: string | undefined;
  readonly inForce: LevelInForce;
  /** Asked for only where files are kept or looked at. */
  readonly stateDirectory: () => string;
  readonly hasExitHooks: boolean;
}

const ALL: readonly Instrumented[] = ['device', 'performance', 'usage', 'setup', 'enhancedUsage'];

/** `false` switches all off. */
export function readCollect(collect: boolean | CollectOptions | undefined): CollectOptions {
  if (collect === false) return Object.fromEntries(ALL.map((one) => [one, false]));
  return collect === true || collect === undefined ? {} : collect;
}

/**
 * The application's catalogue and that of the instrumentations that are on.
 *
 * @throws TypeError when both declare the same name.
 */
export function collectedCatalogue(collect: CollectOptions, catalogue: Catalogue | undefined): Catalogue {
  const own = createOwnCatalogue(
    catalogue?.names,
    ALL.filter((one) => collect[one] !== false),
  );
  return catalogue === undefined ? own : joinCatalogues([catalogue, own]);
}

/** Makes the instrumentations that are on. */
export function createCollection(parts: CollectionParts): Collection {
  const { collect, version = 'unknown', inForce, hasExitHooks } = parts;
  const needsDirectory = collect.setup !== false || collect.performance !== false;
  const stateDirectory = needsDirectory ? parts.stateDirectory() : '.';
  const device = createDeviceInstrumentation({ port: createDeviceFacts(), inForce });
  const load = createPerformanceInstrumentation({
    port: createLoadFacts(stateDirectory),
    ...settings(collect.performance),
  });
  const usage = createUsageInstrumentation();
  const setup = createSetupInstrumentation({
    version,
    store: createSetupStore(stateDirectory),
    watcher: createRunWatcher(hasExitHooks ? 1 : 0),
    inForce,
    ...settings(collect.setup),
  });
  const enhancedUsage = createEnhancedUsageInstrumentation({ inForce, ...settings(collect.enhancedUsage) });
  const byName: Record<Instrumented, DataInstrumentation> = {
    device,
    performance: load,
    usage,
    setup,
    enhancedUsage,
  };
  const active = ALL.filter((one) => collect[one] !== false).map((one) => byName[one]);
  return {
    recorders: {
      usage,
      setup,
      enhancedUsage,
      performance: createPerformanceRecorder(() => load.getConfig().enabled === true),
    },
    start: () => active.forEach((one) => one.enable()),
    stop: () => active.forEach((one) => one.disable()),
  };
}

function settings<T extends object>(option: boolean | T | undefined): Partial<T> {
  return typeof option === 'object' ? option : {};
}
