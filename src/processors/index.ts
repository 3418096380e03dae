export { createLogRecordGate } from './log-record-processor.ts';
export { createMeterGate } from './meter-provider.ts';
export { createGatedPropagator } from './propagator.ts';
export { createResourceFilter, DEFAULT_RESOURCE_ATTRIBUTES, type ResourceFilter } from './resource.ts';
export { createFieldScrubber } from './scrub-fields.ts';
export { createSpanGate, type GateParts } from './span-processor.ts';
export { createSpanTree, rehangAll } from './span-tree.ts';
export { createTracerFront } from './tracer-provider.ts';
export { createPropagator } from './propagators.ts';
export {
  type LimitTexts,
  limitTexts,
  readValueLimits,
  type ValueLimit,
  type ValueLimits,
} from './value-limits.ts';
