import { type Rig, OPTIONAL, record, REQUIRED, start, startRig } from './rig.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startRig()));
afterAll(() => rig.close());

it('P1: what is Required arrives on all three signals, what is Optional on none without an opt-in', async () => {
  const page = await rig.open();
  await start(page, rig);
  await record(page, 'kept', REQUIRED);
  await record(page, 'withheld', OPTIONAL);

  await page.evaluate(() => running.forceFlush());

  const { spans, logRecords, metrics } = rig.receiver;
  expect(spans.map(({ name }) => name)).toEqual(['kept']);
  expect(logRecords.map(({ body }) => body)).toEqual(['kept']);
  expect(metrics.map(({ name }) => name)).toEqual(['app.marks']);
  expect(await page.evaluate(() => running.explain().withheld)).toEqual({
    span: { level: 1 },
    metric: { level: 1 },
    log_record: { level: 1 },
  });
});
