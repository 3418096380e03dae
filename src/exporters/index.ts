export { createLane } from './lane.ts';
export type { BatchOptions } from './batch-queue.ts';
export type { Lane, LaneOptions, LaneTransport } from './lane.ts';
export type { CollectionOptions, LaneSettings } from './lane-settings.ts';
export type { ClosableAgents, OtlpOptions } from './otlp.ts'; // its values are for Node alone: imported by file
export { checkOtlpOptions, type OtlpProtocol } from './otlp-options.ts';
export { createFetchTransports, type FetchOptions } from './otlp-fetch.ts';
export { createLanes, type Lanes } from './lanes.ts';
export { held, settledWithin } from './within.ts';
export { sendDeletionRequest } from './deletion-request.ts';
