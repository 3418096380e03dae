import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { startOtlpReceiver } from '../../src/testing/index.ts';

import type { OtlpReceiver } from '../../src/testing/index.ts';

const SPAN = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  name: 'import',
  startTimeUnixNano: '1700000000000000000',
  endTimeUnixNano: '1700000000005000000',
};
const TRACES = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [SPAN] }] }] });
const LOGS = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ eventName: 'started' }] }] }] });
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the OTLP receiver', () => {
  let receiver: OtlpReceiver;
  const post = (path: string, body: string | Buffer, headers: Record<string, string> = JSON_TYPE) =>
    fetch(receiver.url + path, { method: 'POST', headers, body: body as string });

  beforeEach(async () => {
    receiver = await startOtlpReceiver();
  });
  afterEach(() => receiver.close());

  test('listens on the loopback interface only', () => {
    expect(receiver.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('keeps each request with its signal, headers and bytes', async () => {
    const answer = await post('/v1/traces', TRACES, { ...JSON_TYPE, 'x-tenant': 'blue' });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({});
    expect(receiver.requests).toMatchObject([{ signal: 'traces', headers: { 'x-tenant': 'blue' } }]);
    expect(receiver.requests[0]?.body.toString()).toBe(TRACES);
    expect(receiver.spans).toMatchObject([{ name: 'import', parentSpanId: '' }]);
  });

  test('unpacks gzip, so that canaries can be searched for', async () => {
    await post('/v1/traces', gzipSync(TRACES), { ...JSON_TYPE, 'content-encoding': 'gzip' });

    expect(receiver.raw()).toBe(TRACES);
    expect(receiver.spans).toHaveLength(1);
  });

  test('keeps protobuf as it is and answers in kind', async () => {
    const body = Buffer.from([0x0a, 0x00]);
    const answer = await post('/v1/traces', body, { 'content-type': 'application/x-protobuf' });

    expect(answer.headers.get('content-type')).toBe('application/x-protobuf');
    expect((await answer.arrayBuffer()).byteLength).toBe(0);
    expect(receiver.requests[0]?.body).toEqual(body);
    expect(receiver.spans).toEqual([]);
  });

  test('refuses what is not OTLP/HTTP, but keeps what was sent to a signal', async () => {
    const statuses = await Promise.all([
      post('/v1/profiles', TRACES),
      fetch(`${receiver.url}/v1/traces`),
      post('/v1/traces', '{"resourceSpans": ['),
      post('/v1/traces', 'not gzip', { ...JSON_TYPE, 'content-encoding': 'gzip' }),
      post('/v1/logs', 'text', { 'content-type': 'text/plain' }),
    ]);

    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 400, 400, 415]);
    expect(receiver.requests).toHaveLength(3);
    expect(receiver.raw('logs')).toBe('text');
  });

  test('gives the raw text of all signals or of one, and forgets on request', async () => {
    await post('/v1/traces', TRACES);
    await post('/v1/logs', LOGS);
    expect(receiver.raw()).toBe(`${TRACES}\n${LOGS}`);
    expect(receiver.raw('logs')).toBe(LOGS);

    receiver.clear();

    expect(receiver.raw()).toBe('');
    expect([receiver.requests, receiver.spans, receiver.logRecords].map((list) => list.length)).toEqual([
      0, 0, 0,
    ]);
  });

  test('answers as scripted, for all requests or for each', async () => {
    receiver.respondWith({ status: 503, headers: { 'retry-after': '1' }, body: 'busy' });
    const busy = await post('/v1/traces', TRACES);
    expect([busy.status, busy.headers.get('retry-after'), await busy.text()]).toEqual([503, '1', 'busy']);

    receiver.respondWith(({ signal }) => ({ status: signal === 'logs' ? 429 : 200 }));
    expect((await post('/v1/logs', LOGS)).status).toBe(429);
    expect((await post('/v1/traces', TRACES)).status).toBe(200);

    receiver.respondWith();
    expect((await post('/v1/logs', LOGS)).status).toBe(200);
    expect(receiver.requests).toHaveLength(4);
  });

  test('closes the connection when told to, and holds an answer back without losing the request', async () => {
    receiver.respondWith({ close: true });
    await expect(post('/v1/traces', TRACES)).rejects.toThrow('fetch failed');

    receiver.respondWith({ delayMillis: 60_000 });
    const held = post('/v1/logs', LOGS);
    const lost = expect(held).rejects.toThrow('fetch failed');
    await receiver.waitFor(({ logRecords }) => logRecords.length === 1);
    expect(receiver.spans).toHaveLength(1);

    await receiver.close();
    await lost;
  });

  test('waits for what has arrived, for what arrives later, and tells what there is when nothing fits', async () => {
    const later = receiver.waitFor(({ spans }) => spans.length === 2);
    await post('/v1/traces', TRACES);
    await post('/v1/traces', TRACES);
    await later;
    await receiver.waitFor(({ spans }) => spans.length === 2);

    await expect(receiver.waitFor(({ spans }) => spans.length === 3, 20)).rejects.toThrow(
      '2 requests, 2 spans',
    );
    await expect(
      receiver.waitFor(() => {
        throw new Error('a mistake in the predicate');
      }),
    ).rejects.toThrow('a mistake');
  });

  test('ends everybody who waits when it is closed', async () => {
    const waiting = expect(receiver.waitFor(() => false, 60_000)).rejects.toThrow('closed');
    await receiver.close();
    await waiting;
  });

  test('breaks idle connections when it is closed, and frees its port', async () => {
    const port = Number(new URL(receiver.url).port);
    const socket = connect(port, '127.0.0.1');
    const broken = new Promise((resolve) => socket.on('error', resolve).once('close', resolve));
    await new Promise((resolve) => socket.once('connect', resolve));

    await receiver.close();
    await broken;

    receiver = await startOtlpReceiver({ port });
    expect(receiver.url).toBe(`http://127.0.0.1:${port}`);
    await expect(startOtlpReceiver({ port })).rejects.toThrow('EADDRINUSE');
  });
});
