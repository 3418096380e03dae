import type { NavigationPort, RouteChange } from '../../instrumentations/index.ts';

/** The part of the Navigation API (https://html.spec.whatwg.org/#navigation-api) that says what changed. */
type NavigationApi = EventTarget;

/** The address of the page by the Navigation API, or where there is none by the History API. */
export function createNavigationWatch(): NavigationPort {
  return {
    pathname: () => location.pathname,
    hash: () => location.hash,
    watch(changed) {
      const { navigation } = globalThis as { readonly navigation?: NavigationApi };
      const ending = new AbortController();
      const { signal } = ending;
      if (navigation === undefined) {
        addEventListener('popstate', () => changed('traverse'), { signal });
        wrap('pushState', () => changed('push'), signal);
        wrap('replaceState', () => changed('replace'), signal);
      } else {
        const onChange = (event: Event): void =>
          changed((event as Event & { navigationType: RouteChange | null }).navigationType ?? undefined);
        navigation.addEventListener('currententrychange', onChange, { signal });
      }
      return () => ending.abort();
    },
  };
}

/** Others may have wrapped it since: what is not on top any more stays, and says nothing. */
function wrap(method: 'pushState' | 'replaceState', changed: () => void, signal: AbortSignal): void {
  const original = history[method];
  const wrapped: typeof original = function (this: History, ...state) {
    original.apply(this, state);
    if (!signal.aborted) changed();
  };
  history[method] = wrapped;
  signal.addEventListener('abort', () => {
    if (history[method] === wrapped) history[method] = original;
  });
}
