import type { ErrorType } from './work-declarations.ts';

/** A run of the product, as it is kept while the run lasts. */
export interface Run {
  readonly version: string;
  /** `starting` until the launch has succeeded. */
  readonly phase: 'starting' | 'running';
  /** The kind of the error that nobody caught. Default: none was seen. */
  readonly fault?: ErrorType | undefined;
}

/** The last version that was launched successfully; `none` on a new installation, `unreadable` if it cannot be told. */
export type LastLaunch = { readonly version: string } | 'none' | 'unreadable';

/** What happened. */
export type SetupFact =
  | { readonly kind: 'first_launch' | 'launch'; readonly version: string }
  | { readonly kind: 'update'; readonly version: string; readonly previousVersion: string }
  | { readonly kind: 'launch_failed' | 'crash'; readonly version: string; readonly fault?: Run['fault'] };

/** A run that is over without having ended cleanly failed to launch, if it was still starting, or else crashed. */
export function judgeEndedRuns(runs: readonly Run[]): SetupFact[] {
  return runs.map(({ version, phase, fault }) => ({
    kind: phase === 'starting' ? 'launch_failed' : 'crash',
    version,
    fault,
  }));
}

/**
 * A successful launch is the first one, if none is recorded; or an update, if another version was launched last. What
 * cannot be read is neither: a damaged file must not pass for a new user.
 */
export function judgeLaunch(version: string, last: LastLaunch): SetupFact[] {
  const launch: SetupFact = { kind: 'launch', version };
  if (last === 'unreadable') return [launch];
  if (last === 'none') return [{ kind: 'first_launch', version }, launch];
  if (last.version === version) return [launch];
  return [{ kind: 'update', version, previousVersion: last.version }, launch];
}
