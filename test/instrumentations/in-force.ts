import type { Level } from '../../src/index.ts';
import type { LevelInForce } from '../../src/instrumentations/index.ts';

/** A level that a test sets. */
export interface SettableLevel extends LevelInForce {
  set(level: Level): void;
}

export function settableLevel(level: Level): SettableLevel {
  const listeners = new Set<(level: Level) => void>();
  let current = level;
  return {
    get level() {
      return current;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(next) {
      current = next;
      for (const listener of listeners) listener(next);
    },
  };
}

/** What an instrumentation emits, as `name` and attributes. */
export function collectEvents() {
  const events: { name: string; attributes: Record<string, unknown> }[] = [];
  const loggerProvider = {
    getLogger: () => ({
      emit: ({ eventName, attributes = {} }: { eventName: string; attributes?: object }) =>
        void events.push({ name: eventName, attributes: { ...attributes } }),
    }),
  };
  return {
    events,
    loggerProvider,
    names: () => events.map(({ name }) => name.replace('diagnostic_data.', '')),
  };
}

/** Lets what was put off for a moment happen. */
export const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
