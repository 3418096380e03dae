import { resourceFromAttributes } from '@opentelemetry/resources';
import type { DiagnosticDataHandle, DiagnosticDataOptions } from './contract.ts';
import { joinDiagnosticData, type JoinedDiagnosticData } from './join.ts';
import { createFetchTransports, type FetchOptions } from './exporters/index.ts';
import { followPage, isHidden, isRenderedAhead, onActivation } from './platform/web/page-life.ts';
import type { Consent } from './policy/index.ts';
import { checkProduct } from './product.ts';
import { createWebScrubber } from './scrubber/web.ts';
import { readCollect, type WebCollectOptions } from './web-catalogue.ts';
import { createCollection, type Recorders } from './web-collect.ts';
import { openWebConsent, type WebConsentOptions } from './web-consent.ts';
import { registerInPage, type WebRegisterOptions } from './web-register.ts';

export type { DiagnosticDataHandle, Explanation } from './contract.ts';
// What a page declares and records with, so that it needs no other entry, with a second copy of it.
export {
  ATTR_DIAGNOSTIC_DATA_CATEGORY,
  ATTR_DIAGNOSTIC_DATA_CLASSIFICATION,
  createMemoryConsentStore,
  DATA_CATEGORIES,
  defineCounter,
  defineEvent,
  defineGauge,
  defineHistogram,
  defineObservableCounter,
  defineObservableGauge,
  defineObservableUpDownCounter,
  defineSpan,
  defineUpDownCounter,
  joinCatalogues,
} from './policy/index.ts';
export type { FetchOptions } from './exporters/index.ts';
export type {
  EnhancedUsageRecorder,
  ErrorType,
  FormAction,
  PerformanceRecorder,
  UsageRecorder,
} from './instrumentations/index.ts';
export type { FormLoadRecorder } from './instrumentations/web.ts';
export { createWebScrubber, type WebScrubberOptions } from './scrubber/web.ts';
export { defineCatalogue } from './web-catalogue.ts';
export type { CollectOptions, LanguageOptions, LaunchOptions, WebCollectOptions } from './web-catalogue.ts';
export type { Recorders } from './web-collect.ts';
export type { WebConsentOptions } from './web-consent.ts';
export type { WebRegisterOptions } from './web-register.ts';

/** Options of {@link startDiagnosticData}. */
export interface WebOptions
  extends
    Omit<
      DiagnosticDataOptions,
      | 'consent'
      | 'transport'
      | 'resource'
      | 'resourceDetectors'
      | 'installId'
      | 'sendsInstallId'
      | 'clearLocalState'
      | 'allowedBaggageKeys'
      | 'valueLimits'
    >,
    WebConsentOptions,
    FetchOptions,
    WebCollectOptions,
    WebRegisterOptions {
  /** Finds personal data. Default: `createWebScrubber()`; give it the name of the person who is signed in. */
  readonly scrubber?: DiagnosticDataOptions['scrubber'];
  /** Further attributes of the resource, such as `deployment.environment.name`; reduced to what may leave. Default: none. */
  readonly resourceAttributes?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** What an application holds on to, and how it records what only it knows. */
export interface WebDiagnosticData extends Omit<DiagnosticDataHandle, 'requestDeletion'>, Recorders {}

/**
 * Starts OpenTelemetry in a page, with consent gates and scrubbing: what is recorded after the call is right from the
 * first span. A page that the browser renders ahead records nothing until somebody sees it.
 *
 * @throws TypeError on malformed options; Error when OpenTelemetry is already registered in this page.
 */
export function startDiagnosticData(options: WebOptions): WebDiagnosticData {
  checkProduct(options);
  const { consent, onStored } = openWebConsent(options.product, options);
  const settings = readCollect(options, options.catalogue);
  let flushes = 0;
  const { diagnosticData } = joinDiagnosticData({
    ...options,
    catalogue: settings.catalogue,
    scrubber: options.scrubber ?? createWebScrubber(),
    consent,
    resource: resourceFromAttributes(options.resourceAttributes ?? {}),
    transport: createFetchTransports(options, {
      isLeaving: isHidden,
      isIdle: () => isHidden() && flushes === 0,
    }),
  });
  const unregister = registerInPage(diagnosticData, options);
  const flush = async (work: () => Promise<void>): Promise<void> => {
    // What was settled asks the browser, and hears from it a little later.
    if (collection.settle()) await new Promise((resolve) => setTimeout(resolve));
    flushes++;
    await work().finally(() => flushes--);
  };
  const forceFlush = (): Promise<void> => flush(() => diagnosticData.forceFlush());
  const unfollow = followPage({
    hidden() {
      collection.settle();
      void forceFlush(); // at once: nothing waits any more
    },
    restored: () => consent.refresh(),
    stored: onStored,
  });
  const collection = createCollection(settings, options.product, diagnosticData.inForce);
  let stopped: Promise<void> | undefined;
  const collect = (): void => (stopped === undefined ? collection.start() : undefined);
  if (isRenderedAhead()) onActivation(() => afterChange(diagnosticData.inForce, consent, collect));
  else collect();

  const stop = (): Promise<void> =>
    flush(() => {
      unfollow();
      collection.stop();
      return diagnosticData.shutdown();
    }).then(unregister);
  return {
    ...collection.recorders,
    consent,
    explain: () => diagnosticData.explain(),
    forceFlush,
    shutdown: () => (stopped ??= stop()),
  };
}

/** Calls back once what the page's activation changed is in force: nothing could leave before. */
function afterChange(inForce: JoinedDiagnosticData['inForce'], consent: Consent, done: () => void): void {
  const before = consent.level;
  const unsubscribe = inForce.subscribe(() => {
    unsubscribe();
    done();
  });
  consent.refresh();
  if (consent.level !== before) return;
  unsubscribe();
  done();
}
