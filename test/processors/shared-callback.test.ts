import { createSharedCallback } from '../../src/processors/shared-callback.ts';

interface Seen {
  readonly lane: object;
  readonly run: number;
}

const lane = {};
const other = {};

/** A callback that observes the number of its run, for both lanes. */
const create = () => {
  let runs = 0;
  const shared = createSharedCallback<Seen>(
    (report) => {
      runs++;
      for (const one of [lane, other]) report({ lane: one, run: runs });
    },
    () => undefined,
  );
  const observe = async (consumer: object, one = lane): Promise<number[]> =>
    (await shared.observe(consumer, one)).map(({ run }) => run);
  return { shared, observe, runs: () => runs };
};

describe('a shared callback', () => {
  it('runs once for each collection, however many consumers ask', async () => {
    const { observe, runs } = create();
    const [a, b] = [{}, {}];

    const first = await Promise.all([observe(a), observe(b)]);
    const second = await Promise.all([observe(a), observe(b)]);

    expect([first, second]).toEqual([
      [[1], [1]],
      [[2], [2]],
    ]);
    expect(runs()).toBe(2);
  });

  it('P4: runs for the beginning of a lane alone, once for each lane', async () => {
    const { shared, observe } = create();
    await observe({});

    const beginnings = await Promise.all([lane, lane, other].map((one) => shared.observeFor(one)));

    expect(beginnings.map((seen) => seen.map(({ run }) => run))).toEqual([[2], [2], [3]]);
    expect(await observe({})).toEqual([1]);
  });

  it('P4: shares with a lane that begins nothing that was being observed before', async () => {
    const { shared, observe } = create();
    await observe({});

    shared.begin(other);
    const after = await observe({}, other);
    shared.begin(other);

    expect([after, await observe({})]).toEqual([[2], [2]]);
  });

  it('gives each lane what was observed for it, and nothing to others', async () => {
    const shared = createSharedCallback<Seen>(
      (report) => report({ lane, run: 1 }),
      () => undefined,
    );

    const seen = await Promise.all([lane, other].map((one) => shared.observe({}, one)));

    expect(seen).toEqual([[{ lane, run: 1 }], []]);
  });

  it('rejects when the callback fails, tells of it, and runs again next time', async () => {
    let fails = true;
    let lost = 0;
    const shared = createSharedCallback<Seen>(
      (report) => {
        if (fails) throw new Error('no reading');
        report({ lane, run: 1 });
      },
      () => lost++,
    );
    const consumer = {};

    await expect(shared.observe(consumer, lane)).rejects.toThrow('no reading');
    fails = false;

    expect(await shared.observe(consumer, lane)).toEqual([{ lane, run: 1 }]);
    expect(lost).toBe(1);
  });

  it('P7: a callback that does not answer is given up, and called again once it has answered', async () => {
    let runs = 0;
    let lost = 0;
    let answer = (): void => undefined;
    const shared = createSharedCallback<Seen>(
      () => {
        runs++;
        return new Promise<void>((resolve) => (answer = resolve));
      },
      () => lost++,
    );
    const consumer = {};

    const seen = [await shared.observe(consumer, lane), await shared.observe(consumer, lane)];
    const runsMeanwhile = runs;
    answer();
    await Promise.resolve();
    const again = shared.observe(consumer, lane);
    answer();
    await again;

    expect(seen).toEqual([[], []]);
    expect([runsMeanwhile, runs, lost]).toEqual([1, 2, 2]);
  });
});
