import type { RunWatcher } from '../../instrumentations/index.ts';
import { isHidden } from './page-life.ts';

/** A page that nobody sees any more may never come back: that is the last that can be told of it. */
export function createRunWatcher(): RunWatcher {
  return {
    watch({ ending }) {
      const watch = new AbortController();
      // Capturing: before what is queued is sent.
      const options = { signal: watch.signal, capture: true };
      addEventListener('visibilitychange', () => (isHidden() ? ending() : undefined), options);
      addEventListener('pagehide', ending, options);
      return () => watch.abort();
    },
  };
}
