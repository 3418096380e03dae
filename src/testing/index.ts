export { findCanaries } from './canaries.ts';
export type { CanaryFinding } from './canaries.ts';
export type { CanarySpelling } from './canary-readings.ts';
export type { OtlpAnswer } from './otlp-answer.ts';
export type { OtlpReceived } from './otlp-inbox.ts';
export type { PlainAttributes, ReceivedOrigin, ReceivedScope } from './otlp-json.ts';
export { startOtlpReceiver } from './otlp-receiver.ts';
export type { OtlpReceiver, OtlpReceiverOptions, OtlpScript } from './otlp-receiver.ts';
export type { OtlpRequest, OtlpSignal } from './otlp-request.ts';
export type { ReceivedLogRecord } from './received-log-record.ts';
export type {
  ReceivedDataPoint,
  ReceivedDistribution,
  ReceivedMetric,
  ReceivedMetricHeader,
  ReceivedMetricType,
} from './received-metric.ts';
export { readSpans } from './received-span.ts';
export type { ReceivedLink, ReceivedSpan, ReceivedSpanEvent, ReceivedSpanKind } from './received-span.ts';
export { drawTraceTree } from './trace-tree.ts';
export type { TraceTreeOptions, TreePart, TreeSpan } from './trace-tree.ts';
