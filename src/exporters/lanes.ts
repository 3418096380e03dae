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
  const { level, make, prepare, onFailure, shutdownTimeoutMillis } = options;
  const current: Partial<Record<Classification, Lane>> = {};
  let changes = 0;
  let isShutDown = false;
  let renewals = 0;
  for (const classification of CLASSIFICATIONS)
    if (levelAllows(level, classification)) current[classification] = make(classification, true);
  const first = current.required;

  function all(): Lane[] {
    return CLASSIFICATIONS.map((classification) => current[classification]).filter(
      (lane) => lane !== undefined,
    );
  }

  async function throwAway(classification: Classification): Promise<Discarded> {
    const lane = current[classification];
    current[classification] = undefined;
    return (await lane?.close()) ?? NOTHING_DISCARDED;
  }

  async function openLater(classification: Classification, change: number): Promise<void> {
    try {
      const lane = make(classification, false);
      await prepare(lane);
      if (change === changes && !isShutDown) current[classification] = lane;
      else await lane.close();
    } catch {
      onFailure(classification);
    }
  }

  async function apply(next: Level): Promise<Discarded> {
    const change = ++changes;
    const closing = CLASSIFICATIONS.filter((one) => !levelAllows(next, one)).map(throwAway);
    const opening =
      isShutDown || renewals > 0
        ? []
        : CLASSIFICATIONS.filter((one) => levelAllows(next, one) && current[one] === undefined);
    await Promise.all(opening.map((one) => openLater(one, change)));
    return addUp(await Promise.all(closing));
  }

  return {
    first,
    all,
    open: (classification) => (isShutDown ? undefined : current[classification]),
    apply,
    async renew(between, level) {
      renewals++;
      try {
        await apply('none');
        await between();
      } finally {
        renewals--;
        await apply(level());
      }
    },
    async shutdown() {
      isShutDown = true;
      const lanes = all();
      const inTime = await settledWithin(
        shutdownTimeoutMillis,
        Promise.all(lanes.map((lane) => lane.shutdown())),
      );
      if (!inTime) await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}
