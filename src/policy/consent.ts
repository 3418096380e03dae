import { DEFAULT_LEVEL, type EnvironmentLimit, isLevel, isLower, type Level, lowerLevel } from './level.ts';

/** Where a person makes the choice. */
export type ConsentSource = 'installer' | 'settings';

/** A choice as it is recorded. */
export interface ConsentChoice {
  readonly level: Level;
  readonly source: ConsentSource;
  /** When it was made, ISO 8601 in UTC. */
  readonly time: string;
}

/** Where the choice is kept. One process reads it once, at start-up. */
export interface ConsentStore {
  /** The recorded choice, or `undefined` when there is none. Throws an `Error` when it cannot be read or understood. */
  read(): ConsentChoice | undefined;
  /** Resolves once the choice is safely recorded; rejects when it is not. */
  write(choice: ConsentChoice): Promise<void>;
}

/** Which source decided the level, and why. Plain JSON. */
export interface ConsentExplanation {
  readonly level: Level;
  readonly decidedBy: 'environment' | 'choice' | 'default';
  /** One sentence. */
  readonly reason: string;
  /** What was wrong with the recorded choice or with a variable, if anything. */
  readonly problem?: string;
}

/** The level in force and the person's way to change it. */
export interface Consent {
  /** The level in force now. */
  readonly level: Level;
  /**
   * Records the person's choice. Lowering is in force when the call returns; raising once the choice is recorded.
   * Overlapping calls are put in order and the last one wins. The promise settles when every listener is done.
   *
   * @throws (rejects) TypeError on an unknown level or source; the store's error when the choice could not be
   * recorded, in which case the lower of the two levels stays in force.
   */
  set(level: Level, options: { readonly source: ConsentSource }): Promise<void>;
  /**
   * Calls the listener on each change of the level in force; `set` waits for a promise that it returns.
   *
   * @returns a function that ends the subscription.
   */
  subscribe(listener: (level: Level) => void | Promise<void>): () => void;
  /** Which source decided the level, and why. */
  explain(): ConsentExplanation;
}

/** Options of {@link createConsent}. */
export interface ConsentOptions {
  /** Where the choice is kept. */
  readonly store: ConsentStore;
  /** A limit from the environment, see `environmentLimit`. Default: none. */
  readonly limit?: EnvironmentLimit | undefined;
}

/** Reads the recorded choice and keeps the level in force. What cannot be read counts as no choice: Optional is off. */
export function createConsent(options: ConsentOptions): Consent {
  const { store, limit } = options;
  const listeners = new Set<(level: Level) => void | Promise<void>>();
  const recorded = readChoice(store);
  let chosen = recorded.choice?.level;
  let problem = recorded.problem;
  let calls = 0;
  let queue: Promise<unknown> = Promise.resolve();
  let inForce = effective();

  function effective(): Level {
    return lowerLevel(chosen ?? DEFAULT_LEVEL, limit?.level ?? 'optional');
  }

  function apply(level: Level): Promise<unknown> {
    chosen = level;
    problem = undefined;
    const next = effective();
    if (next === inForce) return Promise.resolve();
    inForce = next;
    return Promise.all([...listeners].map((listener) => tell(listener, next)));
  }

  async function set(level: Level, { source }: { readonly source: ConsentSource }): Promise<void> {
    checkChoice(level, source);
    const call = ++calls;
    const lowers = isLower(level, chosen ?? DEFAULT_LEVEL);
    const applied = lowers ? apply(level) : undefined;
    const recording = queue.then(() => store.write({ level, source, time: new Date().toISOString() }));
    const done = recording.then(() => (applied === undefined && call === calls ? apply(level) : applied));
    queue = done.catch(() => undefined);
    await applied;
    await done;
  }

  return {
    get level() {
      return inForce;
    },
    set,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    explain: () => explain(inForce, chosen, problem, limit),
  };
}

/** A store that forgets with the process. For tests, and for products that keep the choice themselves. */
export function createMemoryConsentStore(initial?: Level): ConsentStore {
  let choice: ConsentChoice | undefined =
    initial === undefined
      ? undefined
      : { level: initial, source: 'settings', time: new Date().toISOString() };
  return {
    read: () => choice,
    async write(next) {
      choice = next;
    },
  };
}

function readChoice(store: ConsentStore): { choice?: ConsentChoice | undefined; problem?: string } {
  try {
    const choice = store.read();
    if (choice === undefined || isLevel(choice.level)) return { choice };
    return { problem: 'it names no known level' };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'its store failed' };
  }
}

function checkChoice(level: unknown, source: unknown): void {
  if (!isLevel(level))
    throw new TypeError('consent.set: the level must be "none", "required" or "optional".');
  if (source !== 'installer' && source !== 'settings')
    throw new TypeError(
      'consent.set: { source } must be "installer" or "settings": only the person\'s own choice counts.',
    );
}

/** A listener that fails or never settles its promise must not decide over consent: a failure is its own business. */
async function tell(listener: (level: Level) => void | Promise<void>, level: Level): Promise<void> {
  try {
    await listener(level);
  } catch {
    // The level is in force all the same.
  }
}

function explain(
  level: Level,
  chosen: Level | undefined,
  problem: string | undefined,
  limit: EnvironmentLimit | undefined,
): ConsentExplanation {
  if (limit !== undefined && isLower(limit.level, chosen ?? DEFAULT_LEVEL)) return explainLimit(level, limit);
  if (limit?.problem !== undefined && chosen === undefined) return explainLimit(level, limit);
  if (problem !== undefined) {
    const reason = `The recorded choice could not be used (${problem}), so Optional is off.`;
    return { level, decidedBy: 'default', reason, problem: reason };
  }
  if (chosen === undefined)
    return { level, decidedBy: 'default', reason: 'No choice is recorded, so Optional is off.' };
  return { level, decidedBy: 'choice', reason: `The person chose "${chosen}".` };
}

function explainLimit(
  level: Level,
  { variable, problem, level: most }: EnvironmentLimit,
): ConsentExplanation {
  if (problem === undefined)
    return { level, decidedBy: 'environment', reason: `${variable} allows at most "${most}".` };
  const reason = `${variable} ${problem}, so Optional is off.`;
  return { level, decidedBy: 'environment', reason, problem: reason };
}
