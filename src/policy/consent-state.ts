import { type AdministratorPolicy, readAdministratorPolicy } from './administrator-policy.ts';
import {
  checkChoice,
  type ConsentChoice,
  type ConsentSource,
  readChoice,
  type Recorded,
} from './consent-choice.ts';
import { addUp, type ConsentListener, type Discarded, NOTHING_DISCARDED, tell } from './consent-listeners.ts';
import type { ConsentChange, ConsentOptions } from './consent-options.ts';
import { type ConsentExplanation, decideLevel } from './level-in-force.ts';
import { DEFAULT_LEVEL, isLower, type Level, lowerLevel } from './level.ts';

/** Orders the calls of one process, and what it sees of others. */
export class ConsentState {
  readonly listeners = new Set<ConsentListener>();
  readonly #options: ConsentOptions;
  readonly #told = new Set<string>();
  recorded: Recorded;
  decision: ConsentExplanation;
  #administrator: AdministratorPolicy | undefined;
  /** In force although something wider may be recorded, until a later choice. */
  #held: { readonly level: Level; readonly time: string } | undefined;
  #calls = 0;
  #pending = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ConsentOptions) {
    this.#options = options;
    this.recorded = readChoice(options.store);
    this.#administrator = this.#readPolicy();
    this.decision = this.#decide();
  }

  async set(level: Level, source: ConsentSource): Promise<ConsentChange> {
    checkChoice(level, source);
    this.refresh(); // what another process withdrew in the meantime stays withdrawn
    const choice = this.#choice(level, source);
    const call = ++this.#calls;
    this.#pending++;
    const applied = isLower(level, this.#chosen()) ? this.#apply({ choice }) : undefined;
    const recording = this.#queue.then(() => this.#options.store.write(choice));
    const done = recording.then(
      () => applied ?? this.#raise(choice, call),
      async (error: unknown) => {
        await Promise.all([applied, this.#hold(level)]);
        throw error;
      },
    );
    this.#queue = done.catch(() => undefined);
    try {
      const discarded = await done;
      return { level: this.decision.level, discarded };
    } finally {
      this.#pending--;
    }
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

  refresh(): void {
    const { store, administratorPolicy } = this.#options;
    const storeChanged = store.hasChanged?.() === true;
    const policyChanged = administratorPolicy?.hasChanged?.() === true;
    if (!storeChanged && !policyChanged) return;
    if (policyChanged) this.#administrator = this.#readPolicy();
    const seen = storeChanged ? this.#seen(readChoice(store)) : this.recorded;
    // A new opt-in by another process: there may have been an opt-out before it, which went by unseen.
    if (isAnotherOptIn(seen.choice, this.recorded.choice)) void this.#apply({});
    void this.#apply(seen);
  }

  /** What another process recorded. Only a choice raises the level: a record that is gone or broken never does. */
  #seen(read: Recorded): Recorded {
    const { choice } = read;
    if (choice === undefined) {
      const keeps = !isLower(DEFAULT_LEVEL, this.#chosen());
      return keeps ? { ...read, choice: this.recorded.choice } : read;
    }
    if (this.#held !== undefined && choice.time > this.#held.time) this.#held = undefined;
    // A call of ours is on its way and will be recorded after this.
    const waits = this.#pending > 0 && isLower(this.#chosen(), choice.level);
    return waits ? this.recorded : read;
  }

  #chosen(): Level {
    const level = this.recorded.choice?.level ?? DEFAULT_LEVEL;
    return this.#held === undefined ? level : lowerLevel(level, this.#held.level);
  }

  /**
   * A later call wins over this one. The record is the truth where others write it too: they may have been faster
   * than we.
   */
  #raise(choice: ConsentChoice, call: number): Discarded | Promise<Discarded> {
    if (call !== this.#calls) return NOTHING_DISCARDED;
    this.#held = undefined;
    const { store } = this.#options;
    return this.#apply(store.hasChanged === undefined ? { choice } : readChoice(store));
  }

  #hold(level: Level): Promise<Discarded> {
    this.#held = { level: lowerLevel(level, this.#chosen()), time: new Date().toISOString() };
    return this.#apply(this.recorded);
  }

  /** In force before it returns; settles when every listener is done. */
  async #apply(recorded: Recorded): Promise<Discarded> {
    this.recorded = recorded;
    const before = this.decision.level;
    this.decision = this.#decide();
    const { level } = this.decision;
    if (level === before) return NOTHING_DISCARDED;
    return addUp(await Promise.all([...this.listeners].map((listener) => tell(listener, level))));
  }

  #decide(): ConsentExplanation {
    const { limit, notice } = this.#options;
    const decision = decideLevel({
      administrator: this.#administrator,
      environment: limit,
      recorded: this.recorded,
      noticeVersion: notice?.version,
      held: this.#held?.level,
    });
    this.#tellOnce(decision.problem);
    return decision;
  }

  #tellOnce(problem: string | undefined): void {
    if (problem === undefined || this.#told.has(problem)) return;
    this.#told.add(problem);
    this.#options.onProblem?.(problem);
  }

  #readPolicy(): AdministratorPolicy | undefined {
    const { administratorPolicy } = this.#options;
    return administratorPolicy === undefined ? undefined : readAdministratorPolicy(administratorPolicy);
  }
}

/** Choosing again what is in force keeps the id of the opt-in; an opt-out forgets it. */
function isAnotherOptIn(seen: ConsentChoice | undefined, known: ConsentChoice | undefined): boolean {
  if (seen?.level !== 'optional' || known?.level !== 'optional') return false;
  if (seen.optionalId === undefined || known.optionalId === undefined) return seen.time !== known.time;
  return seen.optionalId !== known.optionalId;
}
