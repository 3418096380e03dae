/** What a page records, apart from what brings packages for Node.js along. */
export { createDeviceInstrumentation } from './device.ts';
export { DEVICE_DECLARATIONS } from './device-declarations.ts';
export {
  createEnhancedUsageInstrumentation,
  type EnhancedUsageOptions,
  type EnhancedUsageRecorder,
} from './enhanced-usage.ts';
export { ENHANCED_USAGE_DECLARATIONS } from './enhanced-usage-declarations.ts';
export { createFormLoadRecorder, type FormLoadRecorder } from './form-load.ts';
export type { DataInstrumentation } from './instrumentation.ts';
export { withNames } from './names.ts';
export { ERROR_DECLARATIONS, PAGE_TIMING_DECLARATIONS, routeEvent } from './page-declarations.ts';
export { createPageErrorsInstrumentation } from './page-errors.ts';
export { createPageTimingInstrumentation } from './page-timing.ts';
export { createPageUsageInstrumentation } from './page-usage.ts';
export { createRoutes, type Routes } from './routes.ts';
export { createSetupInstrumentation, type SetupInstrumentation, type SetupOptions } from './setup.ts';
export { SETUP_DECLARATIONS } from './setup-declarations.ts';
export { createUsageInstrumentation, type UsageRecorder } from './usage.ts';
export { USAGE_DECLARATIONS } from './usage-declarations.ts';
export type { LevelInForce } from './while-allowed.ts';
export { createPerformanceRecorder, type PerformanceRecorder } from './work.ts';
export { WORK_DECLARATIONS } from './work-declarations.ts';
