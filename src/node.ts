import {
  envDetector,
  hostDetector,
  osDetector,
  processDetector,
  type ResourceDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import type { DiagnosticData, DiagnosticDataHandle, DiagnosticDataOptions } from './contract.ts';
import { createDiagnosticData } from './diagnostic-data.ts';
import { checkOtlpOptions, type LaneTransport, type OtlpOptions, settledWithin } from './exporters/index.ts';
import { createOtlpTransport } from './exporters/otlp.ts';
import {
  collectedCatalogue,
  type CollectOptions,
  createCollection,
  readCollect,
  type Recorders,
} from './node-collect.ts';
import { joinBatching } from './node-batching.ts';
import { type NodeConsent, type NodeConsentOptions, openConsent } from './node-consent.ts';
import { registerOrStop, type RegisterOptions } from './node-register.ts';
import { createClosableAgents } from './platform/node/agents.ts';
import { type OtelEnvironment, readOtelEnvironment } from './platform/node/environment.ts';
import { installExitHooks } from './platform/node/exit.ts';
import { collectIdentity } from './platform/node/identity.ts';
import { defaultStateDirectory } from './platform/node/state-directory.ts';
import { tellHost } from './policy/index.ts';
import { readValueLimits } from './processors/index.ts';
import { checkProduct } from './product.ts';
import { createScrubber } from './scrubber/index.ts';

export type { DiagnosticDataHandle, Explanation } from './contract.ts';
export type { RegisterOptions } from './node-register.ts';
export type { MachineSeal } from './platform/node/machine-id.ts';
export type { CollectOptions, Recorders } from './node-collect.ts';
export {
  createDeviceInstrumentation,
  createEnhancedUsageInstrumentation,
  createOwnCatalogue,
  createPerformanceInstrumentation,
  createPerformanceRecorder,
  createSetupInstrumentation,
  createUsageInstrumentation,
} from './instrumentations/index.ts';
export type {
  ConnectionFacts,
  DataInstrumentation,
  DeviceFacts,
  DeviceOptions,
  DevicePort,
  DisplayFacts,
  EnhancedUsageInstrumentation,
  EnhancedUsageOptions,
  EnhancedUsageRecorder,
  ErrorType,
  FormAction,
  Instrumented,
  LastLaunch,
  LevelInForce,
  Orientation,
  PerformanceOptions,
  PerformancePort,
  PerformanceRecorder,
  Run,
  RunWatcher,
  SetupInstrumentation,
  SetupOptions,
  SetupStore,
  UsageInstrumentation,
  UsageRecorder,
} from './instrumentations/index.ts';
export { createDeviceFacts } from './platform/node/device-facts.ts';
export { createLoadFacts } from './platform/node/load-facts.ts';
export { createRunWatcher } from './platform/node/run-watcher.ts';
export { createSetupStore } from './platform/node/setup-store.ts';
export type { NodeConsentOptions } from './node-consent.ts';
export type { LaneTransport, OtlpOptions, OtlpProtocol } from './exporters/index.ts';
export { createFileConsentStore, type FileConsentStore } from './platform/node/consent-file.ts';
export { collectIdentity } from './platform/node/identity.ts';

/** Options of {@link startDiagnosticData}. */
export interface NodeOptions
  extends
    Omit<
      DiagnosticDataOptions,
      'consent' | 'transport' | 'resource' | 'installId' | 'clearLocalState' | 'valueLimits'
    >,
    NodeConsentOptions,
    OtlpOptions,
    RegisterOptions {
  /** Finds personal data. Default: `createScrubber({ identity: collectIdentity() })`. */
  readonly scrubber?: DiagnosticDataOptions['scrubber'];
  /** Further attributes of the resource, such as `deployment.environment.name`; reduced to what may leave. Default: none. */
  readonly resourceAttributes?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** What is recorded of the five categories without the application's doing. `false`: nothing. Default: all. */
  readonly collect?: boolean | CollectOptions | undefined;
  /** Whether what is queued is sent when the process ends by itself or by a signal. Default: true. */
  readonly flushesAtExit?: boolean | undefined;
}

/** What an application holds on to, and how it records what only it knows. */
export interface NodeDiagnosticData extends DiagnosticDataHandle, Recorders {}

/** OpenTelemetry's own; those of `resourceDetectors` are asked after them. */
const DETECTORS: readonly ResourceDetector[] = [
  serviceInstanceIdDetector,
  processDetector,
  hostDetector,
  osDetector,
  envDetector,
];

/**
 * Makes the exporters of a lane on sockets of its own, which an opt-out closes. For `createDiagnosticData`.
 *
 * @throws TypeError when the endpoint is no http(s) URL, or the protocol unknown.
 */
export function createNodeTransport(options: OtlpOptions = {}): () => LaneTransport {
  checkOtlpOptions(options);
  return () => createOtlpTransport(options, createClosableAgents(process.env));
}

/**
 * Starts OpenTelemetry with consent gates and scrubbing, at once: what is recorded after the call is right from the
 * first span. `OTEL_EXPORTER_OTLP_*`, `OTEL_PROPAGATORS`, `OTEL_TRACES_SAMPLER*`, `OTEL_BSP_*`, `OTEL_BLRP_*`,
 * `OTEL_METRIC_EXPORT_*`, `OTEL_SDK_DISABLED`, `DIAGNOSTIC_DATA_LEVEL` and `DO_NOT_TRACK` are honoured; options win
 * over variables, except that the last two always lower the level.
 *
 * @throws TypeError on malformed options; Error when OpenTelemetry is already registered in this process.
 */
export function startDiagnosticData(options: NodeOptions): NodeDiagnosticData {
  checkOptions(options);
  const environment = readOtelEnvironment(process.env);
  const opened = openConsent(options.product, options);
  const { consent } = opened;
  for (const warning of environment.warnings) tellHost(warning);
  const transports = new Set<LaneTransport>();
  const collect = readCollect(options.collect);
  const diagnosticData = build(options, environment, opened, transports, collect);
  const hasExitHooks = !environment.isDisabled && options.flushesAtExit !== false;
  const collection = createCollection({
    collect,
    version: options.product.version,
    inForce: diagnosticData.inForce,
    stateDirectory: () => stateDirectoryOf(options),
    hasExitHooks,
  });
  const unregister = environment.isDisabled
    ? undefined
    : registerOrStop(diagnosticData, options, environment);
  if (unregister !== undefined) collection.start();
  const removeExitHooks = !hasExitHooks
    ? undefined
    : installExitHooks({
        flush: (limitMillis) => settledWithin(limitMillis, diagnosticData.forceFlush()),
        abandon: () => transports.forEach((transport) => transport.abort()),
        progress: () => Object.values(diagnosticData.explain().kept).reduce((sum, count) => sum + count, 0),
      });
  const unwatch = environment.isDisabled ? undefined : opened.watch();
  let stopped: Promise<void> | undefined;

  async function stop(): Promise<void> {
    removeExitHooks?.();
    collection.stop();
    await diagnosticData.shutdown();
    unwatch?.();
    await unregister?.();
  }
  return {
    ...collection.recorders,
    consent,
    explain: () => diagnosticData.explain(),
    forceFlush: () => diagnosticData.forceFlush(),
    requestDeletion: () => diagnosticData.requestDeletion(),
    shutdown: () => (stopped ??= stop()),
  };
}

function checkOptions(options: NodeOptions): void {
  checkProduct(options);
  if (options.catalogue !== undefined && !Array.isArray(options.catalogue.declarations))
    throw new TypeError('catalogue: make one with defineCatalogue([...]).');
  if (options.sampler !== undefined && typeof options.sampler.shouldSample !== 'function')
    throw new TypeError('sampler: an OpenTelemetry sampler, such as new TraceIdRatioBasedSampler(0.1).');
}

function stateDirectoryOf({ product, stateDirectory }: NodeOptions): string {
  return stateDirectory ?? defaultStateDirectory(product.name);
}

function build(
  options: NodeOptions,
  environment: OtelEnvironment,
  { consent, installId, clearLocalState }: NodeConsent,
  transports: Set<LaneTransport>,
  collect: CollectOptions,
): DiagnosticData {
  const { endpoint, headers } = options;
  const { protocol = environment.protocol, timeoutMillis = environment.timeoutMillis } = options;
  const makeTransport = createNodeTransport({ endpoint, protocol, headers, timeoutMillis });
  return createDiagnosticData({
    ...options,
    catalogue: collectedCatalogue(collect, options.catalogue),
    scrubber: options.scrubber ?? createScrubber({ identity: collectIdentity() }),
    consent,
    installId,
    clearLocalState,
    resource: resourceFromAttributes(options.resourceAttributes ?? {}),
    resourceDetectors: [...DETECTORS, ...(options.resourceDetectors ?? [])],
    valueLimits: readValueLimits('gate'),
    batching: joinBatching(environment.batching, options.batching),
    transport() {
      const transport = makeTransport();
      const abort = (): void => {
        transports.delete(transport); // with all that its writers remember
        transport.abort();
      };
      transports.add(transport);
      return { ...transport, abort };
    },
  });
}
