import type { Level } from '../../src/index.ts';
import {
  createConsent,
  environmentLimit,
  parseAdministratorPolicy,
  type ConsentExplanation,
} from '../../src/policy/index.ts';

const RANK = { none: 0, required: 1, optional: 2 } as const;
const LEVELS: readonly Level[] = ['none', 'required', 'optional'];
const NOTICE = { version: '2' };
const time = '2026-01-01T00:00:00.000Z';

/** What a source says, and what follows for the level: `most` and `least`. */
interface Say {
  readonly name: string;
  readonly most: number;
  readonly least: number;
}
interface PolicySay extends Say {
  readonly text: string | undefined;
}
interface EnvironmentSay extends Say {
  readonly variables: Record<string, string>;
  readonly doNotTrackMeans?: 'required';
}
interface ChoiceSay {
  readonly name: string;
  /** The level that it comes to alone. */
  readonly level: number;
  readonly counts: boolean;
  readonly read: () => { level: Level; source: 'settings'; time: string; noticeVersion?: string } | undefined;
}

const policies: PolicySay[] = [
  { name: 'no policy', text: undefined, most: 2, least: 0 },
  ...[undefined, ...LEVELS].flatMap((maximumLevel) =>
    [undefined, 'none' as const, 'required' as const]
      .filter((minimumLevel) => !(maximumLevel === 'none' && minimumLevel === 'required'))
      .map((minimumLevel) => ({
        name: `policy ${minimumLevel}..${maximumLevel}`,
        text: JSON.stringify({ maximumLevel, minimumLevel }),
        most: RANK[maximumLevel ?? 'optional'],
        least: RANK[minimumLevel ?? 'none'],
      })),
  ),
  {
    name: 'contradicting policy',
    text: '{"maximumLevel":"none","minimumLevel":"required"}',
    most: 0,
    least: 0,
  },
  { name: 'policy that opts in', text: '{"minimumLevel":"optional"}', most: 1, least: 0 },
  { name: 'policy with a slip', text: '{"maximumlevel":"none"}', most: 1, least: 0 },
  { name: 'broken policy', text: '{"maximumLevel":"opt', most: 1, least: 0 },
];

const environments: EnvironmentSay[] = [
  { name: 'no variable', variables: {}, most: 2, least: 0 },
  ...LEVELS.map((level) => ({
    name: `DIAGNOSTIC_DATA_LEVEL=${level}`,
    variables: { DIAGNOSTIC_DATA_LEVEL: level },
    most: RANK[level],
    least: 0,
  })),
  { name: 'DIAGNOSTIC_DATA_LEVEL=all', variables: { DIAGNOSTIC_DATA_LEVEL: 'all' }, most: 1, least: 0 },
  { name: 'DO_NOT_TRACK=1', variables: { DO_NOT_TRACK: '1' }, most: 0, least: 0 },
  {
    name: 'DO_NOT_TRACK=1 that means required',
    variables: { DO_NOT_TRACK: '1', DIAGNOSTIC_DATA_LEVEL: 'optional' },
    doNotTrackMeans: 'required',
    most: 1,
    least: 0,
  },
  { name: 'DO_NOT_TRACK=0', variables: { DO_NOT_TRACK: '0' }, most: 2, least: 0 },
];

const choices: ChoiceSay[] = [
  { name: 'no choice', level: 1, counts: false, read: () => undefined },
  ...LEVELS.map((level) => ({
    name: `choice ${level}`,
    level: RANK[level],
    counts: true,
    read: () => ({ level, source: 'settings' as const, time, noticeVersion: '2' }),
  })),
  {
    name: 'optional under an older notice',
    level: 1,
    counts: false,
    read: () => ({ level: 'optional', source: 'settings', time, noticeVersion: '1' }),
  },
  {
    name: 'none under an older notice',
    level: 0,
    counts: true,
    read: () => ({ level: 'none', source: 'settings', time, noticeVersion: '1' }),
  },
  {
    name: 'unreadable choice',
    level: 1,
    counts: false,
    read: () => {
      throw new Error('the file is not valid JSON');
    },
  },
];

function explain(policy: PolicySay, environment: EnvironmentSay, choice: ChoiceSay): ConsentExplanation {
  return createConsent({
    store: { read: choice.read, write: () => Promise.resolve() },
    administratorPolicy: { read: () => policy.text },
    limit: environmentLimit(environment.variables, { doNotTrackMeans: environment.doNotTrackMeans }),
    notice: NOTICE,
  }).explain();
}

/** The rule, said once more and otherwise: each source in turn, the strongest last. */
function expected(policy: Say, environment: Say, { level, counts }: ChoiceSay) {
  const lowered = Math.min(level, environment.most);
  const final = Math.max(Math.min(lowered, policy.most), policy.least);
  const byPolicy = final > lowered || (policy.most < level && final === policy.most);
  const decidedBy = byPolicy
    ? 'administrator'
    : lowered < level
      ? 'environment'
      : counts
        ? 'choice'
        : 'default';
  return { level: LEVELS[final], decidedBy };
}

const combinations = policies.flatMap((policy) =>
  environments.flatMap((environment) => choices.map((choice) => ({ policy, environment, choice }))),
);

describe('every combination of policy, environment and choice', () => {
  it('covers each of them', () => {
    expect(combinations).toHaveLength(16 * 8 * 7);
  });

  it.each(policies)('P11: $name: the strongest source decides, and says so in one sentence', (policy) => {
    for (const environment of environments)
      for (const choice of choices) {
        const explanation = explain(policy, environment, choice);
        const { level, decidedBy, reason } = explanation;
        const where = `${policy.name}, ${environment.name}, ${choice.name}`;
        expect({ where, level, decidedBy }).toEqual({
          where,
          ...expected(policy, environment, choice),
        });
        expect(reason).toMatch(/^[A-Z][^.]*(?:\.json)?[^.]*\.$/);
      }
  });

  it('P11: nothing but an opt-in under the current notice comes to optional', () => {
    const optedIn = combinations.filter(
      ({ policy, environment, choice }) => explain(policy, environment, choice).level === 'optional',
    );

    expect(new Set(optedIn.map(({ choice }) => choice.name))).toEqual(new Set(['choice optional']));
    expect(optedIn.length).toBeGreaterThan(0);
  });

  it('P8: what cannot be understood is named as a problem, and switches Optional off', () => {
    for (const { policy, environment, choice } of combinations) {
      const isOdd =
        ['contradicting policy', 'policy that opts in', 'policy with a slip', 'broken policy'].includes(
          policy.name,
        ) ||
        environment.name === 'DIAGNOSTIC_DATA_LEVEL=all' ||
        choice.name === 'unreadable choice';
      const { problem, level } = explain(policy, environment, choice);
      expect(problem !== undefined).toBe(isOdd);
      if (isOdd) expect(level).not.toBe('optional');
    }
  });
});

describe('an administrator’s policy', () => {
  it.each([
    ['{}', {}],
    ['{"version":1,"comment":"IT, 2026","maximumLevel":"required"}', { maximumLevel: 'required' }],
    ['{"minimumLevel":"required"}', { minimumLevel: 'required' }],
  ])('is understood: %s', (text, policy) => {
    expect(parseAdministratorPolicy(text)).toEqual(policy);
  });

  it.each([
    '',
    'null',
    '[]',
    '"none"',
    '{"version":2}',
    '{"maximumLevel":"OPTIONAL"}',
    '{"minimumLevel":true}',
  ])('P8: switches Optional off and asks for nothing when it cannot be understood: %s', (text) => {
    expect(parseAdministratorPolicy(text)).toEqual({ maximumLevel: 'required', problem: expect.any(String) });
  });

  it('P8: keeps a maximum of none even if the rest cannot be understood', () => {
    expect(parseAdministratorPolicy('{"version":9,"maximumLevel":"none"}').maximumLevel).toBe('none');
  });
});
