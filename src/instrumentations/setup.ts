import type { Providers } from '../policy/index.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import {
  crashEvent,
  failedLaunchEvent,
  firstLaunchEvent,
  launchEvent,
  updateEvent,
} from './setup-declarations.ts';
import { judgeEndedRuns, judgeLaunch, type LastLaunch, type Run, type SetupFact } from './setup-rule.ts';
import { later } from './timers.ts';
import { errorType } from './work.ts';
import { type LevelInForce, whileAllowed } from './while-allowed.ts';

/** Keeps what one run of the product must tell the next. Nothing of it throws. */
export interface SetupStore {
  /** Tells of the runs that are over without having ended cleanly, at once or later; of each run once. */
  takeEndedRuns(tell: (runs: readonly Run[]) => void): void;
  /** Keeps this run, until `endRun`. */
  keepRun(run: Run): void;
  endRun(): void;
  lastLaunch(): LastLaunch;
  saveLaunch(version: string): void;
}

/** Tells how the process ends. */
export interface RunWatcher {
  /** @returns a function that ends the watch. */
  watch(listeners: {
    /** The process is about to end, and something can still be sent. */
    ending(): void;
    /** The process ends with this exit status; 0 where a signal ends it. */
    ended(exitStatus: number): void;
    /** Nobody caught an error. */
    fault(error: unknown): void;
  }): () => void;
}

/** Options of {@link createSetupInstrumentation}. */
export interface SetupOptions {
  readonly version: string;
  readonly store: SetupStore;
  readonly watcher: RunWatcher;
  readonly inForce: LevelInForce;
  /** A launch has succeeded when the product still runs after this time. Default: 10000. */
  readonly launchedAfterMillis?: number | undefined;
}

/** Records launches. */
export interface SetupInstrumentation extends DataInstrumentation {
  /** Says that the launch has succeeded, before the time is over. */
  markLaunched(): void;
}

/**
 * Records first launch, launches and updates, and at the next start what an earlier run could not tell: a failed
 * launch, or a crash. While Required data is off, nothing is kept for the next run.
 */
export function createSetupInstrumentation(options: SetupOptions): SetupInstrumentation {
  let run: FollowedRun | undefined;
  const instrumentation = createInstrumentation('setup', (providers) => {
    // Watched at once, so that what is recorded at the end is there before others flush.
    const unwatch = options.watcher.watch({
      ending: () => run?.succeed(),
      ended: (exitStatus) => run?.end(exitStatus),
      fault: (error) => run?.fail(error),
    });
    const stop = whileAllowed(options.inForce, 'required', () => {
      const followed = (run = followRun(options, providers));
      return (isWithdrawn) => {
        run = undefined;
        followed.stop(isWithdrawn);
      };
    });
    return () => {
      unwatch();
      stop();
    };
  });
  return { ...instrumentation, markLaunched: () => run?.succeed() };
}

interface FollowedRun {
  /** The launch has succeeded. */
  succeed(): void;
  fail(error: unknown): void;
  end(exitStatus: number): void;
  stop(isWithdrawn: boolean): void;
}

function followRun(options: SetupOptions, providers: Providers): FollowedRun {
  const { version, store, launchedAfterMillis = 10_000 } = options;
  let run: Run = { version, phase: 'starting' };
  const keep = (next: Run): void => store.keepRun((run = next));

  function tellEnded(): void {
    emit(ended.splice(0), providers);
  }

  function succeed(): void {
    if (run.phase === 'running' || run.fault !== undefined) return;
    keep({ ...run, phase: 'running' });
    tellEnded();
    emit(judgeLaunch(version, store.lastLaunch()), providers);
    store.saveLaunch(version);
  }

  const ended: SetupFact[] = [];
  store.takeEndedRuns((runs) => {
    ended.push(...judgeEndedRuns(runs));
    queueMicrotask(tellEnded); // an SDK that is just starting is there then
  });
  keep(run);
  const cancel = later(launchedAfterMillis, succeed);

  return {
    succeed,
    fail: (error) => keep({ ...run, fault: errorType(error) }),
    end(exitStatus) {
      // Once it is launched, a product may end with the status it likes.
      if (run.fault === undefined && (exitStatus === 0 || run.phase === 'running')) store.endRun();
    },
    stop(isWithdrawn) {
      cancel();
      if (!isWithdrawn) succeed();
      if (run.fault === undefined) store.endRun();
    },
  };
}

function emit(facts: readonly SetupFact[], providers: Providers): void {
  for (const fact of facts) emitOne(fact, providers);
}

function emitOne(fact: SetupFact, providers: Providers): void {
  const version = { 'service.version': fact.version };
  switch (fact.kind) {
    case 'first_launch':
      return firstLaunchEvent.using(providers).emit(version);
    case 'launch':
      return launchEvent.using(providers).emit(version);
    case 'update':
      return updateEvent
        .using(providers)
        .emit({ ...version, 'diagnostic_data.setup.previous_version': fact.previousVersion });
    case 'launch_failed':
      return failedLaunchEvent.using(providers).emit({ ...version, ...exception(fact.fault) });
    case 'crash':
      return crashEvent.using(providers).emit({ ...version, ...exception(fact.fault) });
  }
}

function exception(type: Run['fault']) {
  return type === undefined ? {} : { 'exception.type': type };
}
