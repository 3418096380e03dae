import { createSharedCallback } from '../../src/processors/shared-callback.ts';

const create = () => {
  let runs = 0;
  const shared = createSharedCallback<number>((report) => report(++runs));
  return { shared, runs: () => runs };
};

describe('a shared callback', () => {
  it('runs once for each collection, however many consumers ask', async () => {
    const { shared, runs } = create();
    const [a, b] = [{}, {}];

    const first = await Promise.all([shared.observe(a), shared.observe(b)]);
    const second = await Promise.all([shared.observe(a), shared.observe(b)]);

    expect([first, second]).toEqual([
      [[1], [1]],
      [[2], [2]],
    ]);
    expect(runs()).toBe(2);
  });

  it('P4: runs for the beginning of a lane alone, once for each lane', async () => {
    const { shared } = create();
    const [a, lane, other] = [{}, {}, {}];
    await shared.observe(a);

    const beginnings = await Promise.all([lane, lane, other].map((one) => shared.observeFor(one)));

    expect(beginnings).toEqual([[2], [2], [3]]);
    expect(await shared.observe({})).toEqual([1]);
  });

  it('rejects when the callback fails, and runs again next time', async () => {
    let fails = true;
    const shared = createSharedCallback<number>((report) => {
      if (fails) throw new Error('no reading');
      report(1);
    });
    const consumer = {};

    await expect(shared.observe(consumer)).rejects.toThrow('no reading');
    fails = false;

    expect(await shared.observe(consumer)).toEqual([1]);
  });
});
