import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { type Answer, createDoor } from '../../src/exporters/door.ts';

const FAILED: ExportResult = { code: ExportResultCode.FAILED, error: new Error('refused') };
const SUCCESS: ExportResult = { code: ExportResultCode.SUCCESS };

/** A door in front of an exporter that answers when the test says so. */
function createTestDoor() {
  const answers: ((answer: Answer) => void)[] = [];
  const counts = { refused: 0, failed: 0 };
  const door = createDoor<string[]>({
    exporter: {
      export: (items, answer) => {
        if (items[0] === 'bad') throw new Error('cannot be encoded');
        answers.push(answer);
      },
      shutdown: () => new Promise<void>(() => undefined),
    },
    size: (items) => items.length,
    onRefused: (count) => (counts.refused += count),
    onFailed: (count) => (counts.failed += count),
  });
  const results: ExportResult['code'][] = [];
  const send = (...items: string[]): void => door.export(items, ({ code }) => results.push(code));
  return { door, send, answers, results, counts };
}

const isPending = async (promise: Promise<unknown>): Promise<boolean> =>
  (await Promise.race([promise, new Promise((resolve) => setImmediate(resolve, 'pending'))])) === 'pending';

describe('a door', () => {
  it('counts what was refused of a batch that was taken, and never more than was in it', () => {
    const { send, answers, results, counts } = createTestDoor();

    send('a', 'b', 'c');
    answers[0]!({ ...SUCCESS, refused: 2 });
    expect(counts).toEqual({ refused: 0, failed: 2 });
    send('d');
    answers[1]!({ ...SUCCESS, refused: 5 });
    expect(counts).toEqual({ refused: 0, failed: 3 });
    send('e');
    answers[2]!({ ...SUCCESS, refused: 0 });

    expect(counts).toEqual({ refused: 0, failed: 3 });
    expect(results).toEqual([ExportResultCode.SUCCESS, ExportResultCode.SUCCESS, ExportResultCode.SUCCESS]);
  });

  it('answers each callback once, whatever the exporter does', () => {
    const { door, send, answers, results, counts } = createTestDoor();

    send('a', 'b');
    send('bad');
    answers[0]!(SUCCESS);
    answers[0]!(FAILED);
    door.close();
    answers[0]!(FAILED);

    expect(results).toEqual([ExportResultCode.FAILED, ExportResultCode.SUCCESS]);
    expect(counts).toEqual({ refused: 0, failed: 1 });
  });

  it('P5: that is closed settles what is in flight at once and refuses the rest, both with success', () => {
    const { door, send, answers, results, counts } = createTestDoor();
    send('a', 'b');

    door.close();
    const atOnce = [...results];
    send('c');
    answers[0]!(FAILED);

    expect(atOnce).toEqual([ExportResultCode.SUCCESS]);
    expect(results).toEqual([ExportResultCode.SUCCESS, ExportResultCode.SUCCESS]);
    expect(answers).toHaveLength(1);
    expect(counts).toEqual({ refused: 3, failed: 0 });
  });

  it('P10: counts the items of an export that failed', () => {
    const { send, answers, counts } = createTestDoor();
    send('a', 'b', 'c');

    answers[0]!(FAILED);

    expect(counts).toEqual({ refused: 0, failed: 3 });
  });

  it('flushes when everything in flight is answered, and not before', async () => {
    const { door, send, answers } = createTestDoor();
    send('a');
    send('b');

    const flushed = door.forceFlush();
    answers[0]!(SUCCESS);
    const afterOne = await isPending(flushed);
    answers[1]!(FAILED);

    expect(afterOne).toBe(true);
    expect(await isPending(flushed)).toBe(false);
    expect(await isPending(door.forceFlush())).toBe(false);
  });

  it("P5: waits for the exporter's shutdown while it is open, and for nothing once it is closed", async () => {
    const { door } = createTestDoor();

    const shutDown = door.shutdown();
    const whileOpen = await isPending(shutDown);
    door.close();

    expect(whileOpen).toBe(true);
    expect(await isPending(shutDown)).toBe(false);
    expect(await isPending(door.shutdown())).toBe(false);
  });
});
