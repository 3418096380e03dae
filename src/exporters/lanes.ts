import {
  addUp,
  type Classification,
  type Discarded,
  type Level,
  levelAllows,
  NOTHING_DISCARDED,
} from '../policy/index.ts';
import type { Lane } from './lane.ts';
import { settledWithin } from './within.ts';

/** Options of {@link createLanes}. */
export interface LanesOptions {
  /** The level in force at start-up. */
  readonly level: Level;
  /** Makes a lane. */
  readonly make: (classification: Classification, sinceStart: boolean) => Lane;
  /** Called for a lane made later, before anything can be recorded into it; it opens when the promise settles. */
  readonly prepare: (lane: Lane) => Promise<void>;
  /** Longest time that `shutdown` waits for exports. */
  readonly shutdownTimeoutMillis: number;
  /** Called when a lane could not be made; its class stays closed. */
  readonly onFailure: (classification: Classification) => void;
}

/** The lanes that the level in force has open. */
export interface Lanes {
  readonly first: Lane | undefined;
  /** How many have been thrown away so far. */
  readonly thrownAway: number;
  open(classification: Classification): Lane | undefined;
  all(): Lane[];
  /**
   * Throws away, before it returns, what a level does not allow; resolves when that is done and what it allows is open,
   * with what was thrown away.
   */
  apply(level: Level): Promise<Discarded>;
  /**
   * Throws all lanes away, before it returns; does something while nothing is recorded, and then makes new ones.
   *
   * @param level asked afterwards: what it allows is opened.
   */
  renew(between: () => Promise<void>, level: () => Level): Promise<void>;
  /** Sends what is queued and closes for good; what cannot be sent in time is given up. */
  shutdown(): Promise<void>;
}

const CLASSIFICATIONS: readonly Classification[] = ['required', 'optional'];

/** Opens and throws away lanes as the level changes. */
export function createLanes(options: LanesOptions): Lanes {
  return new LevelLanes(options);
}

class LevelLanes implements Lanes {
  readonly first: Lane | undefined;
  thrownAway = 0;
  readonly #options: LanesOptions;
  readonly #current: Partial<Record<Classification, Lane>> = {};
  #changes = 0;
  #renewals = 0;
  #isShutDown = false;

  constructor(options: LanesOptions) {
    this.#options = options;
    for (const classification of CLASSIFICATIONS)
      if (levelAllows(options.level, classification))
        this.#current[classification] = options.make(classification, true);
    this.first = this.#current.required;
  }

  open(classification: Classification): Lane | undefined {
    if (this.#isShutDown) return undefined;
    const { required, optional } = this.#current; // by name: asked for every item, and a computed key is slower
    return classification === 'required' ? required : optional;
  }

  all(): Lane[] {
    return CLASSIFICATIONS.map((one) => this.#current[one]).filter((lane) => lane !== undefined);
  }

  async apply(level: Level): Promise<Discarded> {
    const change = ++this.#changes;
    const closing = CLASSIFICATIONS.filter((one) => !levelAllows(level, one)).map((one) =>
      this.#throwAway(one),
    );
    const mayOpen = !this.#isShutDown && this.#renewals === 0;
    const opening = CLASSIFICATIONS.filter(
      (one) => mayOpen && levelAllows(level, one) && this.#current[one] === undefined,
    );
    await Promise.all(opening.map((one) => this.#openLater(one, change)));
    return addUp(await Promise.all(closing));
  }

  async #throwAway(classification: Classification): Promise<Discarded> {
    const lane = this.#current[classification];
    this.#current[classification] = undefined;
    if (lane !== undefined) this.thrownAway++;
    return (await lane?.close()) ?? NOTHING_DISCARDED;
  }

  async #openLater(classification: Classification, change: number): Promise<void> {
    const { make, prepare, onFailure } = this.#options;
    try {
      const lane = make(classification, false);
      await prepare(lane);
      if (change === this.#changes && !this.#isShutDown) this.#current[classification] = lane;
      else await lane.close();
    } catch {
      onFailure(classification);
    }
  }

  async renew(between: () => Promise<void>, level: () => Level): Promise<void> {
    this.#renewals++;
    try {
      await this.apply('none');
      await between();
    } finally {
      this.#renewals--;
      await this.apply(level());
    }
  }

  async shutdown(): Promise<void> {
    this.#isShutDown = true;
    const lanes = this.all();
    const work = Promise.all(lanes.map((lane) => lane.shutdown()));
    if (await settledWithin(this.#options.shutdownTimeoutMillis, work)) return;
    await Promise.all(lanes.map((lane) => lane.close('export_failed')));
  }
}
