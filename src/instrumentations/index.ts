export { createOwnCatalogue, type Instrumented } from './catalogue.ts';
export { createDeviceInstrumentation, type DeviceOptions } from './device.ts';
export type { ConnectionFacts, DeviceFacts, DevicePort, DisplayFacts, Orientation } from './device-port.ts';
export {
  createEnhancedUsageInstrumentation,
  type EnhancedUsageInstrumentation,
  type EnhancedUsageOptions,
  type EnhancedUsageRecorder,
} from './enhanced-usage.ts';
export type { DataInstrumentation } from './instrumentation.ts';
export type {
  ErrorPort,
  FormPort,
  NavigationPort,
  NavigationTimes,
  RouteChange,
  TimingPort,
} from './page-port.ts';
export {
  createPerformanceInstrumentation,
  type PerformanceOptions,
  type PerformancePort,
} from './performance.ts';
export {
  createSetupInstrumentation,
  type RunWatcher,
  type SetupInstrumentation,
  type SetupOptions,
  type SetupStore,
} from './setup.ts';
export type { LastLaunch, Run } from './setup-rule.ts';
export { createUsageInstrumentation, type UsageInstrumentation, type UsageRecorder } from './usage.ts';
export type { ErrorType } from './work-declarations.ts';
export type { FormAction } from './usage-declarations.ts';
export type { LevelInForce } from './while-allowed.ts';
export { createPerformanceRecorder, type PerformanceRecorder } from './work.ts';
