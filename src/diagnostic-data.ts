import { diag } from '@opentelemetry/api';
import {
  defaultResource,
  detectResources,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import type { DiagnosticData, DiagnosticDataOptions } from './contract.ts';
import { idAttributes, requestDeletion } from './deletion.ts';
import {
  createLane,
  createLanes,
  type Lane,
  type LaneOptions,
  type Lanes,
  settledWithin,
} from './exporters/index.ts';
import {
  ATTR_DIAGNOSTIC_DATA_CONSENT_OPTIONAL,
  type Classification,
  type Consent,
  createLedger,
  createPolicy,
  type Exits,
  type Level,
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
import { createScrubber, type Scrubber } from './scrubber/index.ts';

type ScrubberGiven = { readonly scrubber: Scrubber };

const DEFAULT_SHUTDOWN_TIMEOUT_MILLIS = 10_000;

/** A lane opens at the latest after this time, even if an application's callback hangs. */
const MAX_PREPARE_MILLIS = 1000;

/**
 * Joins policy, scrubber, gates and lanes.
 *
 * @throws TypeError on options that are missing or malformed; the message says what to do.
 */
export function createDiagnosticData(options: DiagnosticDataOptions): DiagnosticData {
  return joinDiagnosticData({ ...options, scrubber: options?.scrubber ?? createScrubber() });
}

/** The same with a scrubber given, so that the one for all programs stays out of a page's bundle. */
export function joinDiagnosticData(options: DiagnosticDataOptions & ScrubberGiven): DiagnosticData {
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
function joinParts(options: DiagnosticDataOptions & ScrubberGiven) {
  const { consent, scrubber } = options;
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
  if (typeof options.scrubber?.scrubAttributes !== 'function')
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
