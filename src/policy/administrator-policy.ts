import type { Change } from './change-watch.ts';
import { isLevel, type Level, lowerLevel } from './level.ts';

/** What an administrator decided for a machine. */
export interface AdministratorPolicy {
  /** Nobody on the machine sends more. */
  readonly maximumLevel?: Level;
  /** Nobody on the machine sends less. At most `required`: only the person opts in to Optional. */
  readonly minimumLevel?: 'none' | 'required';
  /** What was wrong with it, if anything; Optional is off then. */
  readonly problem?: string;
}

/** Where an administrator's policy is read. */
export interface AdministratorPolicySource {
  /** The text of the policy, or `undefined` when there is none. Throws an `Error` when it cannot be read or trusted. */
  read(): string | undefined;
  /** Whether it changed since it was last read. Must be cheap: asked at every export. */
  hasChanged?(): boolean;
}

const KNOWN_KEYS = ['$schema', 'version', 'comment', 'maximumLevel', 'minimumLevel'];

/** Reads a policy. What cannot be understood never lets out more: Optional is off, and no minimum is in force. */
export function readAdministratorPolicy(source: AdministratorPolicySource): AdministratorPolicy | undefined {
  try {
    const text = source.read();
    return text === undefined ? undefined : parseAdministratorPolicy(text);
  } catch (error) {
    return refused(error instanceof Error ? error.message : 'it cannot be read');
  }
}

/**
 * Reads a policy that may be another one now. One that cannot be understood, or that cannot be asked whether it changed,
 * lets out no more than the one before.
 */
export function readPolicyAgain(
  source: AdministratorPolicySource,
  known: AdministratorPolicy | undefined,
  change: Change,
): AdministratorPolicy | undefined {
  const read = readAdministratorPolicy(source);
  const policy = change === 'unknown' ? refused('it cannot be read', read?.maximumLevel) : read;
  return policy?.problem === undefined ? policy : refused(policy.problem, lowest(policy, known));
}

/**
 * Understands `{ "version": 1, "maximumLevel": "required", "minimumLevel": "none" }`; every key may be left out.
 * A maximum that can be understood counts even if the rest of the policy cannot.
 */
export function parseAdministratorPolicy(text: string): AdministratorPolicy {
  const content = parseObject(text);
  if (content === undefined) return refused('the file is not a JSON object');
  const { version = 1, maximumLevel, minimumLevel } = content;
  const maximum = isLevel(maximumLevel) ? maximumLevel : undefined;
  const unknown = Object.keys(content).find((key) => !KNOWN_KEYS.includes(key));
  if (unknown !== undefined) return refused(`it has the unknown key ${JSON.stringify(unknown)}`, maximum);
  if (version !== 1) return refused('it has an unknown version', maximum);
  if (maximumLevel !== undefined && maximum === undefined)
    return refused('maximumLevel is not one of none, required, optional');
  if (minimumLevel === undefined) return maximum === undefined ? {} : { maximumLevel: maximum };
  if (minimumLevel !== 'none' && minimumLevel !== 'required')
    return refused('minimumLevel is not one of none, required: only the person opts in to Optional', maximum);
  if (maximum === 'none' && minimumLevel === 'required')
    return refused('minimumLevel is above maximumLevel', maximum);
  return { ...(maximum === undefined ? {} : { maximumLevel: maximum }), minimumLevel };
}

function lowest(...policies: readonly (AdministratorPolicy | undefined)[]): Level {
  return policies.map((policy) => policy?.maximumLevel ?? 'optional').reduce(lowerLevel);
}

function refused(problem: string, maximum: Level = 'required'): AdministratorPolicy {
  return { maximumLevel: lowerLevel(maximum, 'required'), problem };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const content: unknown = JSON.parse(text);
    const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
    return isObject ? (content as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
