import { createServer } from 'node:http';

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { startOtlpReceiver } from '../../src/testing/index.ts';
import { sections, start } from './start-process.ts';

import type { OtlpReceiver } from '../../src/testing/index.ts';

describe('npm start, into a Collector', () => {
  let collector: OtlpReceiver;
  let jaeger: Server;
  beforeEach(async () => {
    collector = await startOtlpReceiver();
    jaeger = createServer((request, response) => {
      const traceId = /^\/api\/v3\/traces\/(\w+)$/.exec(request.url ?? '')?.[1];
      response.end(JSON.stringify({ result: { resourceSpans: resourceSpansOf(collector, traceId) } }));
    });
    await new Promise<void>((resolve) => jaeger.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await collector.close();
    await new Promise((resolve) => jaeger.close(resolve));
  });

  test('says what was sent, where the traces are and what they look like in Jaeger', async () => {
    const address = `http://127.0.0.1:${(jaeger.address() as AddressInfo).port}`;
    const { status, stdout } = await start(['--endpoint', collector.url, '--jaeger', address]);

    expect(status).toBe(0);
    expect(stdout.match(/^ {2}sent .*/gm)).toEqual([
      expect.stringContaining('14 spans'),
      expect.stringContaining('15 spans'),
      expect.stringContaining('14 spans'),
    ]);
    const [optedIn, optedOut] = sections(stdout).slice(-2);
    expect(optedIn).toContain(`\n${address}/trace/${traceOf(collector, 1)}\nAnalyse log`);
    expect(optedIn).toContain('Localise report  optional');
    expect(optedOut).toContain(`\n${address}/trace/${traceOf(collector, 2)}\nAnalyse log`);
    expect(optedOut).not.toContain('optional');
  });

  test('gives the addresses alone when Jaeger does not answer', async () => {
    const { status, stdout } = await start(['--endpoint', collector.url, '--jaeger', 'http://127.0.0.1:9']);

    expect(status).toBe(0);
    expect(stdout).toContain(`\nhttp://127.0.0.1:9/trace/${traceOf(collector, 2)}\n`);
  });
});

/** The id of the nth trace, by the first span that each has. */
const traceOf = ({ spans }: OtlpReceiver, nth: number): string | undefined =>
  [...new Set(spans.map(({ traceId }) => traceId))][nth];

/** What a back end would have of a trace: its requests' JSON. Each request of the example is about one trace. */
const resourceSpansOf = ({ requests }: OtlpReceiver, traceId = ''): unknown[] =>
  requests
    .map(({ body }) => body.toString())
    .filter((body) => body.includes(traceId))
    .flatMap((body) => (JSON.parse(body) as { resourceSpans?: unknown[] }).resourceSpans ?? []);
