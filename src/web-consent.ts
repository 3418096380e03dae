import { createStorageConsentStore } from './platform/web/consent-storage.ts';
import { isRenderedAhead } from './platform/web/page-life.ts';
import { privacyLimit } from './platform/web/privacy-signals.ts';
import {
  type Consent,
  type ConsentOptions,
  type ConsentStore,
  createConsent,
  type EnvironmentLimit,
  type Level,
  tellHost,
} from './policy/index.ts';

/** Options about consent of `startDiagnosticData`. */
export interface WebConsentOptions {
  /** Keeps the choice elsewhere than in `localStorage`. Default: `localStorage`. */
  readonly consentStore?: ConsentStore | undefined;
  /** What an administrator decided, as the page's server states it: a ceiling, and a floor. Default: nothing. */
  readonly administratorPolicy?:
    | { readonly maximumLevel?: Level | undefined; readonly minimumLevel?: 'none' | 'required' | undefined }
    | undefined;
  /** The notice that the product shows; an opt-in under another version of it does not count. Default: not stated. */
  readonly notice?: ConsentOptions['notice'];
  /** What Global Privacy Control and `doNotTrack` mean for the product. Default: `none`. */
  readonly doNotTrackMeans?: 'none' | 'required' | undefined;
}

/** Consent as it is kept for the page's origin. */
export interface WebConsent {
  readonly consent: Consent;
  /** Looks again if an event is about the recorded choice. */
  readonly onStored: (event: StorageEvent) => void;
}

/** Nobody sees the page yet, and perhaps nobody ever will. */
const AHEAD: EnvironmentLimit = { level: 'none', variable: 'Prerendering' };

/** Reads the recorded choice and keeps the level in force, for all tabs alike. */
export function openWebConsent(
  product: { readonly name: string; readonly version?: string | undefined },
  options: WebConsentOptions,
): WebConsent {
  const { consentStore, administratorPolicy, notice, doNotTrackMeans = 'none' } = options;
  const kept = consentStore === undefined ? createStorageConsentStore(product.name) : undefined;
  const look = (): EnvironmentLimit | undefined =>
    isRenderedAhead() ? AHEAD : privacyLimit(doNotTrackMeans);
  let decided: EnvironmentLimit | undefined;
  const consent = createConsent({
    store: consentStore ?? kept!, // one of them is there
    get limit() {
      return (decided = look()); // asked at every decision
    },
    administratorPolicy: {
      // A floor is for those who use the product.
      read: () => (isRenderedAhead() ? undefined : JSON.stringify(administratorPolicy)),
      hasChanged: () => look()?.variable !== decided?.variable,
    },
    notice,
    productVersion: product.version,
    onProblem: (problem) => tellHost(problem),
  });
  return {
    consent,
    onStored: (event) => (kept?.isAbout(event) === true ? consent.refresh() : undefined),
  };
}
