export { createLane } from './lane.ts';
export type {
  BatchOptions,
  CollectionOptions,
  Lane,
  LaneOptions,
  LaneSettings,
  LaneTransport,
} from './lane.ts';
export { checkOtlpOptions, createOtlpTransport } from './otlp.ts';
export type { ClosableAgents, OtlpOptions, OtlpProtocol } from './otlp.ts';
export { createLanes, type Lanes } from './lanes.ts';
export { settledWithin } from './within.ts';
export { sendDeletionRequest } from './deletion-request.ts';
