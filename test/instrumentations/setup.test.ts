import fc from 'fast-check';
import type { Level } from '../../src/index.ts';
import {
  createSetupInstrumentation,
  type LastLaunch,
  type Run,
  type RunWatcher,
} from '../../src/instrumentations/index.ts';
import { judgeEndedRuns, judgeLaunch } from '../../src/instrumentations/setup-rule.ts';
import { aMoment, collectEvents, settableLevel } from './in-force.ts';

/** An installation on which the product runs again and again. */
function createInstallation() {
  const runs: { kept: Run | undefined; alive: boolean }[] = [];
  let last: LastLaunch = 'none';

  async function launch(version: string, level: Level = 'required') {
    const { names, events, loggerProvider } = collectEvents();
    const inForce = settableLevel(level);
    const run = { kept: undefined as Run | undefined, alive: true };
    runs.push(run);
    let listeners: Parameters<RunWatcher['watch']>[0] | undefined;
    const setup = createSetupInstrumentation({
      version,
      inForce,
      launchedAfterMillis: 60_000,
      watcher: { watch: (given) => ((listeners = given), () => (listeners = undefined)) },
      store: {
        takeEndedRuns(tell) {
          const ended = runs.filter((one) => !one.alive && one.kept !== undefined);
          const kept = ended.map((one) => one.kept as Run);
          for (const one of ended) one.kept = undefined;
          tell(kept);
        },
        keepRun: (kept) => void (run.kept = kept),
        endRun: () => void (run.kept = undefined),
        lastLaunch: () => last,
        saveLaunch: (saved) => void (last = { version: saved }),
      },
    });
    setup.setLoggerProvider(loggerProvider);
    setup.enable();
    await aMoment();
    return {
      names,
      events,
      inForce,
      kept: () => run.kept,
      succeed: () => setup.markLaunched(),
      /** Ends as a process does that is killed. */
      die: () => void (run.alive = false),
      /** Ends by an error that nobody catches. */
      fail(error: unknown) {
        listeners?.fault(error);
        listeners?.ended(1);
        run.alive = false;
      },
      exit(status: number) {
        listeners?.ended(status);
        run.alive = false;
      },
      endByItself() {
        listeners?.ending();
        listeners?.ended(0);
        run.alive = false;
      },
      shutdown() {
        setup.disable();
        run.alive = false;
      },
    };
  }

  return { launch, damage: () => void (last = 'unreadable'), lastLaunch: () => last };
}

describe('setup', () => {
  it('records the first successful launch once for an installation', async () => {
    const installation = createInstallation();

    const first = await installation.launch('1.0.0');
    expect(first.names()).toEqual([]); // not before it has succeeded
    first.succeed();
    first.succeed();
    first.shutdown();
    const second = await installation.launch('1.0.0');
    second.succeed();

    expect(first.names()).toEqual(['setup.first_launch', 'setup.launch']);
    expect(second.names()).toEqual(['setup.launch']);
  });

  it('records an update from one version to another, also to an older one', async () => {
    const installation = createInstallation();
    const firsts: unknown[] = [];
    for (const version of ['1.0.0', '2.0.0', '1.0.0']) {
      const run = await installation.launch(version);
      run.endByItself();
      firsts.push(run.events[0]);
    }
    const update = (version: string, before: string) => ({
      name: 'diagnostic_data.setup.update',
      attributes: { 'service.version': version, 'diagnostic_data.setup.previous_version': before },
    });
    expect(firsts.slice(1)).toEqual([update('2.0.0', '1.0.0'), update('1.0.0', '2.0.0')]);

    const again = await installation.launch('1.0.0');
    again.succeed();

    expect(again.names()).toEqual(['setup.launch']);
  });

  it('reports at the next launch that a launch failed, with the version that did', async () => {
    const installation = createInstallation();
    (await installation.launch('1.0.0')).endByItself();
    (await installation.launch('2.0.0')).fail(new TypeError('bob@example.com broke it'));

    const next = await installation.launch('1.0.0');
    next.succeed();

    expect(next.names()).toEqual(['setup.launch_failed', 'setup.launch']); // 2.0.0 never was a successful launch
    expect(next.events[0]?.attributes).toEqual({ 'service.version': '2.0.0', 'exception.type': 'TypeError' });
    expect(JSON.stringify(next.events)).not.toContain('bob');
  });

  it('reports at the next launch that the product crashed, once', async () => {
    const installation = createInstallation();
    const crashing = await installation.launch('2.0.0');
    crashing.succeed();
    crashing.die();

    const next = await installation.launch('2.0.0');
    next.endByItself();
    const afterNext = await installation.launch('2.0.0');

    expect(next.events[0]).toEqual({ name: 'app.crash', attributes: { 'service.version': '2.0.0' } });
    expect(afterNext.names()).toEqual([]);
  });

  it.each([
    ['a clean end before the launch has succeeded', 'starting', 0, []],
    ['an end with an error status before that', 'starting', 2, ['setup.launch_failed']],
    ['an end with an error status after that', 'running', 2, []],
  ] as const)('takes %s for what it is', async (_, phase, status, expected) => {
    const installation = createInstallation();
    const run = await installation.launch('1.0.0');
    if (phase === 'running') run.succeed();
    run.exit(status);

    expect((await installation.launch('1.0.0')).names()).toEqual(expected);
  });

  it('does not take another process of the product that still runs for a crash', async () => {
    const installation = createInstallation();
    (await installation.launch('1.0.0')).succeed();

    expect((await installation.launch('1.0.0')).names()).toEqual([]);
  });

  it('does not take a damaged state for a new installation', async () => {
    const installation = createInstallation();
    installation.damage();
    const run = await installation.launch('1.0.0');
    run.succeed();

    expect(run.names()).toEqual(['setup.launch']);
    expect(installation.lastLaunch()).toEqual({ version: '1.0.0' });
  });

  it('P1 P5: keeps nothing for the next run while Required data is off, and drops it when it is switched off', async () => {
    const installation = createInstallation();
    const off = await installation.launch('1.0.0', 'none');
    off.succeed();
    expect([off.names(), off.kept(), installation.lastLaunch()]).toEqual([[], undefined, 'none']);

    const on = await installation.launch('1.0.0');
    on.inForce.set('none');
    expect([on.names(), on.kept()]).toEqual([[], undefined]);
    on.inForce.set('required');
    on.succeed();
    expect(on.names()).toEqual(['setup.first_launch', 'setup.launch']);
  });
});

describe('the rule of setup', () => {
  const version = fc.constantFrom('1.0.0', '1.1.0', '2.0.0');
  const launches = fc.array(version, { minLength: 1, maxLength: 12 });

  it('finds one first launch, and an update wherever the version changes, in any history', () => {
    fc.assert(
      fc.property(launches, (versions) => {
        let last: LastLaunch = 'none';
        const facts = versions.flatMap((one) => {
          const judged = judgeLaunch(one, last);
          last = { version: one };
          return judged;
        });
        const changes = versions.slice(1).filter((one, index) => one !== versions[index]);
        const count = (kind: string) => facts.filter((fact) => fact.kind === kind).length;

        expect([count('first_launch'), count('update'), count('launch')]).toEqual([
          1,
          changes.length,
          versions.length,
        ]);
      }),
    );
  });

  it('finds a failed launch or a crash for each run that did not end cleanly', () => {
    const run = fc.record({ version, phase: fc.constantFrom('starting' as const, 'running' as const) });
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        expect(judgeEndedRuns(runs).map(({ kind }) => kind)).toEqual(
          runs.map(({ phase }) => (phase === 'starting' ? 'launch_failed' : 'crash')),
        );
      }),
    );
  });
});
