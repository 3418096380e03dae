/** Something that may be changed by others. */
export interface Changeable {
  hasChanged?(): boolean;
}

/** Whether something changed since it was last asked; `unknown` when it cannot be asked. */
export type Change = 'none' | 'changed' | 'unknown';

/** Asks somebody else's code whether its record changed. */
export interface ChangeWatch {
  /** Never throws. After `unknown`, nobody knows what was missed: the next answer is at least `changed`. */
  ask(): Change;
  /** What it said last was not taken into account: the next answer is at least `changed`. */
  askAgain(): void;
}

/** What has no `hasChanged()` never changes. */
export function createChangeWatch(source: Changeable | undefined): ChangeWatch {
  let isOpen = false;
  return {
    ask() {
      try {
        const hasChanged = source?.hasChanged?.() === true || isOpen;
        isOpen = false;
        return hasChanged ? 'changed' : 'none';
      } catch {
        isOpen = true;
        return 'unknown';
      }
    },
    askAgain: () => void (isOpen = true),
  };
}
