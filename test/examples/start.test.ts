import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { EXAMPLE, NODE, run, sections, start } from './start-process.ts';

import type { Run } from './start-process.ts';

describe('npm start, in a pipe', () => {
  let result: Run;
  beforeAll(async () => {
    result = await start();
  }, 120_000);

  test('ends well and says nothing on the error channel', () => {
    expect(result).toMatchObject({ status: 0, stderr: '' });
  });

  test('P1: shows Optional data in the second of three phases only', () => {
    const phases = sections(result.stdout).filter((section) => /^\d {2}/.test(section));

    expect(phases.map((phase) => /Optional (.*)/.exec(phase)?.[1])).toEqual([
      'none',
      // a span, a log record and a data point of its own, and the interface language of both halves
      expect.stringMatching(/^enhanced usage [345]$/),
      'none',
    ]);
    expect(phases[0]).toContain('not allowed by the level: 1 span, 1 metric, 1 log record');
    expect(phases[1]).not.toContain('not allowed by the level');
  });

  test('P3: shows every accident scrubbed, and none of the canaries', () => {
    const phases = sections(result.stdout).filter((section) => /^\d {2}/.test(section));

    for (const phase of phases) {
      expect(phase).toMatch(/scrubbed .*\bemail \d+, /);
      expect(phase).toMatch(/✓ none of 4\d\d canaries in \d\d,\d\d\d bytes/);
    }
    expect(result.stdout).not.toContain('jane.doe');
    expect(result.stdout).toContain('Report for [email]');
  });

  test('P6: draws the trace across both services, with and without the Optional span in its middle', () => {
    const [optedIn, optedOut] = sections(result.stdout).slice(-2);
    const names = (tree: string | undefined): string[] =>
      [...(tree ?? '').matchAll(/^([ │├└─]*)(\S.*?) {2}/gm)].map(
        ([, indent, name]) => `${indent?.length} ${name}`,
      );

    expect(names(optedIn).slice(-6)).toEqual([
      '3 Localise report',
      '6 GET',
      '9 GET /logs/:id/report',
      '12 request handler',
      '15 Mine process',
      '15 Report for [email]',
    ]);
    expect(names(optedOut).slice(-5)).toEqual([
      '3 GET',
      '6 GET /logs/:id/report',
      '9 request handler',
      '12 Mine process',
      '12 Report for [email]',
    ]);
    expect(optedIn).toContain('[process-miner-server]');
    expect(optedOut).not.toContain('optional');
  });

  test('prints plain text that fits two screens', () => {
    expect(result.stdout).not.toContain('\u001B');
    expect(result.stdout.split('\n').length).toBeLessThan(80);
  });
});

describe('npm start', () => {
  test('P11: lets the environment lower the level, and says so', async () => {
    const { status, stdout } = await start([], { DO_NOT_TRACK: '1' });

    expect(stdout.match(/level none, decided by environment/g)).toHaveLength(3);
    expect(stdout.match(/✓ nothing arrived at all/g)).toHaveLength(3);
    expect(status).toBe(0);
  });

  test('explains itself', async () => {
    expect(await start(['--help'])).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([
    [['--endpont', 'http://localhost:4318'], "Unknown option '--endpont'"],
    [['--endpoint', 'localhost:4318'], '--endpoint wants an address like http://localhost:4318'],
    [['--jaeger'], 'argument missing'],
    [['extra'], "Unexpected argument 'extra'"],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await start(args);

    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('says at once when no Collector answers', async () => {
    const { status, stdout, stderr } = await start(['--endpoint', 'http://127.0.0.1:9']);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('No Collector answers at http://127.0.0.1:9');
  });
});

test('the event log that ships with the example is what its script writes', async () => {
  const { stdout } = await run(NODE, [join(EXAMPLE, 'data/make-event-log.ts')]);

  expect(stdout).toBe(readFileSync(join(EXAMPLE, 'data/purchase-to-pay.csv'), 'utf8'));
});
