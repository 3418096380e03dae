import { diag, type MeterProvider, type TextMapPropagator, type TracerProvider } from '@opentelemetry/api';
import {
  defaultResource,
  detectResources,
  type Resource,
  type ResourceDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import type { LogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import { type DeletionResult, idAttributes, requestDeletion, type SentIds } from './deletion.ts';
import {
  createLane,
  createLanes,
  type Lane,
  type LaneOptions,
  type Lanes,
  type LaneSettings,
  type LaneTransport,
  settledWithin,
} from './exporters/index.ts';
import type { LevelInForce } from './instrumentations/index.ts';
import {
  ATTR_DIAGNOSTIC_DATA_CONSENT_OPTIONAL,
  type Classification,
  type Consent,
  type ConsentExplanation,
  type Counts,
  createLedger,
  createPolicy,
  type Exits,
  type Level,
  type PolicyOptions,
  type Signal,
} from './policy/index.ts';
import {
  createFieldScrubber,
  createGatedPropagator,
  createLogRecordGate,
  createMeterGate,
  createResourceFilter,
  createSpanGate,
  createSpanTree,
  createTracerFront,
  type GateParts,
  type ResourceFilter,
} from './processors/index.ts';
import { createScrubber, type Scrubber, type ScrubReport } from './scrubber/index.ts';

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
  /** Resource attributes that may leave besides `DEFAULT_RESOURCE_ATTRIBUTES`. Default: none. */
  readonly additionalResourceAttributes?: readonly string[] | undefined;
  /** Baggage keys that may be sent to other processes. Default: none. */
  readonly allowedBaggageKeys?: readonly string[] | undefined;
  /** Longest time `shutdown` waits for a Collector before it gives up what is left. Default: 10000. */
  readonly shutdownTimeoutMillis?: number | undefined;
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

const DEFAULT_SHUTDOWN_TIMEOUT_MILLIS = 10_000;

/** A lane opens at the latest after this time, even if an application's callback hangs. */
const MAX_PREPARE_MILLIS = 1000;

/**
 * Joins policy, scrubber, gates and lanes.
 *
 * @throws TypeError on options that are missing or malformed; the message says what to do.
 */
export function createDiagnosticData(options: DiagnosticDataOptions): DiagnosticData {
  checkOptions(options);
  const { consent } = options;
  const core = joinParts(options);
  const { parts, scrubber, resource, filter, lanes, ledger, lifecycle, meterGate } = core;
  const { policy, tree } = parts;

  return {
    consent,
    resource,
    ...lifecycle,
    inForce: core.inForce,
    meterProvider: meterGate.meterProvider,
    spanProcessor: createSpanGate(parts, lifecycle),
    logRecordProcessor: createLogRecordGate(parts, lifecycle),
    filterDetector: (detector) => filter.detector(detector),
    gatePropagator: (propagator) =>
      createGatedPropagator({ propagator, tree, allowedBaggageKeys: options.allowedBaggageKeys }),
    frontTracerProvider: (sdk, answersRoots = true) => createTracerFront(sdk, { policy, tree, answersRoots }),
    explain: () => ({
      ...consent.explain(),
      kept: ledger.kept(),
      withheld: ledger.withheld(),
      withheldAttributes: ledger.withheldAttributes(),
      scrubbed: scrubber.report(),
    }),
    requestDeletion: () =>
      requestDeletion({
        ...options,
        lanes,
        resource,
        keys: policy.keys,
        clearLocalState: options.clearLocalState ?? (() => Promise.resolve()),
      }),
  };
}

/** What the gates and the handle are made of. */
function joinParts(options: DiagnosticDataOptions) {
  const { consent, scrubber = createScrubber() } = options;
  const ledger = createLedger((message) => warn(message, scrubber));
  let shuttingDown: Promise<void> | undefined;
  const exits: Exits = {
    isOpen: (one) => lanes.open(one) !== undefined,
    whyClosed: () => (shuttingDown ? 'shut_down' : 'level'),
  };
  const policy = createPolicy(options, exits, ledger);
  const filter = createResourceFilter({
    scrubber,
    additionalAttributes: options.additionalResourceAttributes,
  });
  const resource = describeResource(options, filter);
  const recheck = (): void => checkAgain(options, lanes);
  const lanes: Lanes = createLanes({
    level: consent.level,
    make: createLaneMaker(options, resource, { policy, ledger, recheck }),
    prepare: async (lane) => {
      await settledWithin(MAX_PREPARE_MILLIS, meterGate.attach(lane));
    },
    shutdownTimeoutMillis: options.shutdownTimeoutMillis ?? DEFAULT_SHUTDOWN_TIMEOUT_MILLIS,
    onFailure: (one) => warn(`The way out for ${one} data could not be opened; it stays closed.`, scrubber),
  });
  const tree = createSpanTree(() => lanes.first);
  const fields = createFieldScrubber(scrubber, policy.keys, ledger);
  const parts: GateParts = { policy, lanes, ledger, tree, fields };
  const meterGate = createMeterGate(parts);
  const { inForce, unsubscribe } = followLevel(consent, lanes);
  const lifecycle = {
    forceFlush: async () => void (await Promise.all(lanes.all().map((lane) => lane.forceFlush()))),
    shutdown: () => (shuttingDown ??= lanes.shutdown().finally(unsubscribe)),
  };
  return { parts, scrubber, ledger, filter, resource, lanes, meterGate, inForce, lifecycle };
}

/** Lets the lanes follow the consent, and tells those who watch once they have. */
function followLevel(consent: Consent, lanes: Lanes) {
  const watchers = new Set<(level: Level) => void>();
  const unsubscribe = consent.subscribe(async (level) => {
    const discarded = await lanes.apply(level);
    for (const watcher of watchers) watcher(consent.level);
    return discarded;
  });
  const inForce: DiagnosticData['inForce'] = {
    get level() {
      return consent.level;
    },
    subscribe(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
  };
  return { inForce, unsubscribe };
}

/** Before each export: another process may have changed the choice, or asked for deletion. */
function checkAgain({ consent, installId }: DiagnosticDataOptions, lanes: Lanes): void {
  consent.refresh();
  const isDeleted = installId?.hasChanged() === true;
  if (!isDeleted) return;
  void lanes.renew(
    () => Promise.resolve(),
    () => consent.level,
  );
}

function checkOptions(options: DiagnosticDataOptions): void {
  if (typeof options?.product?.name !== 'string' || options.product.name.trim() === '')
    throw new TypeError('product.name is missing: { product: { name: "my-product", version: "1.0.0" } }.');
  if (typeof options.consent?.subscribe !== 'function')
    throw new TypeError('consent is missing: make one with createConsent({ store }).');
  if (typeof options.transport !== 'function')
    throw new TypeError(
      'transport is missing: a function that makes the exporters of one lane (see ./node).',
    );
  if (options.scrubber !== undefined && typeof options.scrubber.scrubAttributes !== 'function')
    throw new TypeError('scrubber: make one with createScrubber().');
}

function createLaneMaker(
  options: DiagnosticDataOptions,
  resource: Resource,
  parts: Pick<LaneOptions, 'policy' | 'ledger' | 'recheck'>,
): (classification: Classification, sinceStart: boolean) => Lane {
  const { transport, batching = {}, consent } = options;
  const granted = { [ATTR_DIAGNOSTIC_DATA_CONSENT_OPTIONAL]: 'granted' };
  return (classification, sinceStart) =>
    createLane({
      ...parts,
      classification,
      resource: resource.merge(
        resourceFromAttributes({
          ...(classification === 'optional' ? granted : {}),
          ...idAttributes(options, consent, classification),
        }),
      ),
      sinceStart,
      transport: transport(),
      settings: batching,
    });
}

/** What the product says of itself comes before what was given, and that before what was detected. */
function describeResource(options: DiagnosticDataOptions, filter: ResourceFilter): Resource {
  const { product, resourceDetectors = [], resource } = options;
  const detectors = resourceDetectors.map((detector) => filter.detector(detector));
  return filter
    .resource(defaultResource())
    .merge(detectResources({ detectors }))
    .merge(resource === undefined ? null : filter.resource(resource))
    .merge(
      filter.resource(
        resourceFromAttributes({
          'service.name': product.name,
          ...(product.version === undefined ? {} : { 'service.version': product.version }),
        }),
      ),
    );
}

function warn(message: string, scrubber: Scrubber): void {
  try {
    diag.warn(`opentelemetry-diagnostic-data: ${scrubber.scrub(message)}`);
  } catch {
    // A message that cannot be scrubbed is not shown.
  }
}
