import type { MeterProvider } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Classification } from '../policy/index.ts';

/** One classification's way out, as the gates see it. */
export interface GateLane {
  readonly classification: Classification;
  /** False for ever once the lane has been thrown away. */
  readonly isOpen: boolean;
  /** Why it takes nothing any more; `undefined` while it does. */
  readonly ended: 'consent_changed' | 'shut_down' | undefined;
  /** When it was made, in milliseconds since 1970. */
  readonly openedAt: number;
  /** Whether the lane is there since start-up, so that nothing can have been counted before it. */
  readonly sinceStart: boolean;
  /** One object for the lane's whole life: encoders group by identity. */
  readonly resource: Resource;
  readonly spanProcessor: SpanProcessor;
  readonly logRecordProcessor: LogRecordProcessor;
  readonly meterProvider: MeterProvider;
}

/** The lanes that the level in force has open. */
export interface GateLanes {
  /** The Required lane made at start-up, if there was one; spans in it need no bookkeeping. */
  readonly first: GateLane | undefined;
  /** The open lane of a classification. */
  open(classification: Classification): GateLane | undefined;
}
