import type { RunWatcher } from '../../instrumentations/index.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Watches how this process ends, without a say in it.
 *
 * @param exitHooks how many of a signal's listeners only flush and raise it again; 0 where there are none, and then a
 * listener of ours would keep the process from ending by a signal, so that such an end is not seen to be a clean one.
 */
export function createRunWatcher(exitHooks: 0 | 1): RunWatcher {
  return {
    watch({ ending, ended, fault }) {
      let isStopped = false;
      const onSignal = (signal: NodeJS.Signals): void => {
        if (isStopped) return;
        ending();
        if (process.listenerCount(signal) > exitHooks) process.once(signal, onSignal);
        else ended(0);
      };
      process.on('uncaughtExceptionMonitor', fault);
      process.on('beforeExit', ending);
      process.on('exit', ended);
      if (exitHooks > 0) for (const signal of SIGNALS) process.once(signal, onSignal);
      return () => {
        isStopped = true;
        process.off('uncaughtExceptionMonitor', fault);
        process.off('beforeExit', ending);
        process.off('exit', ended);
        for (const signal of SIGNALS) process.off(signal, onSignal);
      };
    },
  };
}
