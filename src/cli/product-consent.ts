import { createFileConsentStore } from '../platform/node/consent-file.ts';
import { createPolicyFileSource } from '../platform/node/policy-file.ts';
import {
  type AdministratorPolicy,
  type Consent,
  type ConsentChoice,
  createConsent,
  type EnvironmentLimit,
  environmentLimit,
  readAdministratorPolicy,
} from '../policy/index.ts';
import { policyFileOf, type ProductOptions, stateDirectoryOf } from './options.ts';
import type { Terminal } from './terminal.ts';

/** What a product states in its code and a command has to be told. */
export interface StatedOptions extends ProductOptions {
  readonly noticeVersion?: string;
  readonly productVersion?: string;
}

/** A product's consent, and everything that has a say in it. */
export interface ProductConsent {
  readonly consent: Consent;
  readonly stateDirectory: string;
  readonly policyFile: string;
  readonly choice: ConsentChoice | undefined;
  /** Why the recorded choice does not count, if there is one that does not. */
  readonly problem: string | undefined;
  readonly environment: EnvironmentLimit | undefined;
  readonly policy: AdministratorPolicy | undefined;
}

/** Looks at a product's consent as the product itself would in this environment. */
export function openProductConsent(options: StatedOptions, terminal: Terminal): ProductConsent {
  const stateDirectory = stateDirectoryOf(options);
  const policyFile = policyFileOf(options);
  const store = createFileConsentStore(stateDirectory);
  const administratorPolicy = createPolicyFileSource(policyFile);
  const limit = environmentLimit(terminal.environment);
  const { noticeVersion, productVersion } = options;
  return {
    consent: createConsent({
      store,
      limit,
      administratorPolicy,
      notice: noticeVersion === undefined ? undefined : { version: noticeVersion },
      productVersion,
    }),
    stateDirectory,
    policyFile,
    ...readRecorded(store),
    environment: limit,
    policy: readAdministratorPolicy(administratorPolicy),
  };
}

function readRecorded(store: { read(): ConsentChoice | undefined }) {
  try {
    return { choice: store.read(), problem: undefined };
  } catch (error) {
    return { choice: undefined, problem: (error as Error).message };
  }
}
