import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFileConsentStore } from '../../src/platform/node/consent-file.ts';
import { createMachineSeal } from '../../src/platform/node/machine-id.ts';
import { hashReceipt, readReceipts } from '../../src/platform/node/receipts.ts';
import { verifyReceipts } from '../../src/policy/index.ts';
import { ended, startProgram } from './child.ts';
import { newStateDirectory, removeStateDirectories } from './temporary.ts';

afterAll(removeStateDirectories);

const KILLS = 300;
const AT_ONCE = 4;
const MAX_WRITING_MILLIS = 30;
const PROGRAM = 'test/consent/programs/write-choices.ts';
const LEVELS = ['none', 'required', 'optional'] as const;
const seal = createMachineSeal(() => 'this machine');

/** What one killed writer left. */
interface Outcome {
  /** The last choice that was written for sure, and the one that was being written. */
  readonly allowed: readonly string[];
  readonly found: string;
  readonly isIntact: boolean;
  readonly wasWriting: boolean;
}

/** Half of them are killed in their first choice, which takes a cold process long, and half later. */
async function killWhileWriting(
  directory: string,
  first: number,
  after: 'writing' | 'written',
): Promise<{ outcome: Outcome; next: number }> {
  const child = startProgram(PROGRAM, [directory, '0', '1000000', String(first)]);
  const end = ended(child);
  await new Promise<void>((resolve) =>
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes(after)) resolve();
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, Math.random() * MAX_WRITING_MILLIS));
  child.kill('SIGKILL');
  const { stdout } = await end;
  const stepsOf = (word: string) =>
    [...stdout.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))].map(([, n]) => Number(n));
  const written = stepsOf('written').at(-1) ?? first - 1;
  const writing = stepsOf('writing').at(-1) ?? first;
  const steps = written === writing ? [written] : [written, writing];
  const choice = createFileConsentStore(directory, seal).read();
  const check = verifyReceipts(await readReceipts(directory), hashReceipt);
  const outcome = {
    allowed: steps.map((step) => (step < 0 ? 'nothing' : describe(step))),
    found: choice === undefined ? 'nothing' : `${Date.parse(choice.time) / 1000} ${choice.level}`,
    isIntact: check.isIntact,
    wasWriting: written !== writing,
  };
  return { outcome, next: writing + 1 };
}

const levelOf = (step: number) => LEVELS[(step * 7919) % 3] ?? 'none';
const describe = (step: number): string => `${step} ${levelOf(step)}`;

async function killAgainAndAgain(times: number): Promise<Outcome[]> {
  const directory = newStateDirectory();
  const outcomes: Outcome[] = [];
  let first = 0;
  let last = 'nothing';
  for (let i = 0; i < times; i++) {
    const { outcome, next } = await killWhileWriting(directory, first, i % 2 === 0 ? 'writing' : 'written');
    // What the killed one before left is the old choice of this one.
    outcomes.push({
      ...outcome,
      allowed: outcome.allowed.map((one) => (one === describe(first - 1) ? last : one)),
    });
    first = next;
    last = outcome.found;
  }
  expect(readFileSync(join(directory, 'consent.json'), 'utf8')).toContain('"version": 1');
  return outcomes;
}

it(`P8: after each of ${KILLS} kills while writing, the file holds the old choice or the new one, never a wider one`, async () => {
  const groups = await Promise.all(Array.from({ length: AT_ONCE }, () => killAgainAndAgain(KILLS / AT_ONCE)));
  const outcomes = groups.flat();

  expect(outcomes).toHaveLength(KILLS);
  for (const { allowed, found } of outcomes) expect(allowed).toContain(found);
  expect(outcomes.filter(({ isIntact }) => !isIntact)).toEqual([]);
  // The kills came while it was writing, most of the time.
  expect(outcomes.filter(({ wasWriting }) => wasWriting).length).toBeGreaterThan(KILLS / 2);
}, 240_000);
