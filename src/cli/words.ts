import type { AdministratorPolicy, ConsentChoice, Level } from '../policy/index.ts';

/** What each level means, for the person who chooses. */
export const LEVEL_MEANS: Readonly<Record<Level, string>> = {
  none: 'Nothing is sent.',
  required: 'Only what keeps the product secure, up to date and working.',
  optional: 'Required data, and how selected functions are used.',
};

/** A choice in one line. */
export function describeChoice(
  choice: (Omit<ConsentChoice, 'source'> & { readonly source: string }) | undefined,
): string {
  if (choice === undefined) return 'none is recorded';
  const { level, source, time, noticeVersion, productVersion } = choice;
  const notice = noticeVersion === undefined ? '' : `, under notice ${noticeVersion}`;
  const product = productVersion === undefined ? '' : `, in version ${productVersion}`;
  return `${level}, made in the ${source} at ${time}${notice}${product}`;
}

/** An administrator's policy in one line. */
export function describePolicy(policy: AdministratorPolicy | undefined): string {
  if (policy === undefined) return 'there is none';
  if (policy.problem !== undefined) return `cannot be used: ${policy.problem}`;
  const { maximumLevel, minimumLevel } = policy;
  const limits = [
    ...(maximumLevel === undefined ? [] : [`at most ${maximumLevel}`]),
    ...(minimumLevel === undefined ? [] : [`at least ${minimumLevel}`]),
  ];
  return limits.length === 0 ? 'sets no limit' : limits.join(', ');
}

/** A choice without its pseudonymous id, which is nobody's business at a terminal. */
export function withoutId(choice: ConsentChoice): ConsentChoice {
  return { ...choice, optionalId: undefined };
}
