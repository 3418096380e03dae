import type { ConsentSource } from './consent-choice.ts';
import type { ConsentListener, SubscribeOptions } from './consent-listeners.ts';
import type { ConsentChange, ConsentOptions } from './consent-options.ts';
import { ConsentState } from './consent-state.ts';
import { type ConsentExplanation, isNoticeCurrent } from './level-in-force.ts';
import type { Level } from './level.ts';

/** The level in force and the person's way to change it. */
export interface Consent {
  /** The level in force now. */
  readonly level: Level;
  /**
   * Whether the recorded choice was made under the notice that the product states now. `false` while no choice is
   * recorded, `true` where the product states no notice. While it is `false`, Optional is off: ask the person.
   */
  readonly noticeIsCurrent: boolean;
  /** Random id of the opt-in in force; forgotten at the opt-out. `undefined` below `optional`. */
  readonly optionalId: string | undefined;
  /**
   * Records the person's choice. Lowering is in force when the call returns; raising once the choice is recorded.
   * Overlapping calls are put in order and the last one wins. The promise settles when the ways out, and others that it
   * is told to wait for (see `subscribe`), are done with it.
   *
   * @throws (rejects) TypeError on an unknown level or source; the store's error when the choice could not be
   * recorded, in which case the lower of the two levels stays in force.
   */
  set(level: Level, options: { readonly source: ConsentSource }): Promise<ConsentChange>;
  /**
   * Calls the listener on each change of the level in force, with the level that is in force at that moment: a change
   * that is over before it can be told is left out. A listener may call `set`; it is told of what that changed when it
   * has returned. What it throws is ignored.
   *
   * @returns a function that ends the subscription.
   */
  subscribe(listener: ConsentListener, options?: SubscribeOptions): () => void;
  /**
   * Looks whether another process changed the choice or the policy; a lower level is in force when the call returns.
   * Never throws; cheap where nothing changed. Called at every export, and by the watcher of `./node`.
   */
  refresh(): void;
  /** Which source decided the level, and why. */
  explain(): ConsentExplanation;
}

/** Reads the recorded choice and keeps the level in force. What cannot be read counts as no choice: Optional is off. */
export function createConsent(options: ConsentOptions): Consent {
  if (typeof options.store?.read !== 'function' || typeof options.store.write !== 'function')
    throw new TypeError('The consent store needs read() and write(); createMemoryConsentStore() makes one.');
  const state = new ConsentState(options);
  return {
    get level() {
      return state.decision.level;
    },
    get noticeIsCurrent() {
      return isNoticeCurrent(state.recorded.choice, options.notice?.version);
    },
    get optionalId() {
      return state.decision.level === 'optional' ? state.recorded.choice?.optionalId : undefined;
    },
    set: (level, choice) => state.set(level, choice?.source),
    subscribe: (listener, subscription) => state.listeners.subscribe(listener, subscription),
    refresh: () => state.refresh(),
    explain: () => ({ ...state.decision }),
  };
}
