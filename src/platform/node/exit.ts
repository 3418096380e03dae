/** What is done at the end of the process. */
export interface ExitWork {
  /** Sends what is queued, or gives up after the time; the result says whether all was sent. */
  readonly flush: (limitMillis: number) => Promise<boolean>;
  /** Gives up what could not be sent in time, so that the process can end. */
  readonly abandon: () => void;
  /** A number that changes whenever there may be something new to send. */
  readonly progress: () => number;
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** The end of a process waits this long for a Collector, no longer. */
const MAX_FLUSH_MILLIS = 2000;

/** What other `beforeExit` listeners record each time must not keep the process alive for ever. */
const MAX_ROUNDS = 3;

/**
 * Sends what is queued when the process ends by itself or by a signal. The exit status stays the process's own: no
 * handler of ours decides about it, exceptions and rejections are not touched, a signal that nobody else handles is
 * raised again, and after one that somebody handles the hooks stay in place.
 *
 * @returns a function that takes the hooks off.
 */
export function installExitHooks({ flush, abandon, progress }: ExitWork): () => void {
  const flushOr = async (onLimit: () => void): Promise<void> => {
    if (!(await flush(MAX_FLUSH_MILLIS))) onLimit();
  };
  let flushedAt = -1;
  let rounds = 0;
  const onBeforeExit = (): void => {
    const now = progress();
    if (now === flushedAt || rounds >= MAX_ROUNDS) return; // nothing new: let the process end
    flushedAt = now;
    rounds++;
    void flushOr(abandon);
  };
  let isRemoved = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    detach();
    // An application that handles the signal may well go on, and then needs what is given up only at an end.
    const goesOn = (): boolean => process.listenerCount(signal) > 0;
    void flushOr(goesOn() ? () => undefined : abandon).then(() => {
      if (!goesOn()) process.kill(process.pid, signal);
      else if (!isRemoved) attach();
    });
  };
  const attach = (): void => {
    process.on('beforeExit', onBeforeExit);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  };
  const detach = (): void => {
    process.off('beforeExit', onBeforeExit);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  attach();
  return () => {
    isRemoved = true;
    detach();
  };
}
