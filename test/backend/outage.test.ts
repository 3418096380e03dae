import { setTimeout as wait } from 'node:timers/promises';
import { classified, startPlainApplication } from './plain-sdk.ts';
import { startRig } from './rig.ts';
import type { Rig } from './rig.ts';

const usage = classified('product_and_service_usage', 'required');

let rig: Rig;

beforeAll(async () => {
  rig = await startRig();
});

afterAll(() => rig.stop());

it('what an application sends while the Collector is down for ten seconds arrives once it is back', async () => {
  const application = startPlainApplication(rig.endpoint, 'outage');
  await rig.collector.down();
  const down = Date.now();
  const sent: string[] = [];
  for (const second of [1, 3, 5, 7, 9]) {
    await wait(down + second * 1000 - Date.now());
    sent.push(application.span(`second ${second}`, usage).spanContext().traceId);
  }
  await wait(down + 10_000 - Date.now());

  await rig.collector.up();

  const traces = await Promise.all(sent.map((traceId) => rig.trace(traceId)));
  expect(traces.map(([span]) => span?.name)).toEqual([
    'second 1',
    'second 3',
    'second 5',
    'second 7',
    'second 9',
  ]);
  await application.shutdown();
});

it('what the Collector accepted while Jaeger was down survives the Collector’s own sudden end', async () => {
  const application = startPlainApplication(rig.endpoint, 'outage');
  await rig.jaeger.down('SIGKILL');
  const sent = [1, 2, 3].map((item) => application.span(`item ${item}`, usage).spanContext().traceId);
  await application.flush();

  await rig.collector.down('SIGKILL');
  await rig.collector.up();
  await rig.jaeger.up();

  const traces = await Promise.all(sent.map((traceId) => rig.trace(traceId)));
  expect(traces.map(([span]) => span?.name)).toEqual(['item 1', 'item 2', 'item 3']);
  await application.shutdown();
});
