import {
  createDeviceInstrumentation,
  createFormLoadRecorder,
  createLanguageInstrumentation,
  createPageErrorsInstrumentation,
  createPageTimingInstrumentation,
  createPageUsageInstrumentation,
  createPerformanceRecorder,
  createSetupInstrumentation,
  createUsageInstrumentation,
  type DataInstrumentation,
  type EnhancedUsageRecorder,
  type FormLoadRecorder,
  type LevelInForce,
  type PerformanceRecorder,
  type UsageRecorder,
} from './instrumentations/web.ts';
import { createDeviceFacts } from './platform/web/device-facts.ts';
import { createErrorWatch } from './platform/web/errors.ts';
import { createFormWatch } from './platform/web/forms.ts';
import { createIdleWork, type IdleWork } from './platform/web/idle.ts';
import { pageLanguage } from './platform/web/language.ts';
import { createNavigationWatch } from './platform/web/navigation.ts';
import { createPageTiming, pageBegan } from './platform/web/page-timing.ts';
import { createRunWatcher } from './platform/web/run-watcher.ts';
import { createSetupStorage } from './platform/web/setup-storage.ts';
import { ALL, type CollectOptions, type CollectSettings } from './web-catalogue.ts';

/** Ways to record what the application knows. What is switched off records nothing. */
export interface Recorders {
  readonly performance: PerformanceRecorder & FormLoadRecorder;
  readonly usage: UsageRecorder;
  readonly setup: {
    /** Says that the launch has succeeded, before the time is over. */
    markLaunched(): void;
  };
  readonly enhancedUsage: EnhancedUsageRecorder;
}

/** The instrumentations of one start. */
export interface Collection extends Pick<IdleWork, 'settle'> {
  readonly recorders: Recorders;
  start(): void;
  stop(): void;
}

/** What the parts of a collection need to know. */
interface Parts {
  readonly settings: CollectSettings;
  readonly product: { readonly name: string; readonly version?: string | undefined };
  readonly inForce: LevelInForce;
  readonly soon: IdleWork['soon'];
}

/** Makes the instrumentations that are on. What can still be seen later waits until the page has a moment. */
export function createCollection(
  settings: CollectSettings,
  product: Parts['product'],
  inForce: LevelInForce,
): Collection {
  const { collect, routes } = settings;
  const { soon, settle } = createIdleWork();
  const parts = { settings, product, inForce, soon };
  const device = createDeviceInstrumentation({ port: createDeviceFacts(), inForce, displayDelayMillis: 0 });
  const performance = createPerformance(parts);
  const usage = createUsage(parts, performance.moved);
  const setup = createSetup(parts);
  const enhancedUsage = createLanguageInstrumentation(
    { inForce, language: pageLanguage, ...objectOr(collect.enhancedUsage) },
    soon,
  );
  const byName: Record<keyof CollectOptions, readonly DataInstrumentation[]> = {
    device: [{ ...device, enable: () => soon(device.enable) }],
    performance: [performance.timing],
    usage: usage.instrumentations,
    setup: [setup],
    enhancedUsage: [enhancedUsage],
    errors: [createPageErrorsInstrumentation(createErrorWatch(), (path) => routes.match(path, ''))],
  };
  const active = ALL.filter((one) => collect[one] !== false).flatMap((one) => byName[one]);
  return {
    recorders: { usage: usage.recorder, setup, enhancedUsage, performance: performance.recorder },
    start: () => active.forEach((one) => one.enable()),
    stop: () => active.forEach((one) => one.disable()),
    settle,
  };
}

function createPerformance({ soon }: Parts) {
  let movedAt: number | undefined;
  const timing = createPageTimingInstrumentation(createPageTiming(soon));
  const load = createPerformanceRecorder(() => timing.getConfig().enabled === true);
  const formLoad = createFormLoadRecorder(load.recordFormLoad, () => movedAt ?? pageBegan());
  return { timing, recorder: { ...load, ...formLoad }, moved: () => (movedAt = performance.now()) };
}

function createUsage({ settings: { routes, catalogue }, soon }: Parts, moved: () => void) {
  const recorder = createUsageInstrumentation();
  const page = createPageUsageInstrumentation({
    navigation: createNavigationWatch(),
    forms: createFormWatch(),
    routes,
    formNames: catalogue.names.forms ?? [],
    usage: recorder,
    moved,
    soon,
  });
  return { recorder, instrumentations: [recorder, page] };
}

function createSetup({ settings: { collect }, product: { name, version = 'unknown' }, inForce }: Parts) {
  return createSetupInstrumentation({
    version,
    store: createSetupStorage(name),
    watcher: createRunWatcher(),
    inForce,
    ...objectOr(collect.setup),
  });
}

/** An option that is no switch, but says more. */
function objectOr<T extends object>(option: boolean | T | undefined): Partial<T> {
  return typeof option === 'object' ? option : {};
}
