import type { AdministratorPolicySource } from './administrator-policy.ts';
import type { ConsentStore } from './consent-choice.ts';
import type { Discarded } from './consent-listeners.ts';
import type { EnvironmentLimit } from './environment-limit.ts';
import type { Level } from './level.ts';

/** What a change of the choice came to. */
export interface ConsentChange {
  /** The level in force when the promise settled; policy, environment or a later call may have made it another. */
  readonly level: Level;
  /** What the change threw away: items that were queued or in flight, by signal; data points, for metrics. */
  readonly discarded: Discarded;
}

/** Options of {@link createConsent}. */
export interface ConsentOptions {
  /** Where the choice is kept. */
  readonly store: ConsentStore;
  /** A limit from the environment, see `environmentLimit`. Default: none. */
  readonly limit?: EnvironmentLimit | undefined;
  /** An administrator's policy. Default: none. */
  readonly administratorPolicy?: AdministratorPolicySource | undefined;
  /** The notice that the product shows; an opt-in under another version of it does not count. Default: not stated. */
  readonly notice?: { readonly version: string } | undefined;
  /** Recorded with each choice. Default: not recorded. */
  readonly productVersion?: string | undefined;
  /** Told once of each thing that is wrong with a policy, a variable or the recorded choice. Default: nobody. */
  readonly onProblem?: ((problem: string) => void) | undefined;
}
