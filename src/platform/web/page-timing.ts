import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import type { TimingPort } from '../../instrumentations/index.ts';

/**
 * What the browser measures: its performance timeline, and `web-vitals`. Both tell also of what was before they are asked.
 *
 * @param soon says when they are.
 */
export function createPageTiming(soon: (work: () => void) => void): TimingPort {
  return {
    watch({ navigation, resource, longFrame, webVital }) {
      let isStopped = false;
      let stops: readonly (() => void)[] = [];
      soon(() => {
        stops = [
          observe('navigation', (entry) => navigation(entry as PerformanceNavigationTiming)),
          observe('resource', (entry) => resource(entry as PerformanceResourceTiming)),
          observe(longFrames(), longFrame),
        ];
        for (const follow of [onCLS, onFCP, onINP, onLCP, onTTFB])
          follow((vital) => (isStopped ? undefined : webVital(vital))); // it cannot be unsubscribed
      });
      return () => {
        isStopped = true;
        stops.forEach((stop) => stop());
      };
    },
  };
}

const isKnown = (type: string): boolean => PerformanceObserver.supportedEntryTypes.includes(type);

/** The first that the browser knows: both tell of the same time. */
const longFrames = (): string => (isKnown('long-animation-frame') ? 'long-animation-frame' : 'longtask');

function observe(type: string, tell: (entry: PerformanceEntry) => void): () => void {
  if (!isKnown(type)) return () => undefined;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(tell));
  observer.observe({ type, buffered: true });
  return () => observer.disconnect();
}

/** When the page began, on the clock of `performance.now()`; one that was rendered ahead, when it was shown. */
export function pageBegan(): number {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as { readonly activationStart?: number } | undefined)?.activationStart ?? 0;
}
