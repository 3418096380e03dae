/** Measures how long a form takes until it can be used. */
export interface FormLoadRecorder {
  /**
   * Starts to measure, at the call that renders the form or at the last navigation. Call what it returns when the form can
   * be used; later calls do nothing.
   *
   * @param since `navigation`: the page's start or its last route change, whichever was later. Default: `now`.
   */
  startFormLoad(form: string, since?: 'now' | 'navigation'): () => void;
}

/**
 * @param record takes milliseconds.
 * @param navigatedAt the last navigation, on the clock of `performance.now()`.
 */
export function createFormLoadRecorder(
  record: (form: string, durationMillis: number) => void,
  navigatedAt: () => number,
): FormLoadRecorder {
  return {
    startFormLoad(form, since = 'now') {
      const startedAt = since === 'now' ? performance.now() : navigatedAt();
      let isUsable = false;
      return () => {
        if (!isUsable) record(form, performance.now() - startedAt);
        isUsable = true;
      };
    },
  };
}
