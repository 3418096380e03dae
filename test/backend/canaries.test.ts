import { findCanaries } from '../../src/testing/canaries.ts';
import { createCanaryRequests } from './canary-requests.ts';
import { startRig } from './rig.ts';
import type { Rig } from './rig.ts';
import { until } from './until.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await startRig();
});

afterAll(() => rig.stop());

/** Sends the requests, waits until all three signals are out, and gives everything that is held then. */
async function sendAndCollect(requests: ReturnType<typeof createCanaryRequests>): Promise<Buffer> {
  for (const [signal, body] of Object.entries(requests.bodies)) {
    const response = await fetch(`${rig.endpoint}/v1/${signal}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
  }
  await rig.trace(requests.traceId);
  await until('log record and metric', async () => {
    const logs = (await rig.logRecords()).some(({ attributes }) => attributes['marker'] === requests.marker);
    return logs && (await rig.metrics()).includes(requests.marker) ? true : undefined;
  });
  return rig.everything([requests.traceId]);
}

it('an e-mail address in any place that the Collector can reach is nowhere behind it', async () => {
  const requests = createCanaryRequests('reached');

  const held = await sendAndCollect(requests);

  expect(requests.canaries.length).toBeGreaterThan(50);
  expect(findCanaries(held, requests.canaries)).toEqual([]);
});

it('the texts around a find stay, and so do clean values with their types', async () => {
  const requests = createCanaryRequests('kept');
  await sendAndCollect(requests);

  const [span] = await rig.trace(requests.traceId);

  expect(span?.name).toBe('call ****');
  expect(span?.resource['service.name']).toBe('canaries');
  expect(span?.attributes).toMatchObject({
    marker: requests.marker,
    'clean.int': 42,
    'clean.double': 1.5,
    'clean.bool': true,
    'clean.list': [1, 2, 3],
    'clean.map': { a: 'b' },
    'clean.uuid': '0b0f4c7e-1f0a-4f5e-9a53-9d1c0a2b7c11',
    'clean.version': '109.0.5414.74',
    'clean.time': '2026-11-24T06:30:00.000Z',
    'clean.sql': 'SELECT a FROM b WHERE c = ?',
  });
});

// What this shows is the reason why the application scrubs first: a rule that begins to reach one of them moves it up.
it('does not reach bytes, base64, a link’s attributes and trace state, phone numbers', async () => {
  const requests = createCanaryRequests('unreached', { unreachable: true });

  const held = await sendAndCollect(requests);

  expect(findCanaries(held, requests.canaries).map(({ canary }) => canary)).toEqual(requests.canaries);
});
