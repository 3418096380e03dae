import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import type { DiagnosticData, DiagnosticDataOptions } from './contract.ts';
import { idAttributes } from './deletion.ts';
import {
  createLane,
  createLanes,
  held,
  type Lane,
  type LaneOptions,
  type Lanes,
  settledWithin,
} from './exporters/index.ts';
import {
  ATTR_DIAGNOSTIC_DATA_CONSENT_OPTIONAL,
  callHost,
  type Classification,
  type Consent,
  createLedger,
  createPolicy,
  type Exits,
  type Level,
  tellHost,
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
  type LimitTexts,
  rehangAll,
} from './processors/index.ts';
import { describeResource } from './product.ts';
import type { Scrubber } from './scrubber/index.ts';

/** The options, with a scrubber given, and the limits of texts as what applies them: a page has none. */
export interface JoinOptions extends Omit<DiagnosticDataOptions, 'valueLimits'> {
  readonly scrubber: Scrubber;
  readonly limitTexts?: LimitTexts;
}

const DEFAULT_SHUTDOWN_TIMEOUT_MILLIS = 10_000;

/** A lane opens at the latest after this time, even if an application's callback hangs. */
const MAX_PREPARE_MILLIS = 1000;

/** What there is on every platform. */
export type JoinedDiagnosticData = Omit<DiagnosticData, 'requestDeletion'>;

/**
 * Joins policy, scrubber, gates and lanes. Knows neither the scrubber for all programs nor deletion, so that a page's
 * bundle holds neither.
 */
export function joinDiagnosticData(options: JoinOptions) {
  const { consent } = options;
  const { parts, scrubber, resource, filter, lanes, ledger, lifecycle, meterGate, inForce } =
    joinParts(options);
  const { policy, tree, fields } = parts;

  const diagnosticData: JoinedDiagnosticData = {
    consent,
    resource,
    ...lifecycle,
    inForce,
    meterProvider: meterGate.meterProvider,
    spanProcessor: createSpanGate(parts, lifecycle),
    logRecordProcessor: createLogRecordGate(parts, lifecycle),
    filterDetector: (detector) => filter.detector(detector),
    gatePropagator: (propagator) =>
      createGatedPropagator({ propagator, tree, fields, allowedBaggageKeys: options.allowedBaggageKeys }),
    frontTracerProvider: (sdk, answersRoots = true) => createTracerFront(sdk, { policy, tree, answersRoots }),
    explain: () => ({
      ...consent.explain(),
      kept: ledger.kept(),
      withheld: ledger.withheld(),
      withheldAttributes: ledger.withheldAttributes(),
      scrubbed: scrubber.report(),
    }),
  };
  return { diagnosticData, lanes, keys: policy.keys };
}

/** What the gates and the handle are made of. */
function joinParts(options: JoinOptions) {
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
  const lastChange = (items: readonly object[]): void =>
    lanes.thrownAway > 0 ? rehangAll(items, tree) : undefined;
  const lanes: Lanes = createLanes({
    level: consent.level,
    make: createLaneMaker(options, resource, { policy, ledger, recheck, lastChange }),
    prepare: async (lane) => {
      await settledWithin(MAX_PREPARE_MILLIS, meterGate.attach(lane));
    },
    shutdownTimeoutMillis: options.shutdownTimeoutMillis ?? DEFAULT_SHUTDOWN_TIMEOUT_MILLIS,
    onFailure: (one) => warn(`The way out for ${one} data could not be opened; it stays closed.`, scrubber),
  });
  const tree = createSpanTree(() => lanes.first);
  const fields = createFieldScrubber(scrubber, policy.keys, ledger, options.limitTexts);
  const parts: GateParts = { policy, lanes, ledger, tree, fields };
  const meterGate = createMeterGate(parts);
  const { inForce, unsubscribe } = followLevel(consent, lanes);
  const lifecycle = {
    forceFlush: async () => void (await held(Promise.all(lanes.all().map((lane) => lane.forceFlush())))),
    shutdown: () => (shuttingDown ??= lanes.shutdown().finally(unsubscribe)),
  };
  return { parts, scrubber, ledger, filter, resource, lanes, meterGate, inForce, lifecycle };
}

/** Lets the lanes follow the consent, and tells those who watch once they have. */
function followLevel(consent: Consent, lanes: Lanes) {
  const watchers = new Set<(level: Level) => void>();
  const unsubscribe = consent.subscribe(
    async (level) => {
      const discarded = await lanes.apply(level);
      for (const watcher of watchers) void callHost(() => watcher(consent.level));
      return discarded;
    },
    { isAwaited: true },
  );
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

function createLaneMaker(
  options: DiagnosticDataOptions,
  resource: Resource,
  parts: Pick<LaneOptions, 'policy' | 'ledger' | 'recheck' | 'lastChange'>,
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

function warn(message: string, scrubber: Scrubber): void {
  try {
    tellHost(scrubber.scrub(message));
  } catch {
    // A message that cannot be scrubbed is not shown.
  }
}
