import type { EnvironmentLimit } from '../../policy/index.ts';

/** What browsers say for the person; the second and third are spellings of older ones. */
interface Signals {
  readonly globalPrivacyControl?: boolean;
  readonly doNotTrack?: string | null;
  readonly msDoNotTrack?: string | null;
}

/**
 * Reads Global Privacy Control (https://www.w3.org/TR/gpc/) and `doNotTrack`. They only lower.
 *
 * @param means the level that they stand for in this product.
 */
export function privacyLimit(means: 'none' | 'required'): EnvironmentLimit | undefined {
  const signals: Signals = navigator;
  if (signals.globalPrivacyControl === true) return { level: means, variable: 'Global Privacy Control' };
  const asks = [signals.doNotTrack, signals.msDoNotTrack].some((value) => value === '1' || value === 'yes');
  return asks ? { level: means, variable: 'doNotTrack' } : undefined;
}
