import type { AdministratorPolicy } from './administrator-policy.ts';
import type { ConsentChoice } from './consent-choice.ts';
import type { Recorded } from './consent-reading.ts';
import type { EnvironmentLimit } from './environment-limit.ts';
import { DEFAULT_LEVEL, isLower, type Level } from './level.ts';

/** Everything that has a say in the level, the strongest first. */
export interface LevelSources {
  readonly administrator?: AdministratorPolicy | undefined;
  readonly environment?: EnvironmentLimit | undefined;
  readonly recorded: Recorded;
  /** Version of the product's notice; an opt-in made under another one does not count. */
  readonly noticeVersion?: string | undefined;
  /** A level that a failed write left in force: what is recorded may be wider than what was chosen. */
  readonly held?: Level | undefined;
}

/** Which source decided the level, and why. Plain JSON. */
export interface ConsentExplanation {
  readonly level: Level;
  readonly decidedBy: 'administrator' | 'environment' | 'choice' | 'default';
  /** One sentence. */
  readonly reason: string;
  /** Who keeps Optional off, whatever the person chooses. Absent while the choice is free. */
  readonly lockedBy?: ConsentLock;
  /** The person opted in under another version of the notice: Optional is off until they choose again. */
  readonly noticeChanged?: true;
  /** What was wrong with a policy, a variable or the recorded choice, if anything. */
  readonly problem?: string;
}

/** A source that allows less than Optional; the administrator's policy, where several do. */
export interface ConsentLock {
  readonly source: 'administrator' | 'environment';
  /** The variable, or what a browser says for the person. */
  readonly variable?: string;
}

type Decision = Omit<ConsentExplanation, 'problem' | 'lockedBy'>;

/**
 * The level in force: the person's choice, or `required` without one; lowered by the environment; and put between the
 * administrator's minimum and maximum. Nothing but the choice raises it to `optional` (P11).
 */
export function decideLevel(sources: LevelSources): ConsentExplanation {
  const chosen = byPerson(sources);
  const lowered = byEnvironment(sources.environment, chosen);
  const decided = byAdministrator(sources.administrator, chosen, lowered);
  const problem = problemsOf(sources).join(' ');
  const lockedBy = lockOf(sources);
  return {
    ...decided,
    ...(lockedBy === undefined ? {} : { lockedBy }),
    ...(problem === '' ? {} : { problem }),
  };
}

/** Whether an opt-in counts: it was made under the notice that the product states now. */
export function isNoticeCurrent(
  choice: ConsentChoice | undefined,
  noticeVersion: string | undefined,
): boolean {
  return noticeVersion === undefined || choice?.noticeVersion === noticeVersion;
}

function byPerson({ recorded, noticeVersion, held }: LevelSources): Decision {
  const { choice, problem } = recorded;
  const level = choice?.level ?? DEFAULT_LEVEL;
  if (held !== undefined && isLower(held, level))
    return decision(held, 'choice', `A choice could not be recorded, so "${held}" stays in force.`);
  if (level !== 'optional' && choice !== undefined)
    return decision(level, 'choice', `The person chose "${level}".`);
  if (problem !== undefined)
    return decision(
      DEFAULT_LEVEL,
      'default',
      `The recorded choice does not count (${problem}), so Optional is off.`,
    );
  if (choice === undefined)
    return decision(DEFAULT_LEVEL, 'default', 'No choice is recorded, so Optional is off.');
  if (!isNoticeCurrent(choice, noticeVersion))
    return {
      level: DEFAULT_LEVEL,
      decidedBy: 'default',
      reason:
        'The person opted in under another version of the notice, so Optional is off until they choose again.',
      noticeChanged: true,
    };
  return decision('optional', 'choice', 'The person chose "optional".');
}

function byEnvironment(limit: EnvironmentLimit | undefined, chosen: Decision): Decision {
  if (limit === undefined || !isLower(limit.level, chosen.level)) return chosen;
  const { level, variable, problem } = limit;
  const reason =
    problem === undefined
      ? `${variable} allows at most "${level}".`
      : `${variable} ${problem}, so Optional is off.`;
  return decision(level, 'environment', reason);
}

function byAdministrator(
  policy: AdministratorPolicy | undefined,
  chosen: Decision,
  lowered: Decision,
): Decision {
  const { maximumLevel, minimumLevel, problem } = policy ?? {};
  if (
    maximumLevel !== undefined &&
    isLower(maximumLevel, chosen.level) &&
    !isLower(lowered.level, maximumLevel)
  )
    return decision(
      maximumLevel,
      'administrator',
      problem === undefined
        ? `The administrator's policy allows at most "${maximumLevel}".`
        : `The administrator's policy cannot be used (${problem}), so Optional is off.`,
    );
  if (minimumLevel !== undefined && isLower(lowered.level, minimumLevel))
    return decision(
      minimumLevel,
      'administrator',
      `The administrator's policy asks for at least "${minimumLevel}".`,
    );
  return lowered;
}

function lockOf({ administrator, environment }: LevelSources): ConsentLock | undefined {
  if (allowsLess(administrator?.maximumLevel)) return { source: 'administrator' };
  if (environment === undefined || !allowsLess(environment.level)) return undefined;
  return { source: 'environment', variable: environment.variable };
}

function allowsLess(level: Level = 'optional'): boolean {
  return isLower(level, 'optional');
}

function problemsOf({ administrator, environment, recorded }: LevelSources): string[] {
  return [
    administrator?.problem === undefined
      ? ''
      : `The administrator's policy cannot be used (${administrator.problem}), so Optional is off.`,
    environment?.problem === undefined
      ? ''
      : `${environment.variable} ${environment.problem}, so Optional is off.`,
    recorded.problem === undefined
      ? ''
      : `The recorded choice does not count (${recorded.problem}), so Optional is off.`,
  ].filter((sentence) => sentence !== '');
}

function decision(level: Level, decidedBy: Decision['decidedBy'], reason: string): Decision {
  return { level, decidedBy, reason };
}
