import type { LogRecordProcessor, ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import { type BatchQueueOptions, createBatchQueue } from './batch-queue.ts';

type QueueOptions<T> = Omit<BatchQueueOptions<T>, 'scheduledDelayMillis'> &
  Partial<Pick<BatchQueueOptions<T>, 'scheduledDelayMillis'>>;

/** A queue where an SDK expects a processor. */
export function createSpanQueue(options: QueueOptions<ReadableSpan>): SpanProcessor {
  const queue = createBatchQueue({ scheduledDelayMillis: 5000, ...options });
  return {
    onStart: () => undefined,
    onEnd: (span) => queue.add(span),
    forceFlush: () => queue.forceFlush(),
    shutdown: () => queue.shutdown(),
  };
}

/** The same for log records. */
export function createLogRecordQueue(options: QueueOptions<ReadableLogRecord>): LogRecordProcessor {
  const queue = createBatchQueue({ scheduledDelayMillis: 1000, ...options });
  return {
    onEmit: (record) => queue.add(record),
    forceFlush: () => queue.forceFlush(),
    shutdown: () => queue.shutdown(),
  };
}
