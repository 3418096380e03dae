import type { ConsentChoice, ConsentStore } from './consent-choice.ts';
import { DEFAULT_LEVEL, isLevel, isLower } from './level.ts';

/** What a store holds: a choice, nothing, or something that cannot be used. */
export interface Recorded {
  readonly choice?: ConsentChoice | undefined;
  /** Why the record does not count. */
  readonly problem?: string | undefined;
}

/** Reads a store. What it throws becomes a problem; only what lowers is taken from a record with a problem. */
export function readChoice(store: ConsentStore): Recorded {
  try {
    const choice = store.read();
    if (choice === undefined || isLevel(choice.level)) return { choice };
    return { problem: 'it names no known level' };
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'its store failed';
    const atMost = (error as { readonly atMost?: unknown } | null)?.atMost;
    if (atMost !== 'none') return { problem };
    return { problem, choice: { level: 'none', source: 'settings', time: new Date(0).toISOString() } };
  }
}

/** Only a choice raises the level: a record that is gone or broken never does. */
export function neverRaises(read: Recorded, known: ConsentChoice | undefined): Recorded {
  const keeps = read.choice === undefined && !isLower(DEFAULT_LEVEL, known?.level ?? DEFAULT_LEVEL);
  return keeps ? { ...read, choice: known } : read;
}

/** A store that cannot say whether it changed may read what is old. Only what lowers is taken from it. */
export function readInDoubt(
  { choice, problem = 'its store failed' }: Recorded,
  known: ConsentChoice | undefined,
): Recorded {
  const lowers = choice !== undefined && isLower(choice.level, known?.level ?? DEFAULT_LEVEL);
  return { problem, choice: lowers ? choice : known };
}

/** Choosing again what is in force keeps the id of the opt-in; an opt-out forgets it. */
export function isAnotherOptIn(seen: ConsentChoice | undefined, known: ConsentChoice | undefined): boolean {
  if (seen?.level !== 'optional' || known?.level !== 'optional') return false;
  if (seen.optionalId === undefined || known.optionalId === undefined) return seen.time !== known.time;
  return seen.optionalId !== known.optionalId;
}
