import type { MeterProvider, TextMapPropagator, TracerProvider } from '@opentelemetry/api';
import type { Resource, ResourceDetector } from '@opentelemetry/resources';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import type { DeletionResult, SentIds } from './deletion.ts';
import type { LaneSettings, LaneTransport } from './exporters/index.ts';
import type { LevelInForce } from './instrumentations/index.ts';
import type { Consent, ConsentExplanation, Counts, PolicyOptions, Signal } from './policy/index.ts';
import type { ValueLimits } from './processors/index.ts';
import type { Scrubber, ScrubReport } from './scrubber/index.ts';

/** The product that collects the data. */
export interface Product {
  /** Becomes `service.name`, and names the product's configuration directory. */
  readonly name: string;
  /** Becomes `service.version`. Default: not sent. */
  readonly version?: string | undefined;
}

/** Options of {@link createDiagnosticData}. */
export interface DiagnosticDataOptions extends PolicyOptions, SentIds {
  readonly product: Product;
  /** The level in force, see `createConsent`. */
  readonly consent: Consent;
  /** Makes the exporters of one lane; called for each lane. `./node` has `createNodeTransport`. */
  readonly transport: () => LaneTransport;
  /** Finds personal data. Default: `createScrubber()`. */
  readonly scrubber?: Scrubber | undefined;
  /** Described with every item, besides OpenTelemetry's default resource; reduced to what may leave. Default: nothing more. */
  readonly resource?: Resource | undefined;
  /** Detectors asked for more of it; what they find is reduced before anything else sees it. Default: none. */
  readonly resourceDetectors?: readonly ResourceDetector[] | undefined;
  /**
   * Resource attributes that may leave besides `DEFAULT_RESOURCE_ATTRIBUTES`, such as `host.name`. Their text is still
   * scrubbed: a scrubber that knows the machine's identity finds its host name too. Default: none.
   */
  readonly additionalResourceAttributes?: readonly string[] | undefined;
  /** Baggage keys that may be sent to other processes. Default: none. */
  readonly allowedBaggageKeys?: readonly string[] | undefined;
  /** Longest time `shutdown` waits for a Collector before it gives up what is left. Default: 10000. */
  readonly shutdownTimeoutMillis?: number | undefined;
  /**
   * Longest texts of attributes. State what your SDK is given in `spanLimits` and `logRecordLimits`: what an SDK cuts is
   * cut before it can be scrubbed. Better give it none and state `appliedBy: 'gate'`. Default: the
   * `OTEL_*ATTRIBUTE_VALUE_LENGTH_LIMIT` variables, as applied by the SDK.
   */
  readonly valueLimits?: ValueLimits | undefined;
  /** Queues and intervals. Default: those of the OpenTelemetry SDK. */
  readonly batching?: LaneSettings | undefined;
  /** Clears what else is kept locally when the person has their data deleted. Default: nothing. */
  readonly clearLocalState?: (() => Promise<void>) | undefined;
}

/** Which source decided the level, and what was withheld and scrubbed so far. Plain JSON; holds no removed value. */
export interface Explanation extends ConsentExplanation {
  /** Items passed on to a lane, by signal; measurements, for metrics. */
  readonly kept: Readonly<Record<Signal, number>>;
  /** Items that did not leave, by signal and reason. */
  readonly withheld: Counts;
  /** Attributes left out of declared items, by signal and reason. */
  readonly withheldAttributes: Counts;
  /** Places that were scrubbed, by detector or key rule. */
  readonly scrubbed: ScrubReport;
}

/** What an application holds on to. Its promises never reject, `consent.set` aside. */
export interface DiagnosticDataHandle {
  /** The level in force, and the person's way to change it. */
  readonly consent: Consent;
  /** Which source decided the level, and what was withheld and scrubbed so far. */
  explain(): Explanation;
  /** Sends what may be sent; resolves when nothing is in flight. */
  forceFlush(): Promise<void>;
  /** Sends what may be sent and stops. Later calls return the same promise. */
  shutdown(): Promise<void>;
  /**
   * Asks the receiving side to delete what it has from this installation: withdraws an opt-in, throws away what is
   * queued, sends one event with nothing but the pseudonymous id, and replaces the id.
   */
  requestDeletion(): Promise<DeletionResult>;
}

/** The parts to put into an OpenTelemetry SDK of one's own. */
export interface DiagnosticData extends DiagnosticDataHandle {
  /** The level in force; it tells of a change when what the new level allows can leave. */
  readonly inForce: LevelInForce;
  /** For the SDK's `spanProcessors`, as the only one that exports. */
  readonly spanProcessor: SpanProcessor;
  /** For the SDK's `logRecordProcessors`, as the only one that exports. */
  readonly logRecordProcessor: LogRecordProcessor;
  /** To be registered with `metrics.setGlobalMeterProvider` before the SDK starts; give the SDK `metricReaders: []`. */
  readonly meterProvider: MeterProvider;
  /** For the SDK's `resource`, with `autoDetectResources: false`. */
  readonly resource: Resource;
  /** A detector reduced to what may leave. */
  filterDetector(detector: ResourceDetector): ResourceDetector;
  /** A propagator whose headers name spans that leave, and whose baggage holds allowed keys only. */
  gatePropagator(propagator: TextMapPropagator): TextMapPropagator;
  /**
   * A provider in front of the SDK's that makes withheld spans nearly free. Optional.
   *
   * @param answersRoots false where a sampler decides by the root span. Default: true.
   */
  frontTracerProvider(sdk: TracerProvider, answersRoots?: boolean): TracerProvider;
}
