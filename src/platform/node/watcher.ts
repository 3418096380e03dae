import { existsSync, type FSWatcher, watch } from 'node:fs';

/** How often to look where nothing can be watched: no directory yet, a network drive, no watches left. */
const POLL_MILLIS = 500;

/**
 * Calls back soon after anything in a directory may have changed. Never keeps the process alive, never throws, makes no
 * directory.
 *
 * @returns a function that ends the watch.
 */
export function watchDirectory(directory: string, onChange: () => void): () => void {
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    try {
      watcher = watch(directory, { persistent: false }, () => {
        onChange();
        if (!existsSync(directory)) poll();
      });
      watcher.on('error', poll);
    } catch {
      poll();
    }
  }

  /** Looks now and then until there is something to watch again. */
  function poll(): void {
    stop();
    timer = setInterval(() => {
      onChange();
      if (!existsSync(directory)) return;
      stop();
      start();
      onChange(); // between the look and the watch
    }, POLL_MILLIS);
    timer.unref();
  }

  function stop(): void {
    clearInterval(timer);
    watcher?.close();
    watcher = undefined;
  }

  start();
  return stop;
}
