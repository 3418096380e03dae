export { createOwnCatalogue, type Instrumented } from './catalogue.ts';
export { DEVICE_DECLARATIONS } from './device-declarations.ts';
export { createDeviceInstrumentation, type DeviceOptions } from './device.ts';
export type { ConnectionFacts, DeviceFacts, DevicePort, DisplayFacts, Orientation } from './device-port.ts';
export {
  createEnhancedUsageInstrumentation,
  type EnhancedUsageInstrumentation,
  type EnhancedUsageOptions,
  type EnhancedUsageRecorder,
} from './enhanced-usage.ts';
export { ENHANCED_USAGE_DECLARATIONS } from './enhanced-usage-declarations.ts';
export { createFormLoadRecorder, type FormLoadRecorder } from './form-load.ts';
export type { DataInstrumentation } from './instrumentation.ts';
export { withNames } from './names.ts';
export { ERROR_DECLARATIONS, PAGE_TIMING_DECLARATIONS, routeEvent } from './page-declarations.ts';
export { createPageErrorsInstrumentation } from './page-errors.ts';
export type {
  ErrorPort,
  FormPort,
  LongFrame,
  NavigationPort,
  NavigationTimes,
  ResourceTimes,
  RouteChange,
  TimingPort,
  WebVital,
} from './page-port.ts';
export { createPageTimingInstrumentation } from './page-timing.ts';
export { createPageUsageInstrumentation, type PageUsageOptions } from './page-usage.ts';
export {
  createPerformanceInstrumentation,
  type PerformanceOptions,
  type PerformancePort,
} from './performance.ts';
export { createRoutes, type Routes } from './routes.ts';
export { SETUP_DECLARATIONS } from './setup-declarations.ts';
export {
  createSetupInstrumentation,
  type RunWatcher,
  type SetupInstrumentation,
  type SetupOptions,
  type SetupStore,
} from './setup.ts';
export type { LastLaunch, Run } from './setup-rule.ts';
export { createUsageInstrumentation, type UsageInstrumentation, type UsageRecorder } from './usage.ts';
export { type ErrorType, WORK_DECLARATIONS } from './work-declarations.ts';
export { type FormAction, USAGE_DECLARATIONS } from './usage-declarations.ts';
export type { LevelInForce } from './while-allowed.ts';
export { createPerformanceRecorder, type PerformanceRecorder } from './work.ts';
