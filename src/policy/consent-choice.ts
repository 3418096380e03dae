import { isLevel, type Level } from './level.ts';

/** Where a person makes the choice. */
export type ConsentSource = 'installer' | 'settings';

/** A choice as it is recorded. */
export interface ConsentChoice {
  readonly level: Level;
  readonly source: ConsentSource;
  /** When it was made, ISO 8601 in UTC. */
  readonly time: string;
  /** Version of the notice that the person had before them, where the product states one. */
  readonly noticeVersion?: string | undefined;
  /** Version of the product in which it was made, where it is known. */
  readonly productVersion?: string | undefined;
  /** Random id of this opt-in; the next choice forgets it. Leaves only where the product sends it. */
  readonly optionalId?: string | undefined;
}

/** Where the choice is kept. A store belongs to one consent. */
export interface ConsentStore {
  /**
   * The recorded choice, or `undefined` when there is none. Throws an `Error` when it cannot be read, understood or
   * trusted; its `atMost`, if it has one, is a level that the record certainly does not exceed.
   */
  read(): ConsentChoice | undefined;
  /** Resolves once the choice is safely recorded; rejects when it is not. */
  write(choice: ConsentChoice): Promise<void>;
  /**
   * Whether somebody changed the record since it was last read. Must be cheap: asked at every export. While it throws,
   * Optional is off. A store without it is read once, at start-up.
   */
  hasChanged?(): boolean;
}

/** @throws TypeError on an unknown level or source. */
export function checkChoice(level: unknown, source: unknown): void {
  if (!isLevel(level))
    throw new TypeError('consent.set: the level must be "none", "required" or "optional".');
  if (source !== 'installer' && source !== 'settings')
    throw new TypeError(
      'consent.set: { source } must be "installer" or "settings": only the person\'s own choice counts.',
    );
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
