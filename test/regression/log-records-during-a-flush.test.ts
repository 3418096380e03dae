import { type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;
beforeEach(async () => void (pipeline = await startPipeline()));
afterEach(() => pipeline.stop());

const emit = (body: string) => pipeline.logger.emit({ body, attributes: REQUIRED });
const bodies = () => pipeline.receiver.logRecords.map(({ body }) => body);

/** Emits a record, and another one while the flush of the first waits for its answer. */
async function emitBehindAFlush(): Promise<void> {
  pipeline.receiver.respondWith({ delayMillis: 200 });
  emit('first');
  void pipeline.diagnosticData.forceFlush();
  await pipeline.receiver.waitFor(({ requests }) => requests.length === 1);
  emit('second');
}

it('P7: a log record that is emitted while a flush waits for its answer is sent by the next flush', async () => {
  await emitBehindAFlush();

  await pipeline.diagnosticData.forceFlush();

  expect(bodies()).toEqual(['first', 'second']);
});

it('P7: a log record that is emitted while a flush waits for its answer is sent by a shutdown', async () => {
  await emitBehindAFlush();

  await pipeline.diagnosticData.shutdown();

  expect(bodies()).toEqual(['first', 'second']);
});

it('P10: a log record that was queued behind a flush is counted when an opt-out throws it away', async () => {
  await emitBehindAFlush();

  const { discarded } = await pipeline.diagnosticData.consent.set('none', { source: 'settings' });

  expect(discarded).toMatchObject({ log_record: 2 });
});
