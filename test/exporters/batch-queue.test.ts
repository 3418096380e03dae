import { emptyResource, type Resource } from '@opentelemetry/resources';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import { type BatchQueueOptions, createBatchQueue } from '../../src/exporters/batch-queue.ts';
import type { Door } from '../../src/exporters/door.ts';

type Answer = (result: ExportResult) => void;

/** A door that answers when it is told to. */
function createSlowDoor() {
  const batches: number[][] = [];
  const answers: Answer[] = [];
  const door: Door<number[]> = {
    export(items, callback) {
      batches.push(items);
      answers.push(callback);
    },
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
    close: () => undefined,
  };
  return {
    door,
    batches,
    answer: () => answers.splice(0).forEach((one) => one({ code: ExportResultCode.SUCCESS })),
  };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

function create(options: Partial<BatchQueueOptions<number>> = {}) {
  const slow = createSlowDoor();
  let full = 0;
  const queue = createBatchQueue<number>({
    door: slow.door,
    resource: emptyResource(),
    scheduledDelayMillis: 1,
    exportTimeoutMillis: 200,
    onFull: () => full++,
    ...options,
  });
  const add = (count: number) => Array.from({ length: count }, (_, index) => queue.add(index));
  return { ...slow, queue, add, lost: () => full };
}

const sizes = (batches: readonly number[][]) => batches.map(({ length }) => length);

it('sends what waits after the delay, in one batch', async () => {
  const { add, batches } = create();
  add(3);
  expect(batches).toEqual([]);

  await aMoment();

  expect(batches).toEqual([[0, 1, 2]]);
});

it('sends a batch that is full at once, and the next one when that is answered', async () => {
  const { add, batches, answer } = create({ maxExportBatchSize: 2, scheduledDelayMillis: 60_000 });
  add(5);
  await aMoment();
  expect(sizes(batches)).toEqual([2]);

  answer();
  await aMoment();

  expect(sizes(batches)).toEqual([2, 2]);
});

it('P7: a flush sends everything at once, although something is in flight', async () => {
  const { add, batches, queue } = create({ maxExportBatchSize: 2 });
  add(5);
  expect(sizes(batches)).toEqual([2]);

  void queue.forceFlush();

  expect(sizes(batches)).toEqual([2, 2, 1]);
});

it('a flush resolves when its batches are answered', async () => {
  const { add, answer, queue } = create();
  add(1);
  let isFlushed = false;
  const flushed = queue.forceFlush().then(() => (isFlushed = true));
  await aMoment();
  expect(isFlushed).toBe(false);

  answer();

  await expect(flushed).resolves.toBe(true);
});

it('goes on when an export takes too long', async () => {
  const { add, batches } = create({ exportTimeoutMillis: 1 });
  add(1);
  await aMoment();
  add(2);

  await aMoment();
  await aMoment();

  expect(sizes(batches)).toEqual([1, 2]);
});

it('P10: tells of what finds it full, and has room again once a batch has left', () => {
  const { add, lost, queue, batches } = create({ maxQueueSize: 2, scheduledDelayMillis: 60_000 });
  add(2);
  expect(sizes(batches)).toEqual([2]); // no batch is larger than the queue
  add(3);
  expect(lost()).toBe(1);

  void queue.forceFlush();
  add(1);

  expect(lost()).toBe(1);
});

it('waits for what the resource still finds out', async () => {
  let found = (): void => undefined;
  const pending = new Promise<void>((resolve) => (found = resolve));
  const resource = { asyncAttributesPending: true, waitForAsyncAttributes: () => pending } as Resource;
  const { add, batches, queue } = create({ resource });
  add(1);
  void queue.forceFlush();
  await aMoment();
  expect(batches).toEqual([]);

  found();
  await aMoment();

  expect(sizes(batches)).toEqual([1]);
});

it('takes nothing after its shutdown, which sends what waits', () => {
  const { add, batches, queue } = create();
  add(2);

  void queue.shutdown();
  add(1);
  void queue.forceFlush();

  expect(sizes(batches)).toEqual([2]);
});
