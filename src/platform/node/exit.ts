/** What is done at the end of the process. */
export interface ExitWork {
  /** Sends what is queued. */
  readonly flush: () => Promise<void>;
  /** Gives up what could not be sent in time, so that the process can end. */
  readonly abandon: () => void;
  /** A number that changes whenever there may be something new to send. */
  readonly progress: () => number;
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** The end of a process waits this long for a Collector, no longer. */
const MAX_FLUSH_MILLIS = 2000;

/**
 * Sends what is queued when the process ends by itself or by a signal. The exit status stays the process's own: no
 * handler of ours decides about it, exceptions and rejections are not touched, and a signal that nobody else handles is
 * raised again.
 *
 * @returns a function that takes the hooks off.
 */
export function installExitHooks({ flush, abandon, progress }: ExitWork): () => void {
  let flushedAt = -1;
  const onBeforeExit = (): void => {
    const now = progress();
    if (now === flushedAt) return; // nothing new: let the process end
    flushedAt = now;
    void withinLimit(flush(), abandon);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    remove();
    void withinLimit(flush(), abandon).then(() => {
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  };
  const remove = (): void => {
    process.off('beforeExit', onBeforeExit);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  process.on('beforeExit', onBeforeExit);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return remove;
}

async function withinLimit(work: Promise<void>, onLimit: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      onLimit();
      resolve();
    }, MAX_FLUSH_MILLIS);
  });
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}
