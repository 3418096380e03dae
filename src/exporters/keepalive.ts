/**
 * Requests with `keepalive` outlive their page. A browser refuses them beyond 64 KiB in all that is pending, and
 * Chromium beyond nine at once: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch. A little is left for headers.
 */
export const MAX_KEEPALIVE_BYTES = 60 * 1024;
const MAX_KEEPALIVE_REQUESTS = 9;

/** What requests that outlive a page may hold together. */
export interface KeepaliveBudget {
  /** @returns a function that gives the bytes back, or `undefined` when there is no room. */
  take(bytes: number): (() => void) | undefined;
}

/** Made once for a page: the browser counts all lanes together. */
export function createKeepaliveBudget(): KeepaliveBudget {
  let held = 0;
  let requests = 0;
  return {
    take(bytes) {
      if (held + bytes > MAX_KEEPALIVE_BYTES || requests >= MAX_KEEPALIVE_REQUESTS) return undefined;
      held += bytes;
      requests++;
      return () => {
        held -= bytes;
        requests--;
      };
    },
  };
}
