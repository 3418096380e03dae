import {
  type AdministratorPolicy,
  readAdministratorPolicy,
  readPolicyAgain,
} from './administrator-policy.ts';
import { type ChangeWatch, createChangeWatch } from './change-watch.ts';
import { checkChoice, type ConsentChoice, type ConsentSource } from './consent-choice.ts';
import { ConsentListeners, type Discarded, NOTHING_DISCARDED } from './consent-listeners.ts';
import type { ConsentChange, ConsentOptions } from './consent-options.ts';
import { isAnotherOptIn, neverRaises, readChoice, readInDoubt, type Recorded } from './consent-reading.ts';
import { callHost } from './host.ts';
import { type ConsentExplanation, decideLevel } from './level-in-force.ts';
import { DEFAULT_LEVEL, isLower, type Level, lowerLevel } from './level.ts';

/** There are fewer problems, but a store can word each of its errors anew. */
const MAX_TOLD = 100;

/**
 * Orders the calls of one process, and what it sees of others. Whoever is told of something may call again at once: so
 * it decides first and tells afterwards, and takes nothing for granted that it knew before it told.
 */
export class ConsentState {
  readonly listeners = new ConsentListeners(() => this.decision.level);
  recorded: Recorded;
  decision: ConsentExplanation;
  readonly #options: ConsentOptions;
  readonly #store: ChangeWatch;
  readonly #policy: ChangeWatch;
  readonly #told = new Set<string>();
  #administrator: AdministratorPolicy | undefined;
  /** In force although something wider may be recorded, until a later choice. */
  #held: { readonly level: Level; readonly time: string } | undefined;
  #calls = 0;
  /** Calls that are not recorded yet. */
  #pending = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ConsentOptions) {
    const { store, administratorPolicy } = options;
    this.#options = options;
    this.#store = createChangeWatch(store);
    this.#policy = createChangeWatch(administratorPolicy);
    this.recorded = this.#read();
    this.#administrator = administratorPolicy && readAdministratorPolicy(administratorPolicy);
    this.decision = this.#decide();
    this.#tellOnce(this.decision.problem);
  }

  async set(level: Level, source: ConsentSource): Promise<ConsentChange> {
    checkChoice(level, source);
    this.refresh(); // what another process withdrew in the meantime stays withdrawn
    const choice = this.#choice(level, source);
    const lowers = isLower(level, this.#chosen());
    const recording = this.#record(choice, lowers); // in the queue before a listener can make the next call
    const lowered = lowers ? this.#apply({ choice }) : undefined;
    let discarded: Discarded;
    try {
      const { raised } = await recording;
      discarded = await (lowered ?? raised);
    } finally {
      await this.listeners.settled();
    }
    return { level: this.decision.level, discarded };
  }

  /** Settles once the choice is recorded and in force, or is neither. Neither it nor the next call waits for listeners. */
  #record(choice: ConsentChoice, lowers: boolean): Promise<{ readonly raised: Promise<Discarded> }> {
    const call = ++this.#calls;
    this.#pending++;
    const recording = this.#queue
      .then(() => this.#options.store.write(choice))
      .then(
        () => {
          this.#pending--;
          return { raised: lowers ? NOTHING : this.#raise(choice, call) };
        },
        (error: unknown) => {
          this.#pending--;
          this.#hold(choice.level);
          throw error;
        },
      );
    this.#queue = recording.catch(() => undefined);
    return recording;
  }

  #choice(level: Level, source: ConsentSource): ConsentChoice {
    const { notice, productVersion } = this.#options;
    return {
      level,
      source,
      time: new Date().toISOString(),
      ...(notice === undefined ? {} : { noticeVersion: notice.version }),
      ...(productVersion === undefined ? {} : { productVersion }),
      ...(level === 'optional' ? { optionalId: this.#optionalId() } : {}),
    };
  }

  /** Choosing again what is in force is no new opt-in. */
  #optionalId(): string {
    const known = this.decision.level === 'optional' ? this.recorded.choice?.optionalId : undefined;
    return known ?? globalThis.crypto.randomUUID();
  }

  /** Never throws. */
  refresh(): void {
    const { administratorPolicy } = this.#options;
    const storeChange = this.#store.ask();
    const policyChange = this.#policy.ask();
    if (storeChange === 'none' && policyChange === 'none') return;
    if (administratorPolicy !== undefined && policyChange !== 'none')
      this.#administrator = readPolicyAgain(administratorPolicy, this.#administrator, policyChange);
    if (storeChange === 'none') return void this.#apply(this.recorded);
    let read = this.#read();
    if (storeChange === 'unknown') return void this.#apply(readInDoubt(read, this.recorded.choice));
    // A new opt-in by another process: there may have been an opt-out before it, which went by unseen.
    if (isAnotherOptIn(read.choice, this.recorded.choice)) {
      void this.#apply({});
      read = this.#read(); // those who were told may have called, and time went by
    }
    void this.#apply(this.#seen(read));
  }

  /** What another process recorded. */
  #seen(read: Recorded): Recorded {
    const { choice } = read;
    if (choice === undefined) return neverRaises(read, this.recorded.choice);
    // A call of ours is on its way and will be recorded after this.
    if (this.#pending > 0 && isLower(this.#chosen(), choice.level)) {
      this.#store.askAgain(); // unless this was recorded after it
      return this.recorded;
    }
    if (this.#held !== undefined && choice.time > this.#held.time) this.#held = undefined;
    return read;
  }

  /** A record that could not be read is read again when it is next looked for changes, as it may be whole then. */
  #read(): Recorded {
    const { store } = this.#options;
    const read = readChoice(store);
    if (read.problem !== undefined && store.hasChanged !== undefined) this.#store.askAgain();
    return read;
  }

  #chosen(): Level {
    const level = this.recorded.choice?.level ?? DEFAULT_LEVEL;
    return this.#held === undefined ? level : lowerLevel(level, this.#held.level);
  }

  /**
   * A later call wins over this one. The record is the truth where others write it too: they may have been faster
   * than we.
   */
  #raise(choice: ConsentChoice, call: number): Promise<Discarded> {
    if (call !== this.#calls) return NOTHING;
    this.#held = undefined;
    const { store } = this.#options;
    return this.#apply(store.hasChanged === undefined ? { choice } : neverRaises(this.#read(), choice));
  }

  #hold(level: Level): void {
    this.#held = { level: lowerLevel(level, this.#chosen()), time: new Date().toISOString() };
    void this.#apply(this.recorded);
  }

  /** In force before it returns; settles when every awaited listener is done. */
  #apply(recorded: Recorded): Promise<Discarded> {
    const before = this.decision.level;
    this.recorded = recorded;
    const { level, problem } = (this.decision = this.#decide());
    const told = level === before ? NOTHING : this.listeners.tell();
    this.#tellOnce(problem);
    return told;
  }

  #decide(): ConsentExplanation {
    const { limit, notice } = this.#options;
    return decideLevel({
      administrator: this.#administrator,
      environment: limit,
      recorded: this.recorded,
      noticeVersion: notice?.version,
      held: this.#held?.level,
    });
  }

  #tellOnce(problem: string | undefined): void {
    if (problem === undefined || this.#told.has(problem) || this.#told.size >= MAX_TOLD) return;
    this.#told.add(problem);
    void callHost(() => this.#options.onProblem?.(problem));
  }
}

const NOTHING = Promise.resolve(NOTHING_DISCARDED);
