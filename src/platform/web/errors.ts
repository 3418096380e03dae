import type { ErrorPort } from '../../instrumentations/index.ts';

/** Errors and rejections that reached the window. */
export function createErrorWatch(): ErrorPort {
  return {
    origin: location.origin,
    watch(caught) {
      const ending = new AbortController();
      const { signal } = ending;
      addEventListener('error', (event) => caught(thrownBy(event)), { signal });
      addEventListener('unhandledrejection', ({ reason }) => caught(reason), { signal });
      return () => ending.abort();
    },
  };
}

/** Scripts of other origins give no error, and a browser may give only the place. */
function thrownBy({ error, message, filename, lineno, colno }: ErrorEvent): unknown {
  return error ?? { message, stack: `${filename}:${lineno}:${colno}` };
}
