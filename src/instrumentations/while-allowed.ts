import { type Classification, type Level, levelAllows } from '../policy/index.ts';

/** The level in force, once it is: listeners are called when what it allows can leave. */
export interface LevelInForce {
  readonly level: Level;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (level: Level) => void): () => void;
}

/**
 * Calls `begin` when a class may leave, now or later, and what it returned when the class may no longer, or when the
 * whole is stopped.
 */
export function whileAllowed(
  inForce: LevelInForce,
  classification: Classification,
  begin: () => (isWithdrawn: boolean) => void,
): () => void {
  let end: ((isWithdrawn: boolean) => void) | undefined;
  let isStopped = false;
  const look = (): void => {
    if (isStopped) return;
    if (levelAllows(inForce.level, classification)) {
      end ??= begin();
      return;
    }
    end?.(true);
    end = undefined;
  };
  look();
  const unsubscribe = inForce.subscribe(look);
  return () => {
    unsubscribe();
    isStopped = true;
    end?.(false);
    end = undefined;
  };
}
