import { createFileConsentStore, type FileConsentStore } from './platform/node/consent-file.ts';
import { createFileInstallId } from './platform/node/install-id.ts';
import { clearLocalState } from './platform/node/local-state.ts';
import { createPolicyFileSource, defaultPolicyFile } from './platform/node/policy-file.ts';
import { defaultStateDirectory } from './platform/node/state-directory.ts';
import { watchDirectory } from './platform/node/watcher.ts';
import {
  type Consent,
  type ConsentOptions,
  type ConsentStore,
  createConsent,
  environmentLimit,
  type EnvironmentLimitOptions,
  type InstallId,
  tellHost,
} from './policy/index.ts';
import { checkProduct } from './product.ts';

/** Options about consent of `startDiagnosticData`. */
export interface NodeConsentOptions extends EnvironmentLimitOptions {
  /** Where the choice is kept. Default: the platform's configuration directory of the product. */
  readonly stateDirectory?: string | undefined;
  /** Keeps the choice elsewhere than in `stateDirectory`. Default: a file there. */
  readonly consentStore?: ConsentStore | undefined;
  /** The administrator's policy. Default: `diagnostic-data.json` in the platform's machine-wide directory of the product. */
  readonly policyFile?: string | undefined;
  /** The notice that the product shows; an opt-in under another version of it does not count. Default: not stated. */
  readonly notice?: ConsentOptions['notice'];
  /** Whether everything bears a random id of the installation, so that it can be found and deleted. Default: false. */
  readonly sendsInstallId?: boolean | undefined;
}

/** Consent as it is kept on this machine. */
export interface NodeConsent {
  readonly consent: Consent;
  readonly installId: InstallId | undefined;
  clearLocalState(): Promise<void>;
  /** Watches for changes by other processes. @returns a function that ends it. */
  watch(): () => void;
}

/** @throws TypeError when the product has no name, or one that names no directory and no `stateDirectory` is given. */
export function openConsent(
  product: { readonly name: string; readonly version?: string | undefined },
  options: NodeConsentOptions,
): NodeConsent {
  checkProduct({ product });
  const { consentStore, stateDirectory } = options;
  const directory = (): string => stateDirectory ?? defaultStateDirectory(product.name);
  const files = consentStore === undefined ? createFileConsentStore(directory()) : undefined;
  const policyFile = options.policyFile ?? policyFileByDefault(product.name);
  const consent = createConsent({
    store: consentStore ?? (files as FileConsentStore), // one of them is there
    limit: environmentLimit(process.env, options),
    administratorPolicy: policyFile === undefined ? undefined : createPolicyFileSource(policyFile),
    notice: options.notice,
    productVersion: product.version,
    onProblem: (problem) => tellHost(problem),
  });
  void files?.bind();
  return {
    consent,
    installId: options.sendsInstallId === true ? createFileInstallId(directory()) : undefined,
    clearLocalState: async () => (files === undefined ? undefined : clearLocalState(directory())),
    watch: () => (files === undefined ? () => {} : watchDirectory(directory(), () => consent.refresh())),
  };
}

/** A product whose name is no directory's has a `stateDirectory`, and no place for a policy unless it states one. */
function policyFileByDefault(productName: string): string | undefined {
  try {
    return defaultPolicyFile(productName);
  } catch {
    return undefined;
  }
}
