/** What happens in the life of a page. */
export interface PageListeners {
  /** Nobody looks at the page any more: it may never come back, and nothing says so later. */
  hidden(): void;
  /** It was frozen with its memory, and is shown again. */
  restored(): void;
  /** Another tab changed what is kept for the origin. */
  stored(event: StorageEvent): void;
}

/** Whether nobody looks at the page. */
export const isHidden = (): boolean => document.visibilityState === 'hidden';

/**
 * Listens to the life of the page. Without `unload` and `beforeunload`, which would keep the page out of the
 * back/forward cache.
 *
 * @returns a function that ends it.
 */
export function followPage({ hidden, restored, stored }: PageListeners): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const onChange = (): void => (isHidden() ? hidden() : undefined);
  const onShow = ({ persisted }: PageTransitionEvent): void => (persisted ? restored() : undefined);
  document.addEventListener('visibilitychange', onChange, { signal });
  // A page that is seen becomes hidden after it: what would be sent before that would not outlive it.
  addEventListener('pagehide', onChange, { signal });
  addEventListener('pageshow', onShow, { signal });
  addEventListener('storage', stored, { signal });
  return () => ending.abort();
}

/** Whether the browser renders the page before anybody asked for it: https://wicg.github.io/nav-speculation/prerendering.html */
export const isRenderedAhead = (): boolean =>
  (document as Document & { readonly prerendering?: boolean }).prerendering === true;

/** Calls back once somebody sees a page that was rendered ahead. */
export function onActivation(start: () => void): void {
  document.addEventListener('prerenderingchange', start, { once: true });
}
