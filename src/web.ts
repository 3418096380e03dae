import { resourceFromAttributes } from '@opentelemetry/resources';
import type { DiagnosticDataHandle, DiagnosticDataOptions } from './contract.ts';
import { joinDiagnosticData } from './diagnostic-data.ts';
import { createFetchTransports, type FetchOptions } from './exporters/index.ts';
import { followPage, isHidden, whenActivated } from './platform/web/page-life.ts';
import { createWebScrubber } from './scrubber/web.ts';
import { readCollect, type WebCollectOptions } from './web-catalogue.ts';
import { createCollection, type Recorders } from './web-collect.ts';
import { openWebConsent, type WebConsentOptions } from './web-consent.ts';
import { registerInPage, type WebRegisterOptions } from './web-register.ts';

export type { DiagnosticDataHandle, Explanation } from './contract.ts';
export type { FetchOptions } from './exporters/index.ts';
export { createWebScrubber, type WebScrubberOptions } from './scrubber/web.ts';
export type { CollectOptions, WebCollectOptions } from './web-catalogue.ts';
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
  const diagnosticData = joinDiagnosticData({
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
  const flush = (work: () => Promise<void>): Promise<void> => {
    flushes++;
    return work().finally(() => flushes--);
  };
  const forceFlush = (): Promise<void> => flush(() => diagnosticData.forceFlush());
  const unfollow = followPage({
    hidden: () => void forceFlush(),
    restored: () => consent.refresh(),
    stored: onStored,
  });
  const collection = createCollection(settings, options.product, diagnosticData.inForce);
  let unregister: (() => void) | undefined;
  let stopped: Promise<void> | undefined;
  whenActivated(() => {
    if (stopped !== undefined) return;
    unregister = registerInPage(diagnosticData, options);
    collection.start();
  });

  async function stop(): Promise<void> {
    unfollow();
    collection.stop();
    await flush(() => diagnosticData.shutdown());
    unregister?.();
  }
  return {
    ...collection.recorders,
    consent,
    explain: () => diagnosticData.explain(),
    forceFlush,
    shutdown: () => (stopped ??= stop()),
  };
}

function checkProduct({ product }: WebOptions): void {
  if (typeof product?.name !== 'string' || product.name.trim() === '')
    throw new TypeError('product.name is missing: { product: { name: "my-product", version: "1.0.0" } }.');
}
