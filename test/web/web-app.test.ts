import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { ENTERED, visit } from '../../examples/web-app/show/visit.ts';
import { needChromium } from '../../scripts/web/chromium.ts';
import { DATA_CATEGORIES } from '../../src/policy/index.ts';
import {
  findCanaries,
  type OtlpReceiver,
  type ReceivedSpan,
  startOtlpReceiver,
} from '../../src/testing/index.ts';
import { type RunningExample, startExample } from './web-app.ts';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] });
  context = await browser.newContext();
});
afterAll(() => browser.close());

describe('the web application, visited by somebody who is asked in between', () => {
  let receiver: OtlpReceiver;
  let example: RunningExample;
  /** The trace of each visit: nobody asked yet, opted in, opted out again. */
  let traces: ReceivedSpan[][];

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    example = startExample('--endpoint', receiver.url, '--port', '0');
    const url = await example.url;
    const traceIds: string[] = [];
    for (const choice of [undefined, 'on', 'off'] as const)
      traceIds.push((await visit(context, url, choice)).traceId);
    await example.stop(); // the server sends what it has
    traces = traceIds.map((id) => receiver.spans.filter(({ traceId }) => traceId === id));
  }, 120_000);
  afterAll(() => receiver.close());

  const treeOf = (spans: readonly ReceivedSpan[]): string[] => {
    const lines: string[] = [];
    const draw = (parent: string, indent: string): void => {
      for (const { name, spanId } of spans.filter(({ parentSpanId }) => parentSpanId === parent)) {
        lines.push(indent + name);
        draw(spanId, `${indent}  `);
      }
    };
    draw('', '');
    return lines;
  };

  const inServer = (indent: string) =>
    ['GET', '  GET /api/orders/:id/report', '    request handler', '      Find waits'].map(
      (line) => indent + line,
    );

  it('P6: has the trace go on in the server, whole with and without the Optional span in its middle', () => {
    expect(traces.map(treeOf)).toEqual([
      ['Open order', ...inServer('  ')],
      ['Open order', '  Localise order', ...inServer('    ')],
      ['Open order', ...inServer('  ')],
    ]);
    for (const spans of traces)
      expect([...new Set(spans.map(({ resource }) => resource['service.name']))].toSorted()).toEqual([
        'process-miner-web',
        'process-miner-web-server',
      ]);
  });

  it('P1: sends Optional data of the visit that was opted in alone', () => {
    const items = [...receiver.spans, ...receiver.logRecords];
    const optional = items.filter(
      ({ attributes }) => attributes['diagnostic_data.classification'] === 'optional',
    );

    const names = optional.map((item) => ('name' in item ? item.name : item.eventName));
    // The visit that opts out begins opted in, and may tell the language before.
    expect(new Set(names)).toEqual(new Set(['Localise order', 'diagnostic_data.interface_language']));
    expect(names.filter((name) => name === 'Localise order')).toHaveLength(1);
    for (const item of items)
      expect(item.resource['diagnostic_data.consent.optional']).toBe(
        optional.includes(item) ? 'granted' : undefined,
      );
  });

  it('P3: sends nothing that was entered into its forms, in any spelling', () => {
    const sent = Buffer.concat(
      receiver.requests.flatMap(({ body, headers }) => [body, Buffer.from(JSON.stringify(headers))]),
    );

    expect(findCanaries(sent, ['process_miner.order.placed', 'new-order'])).toHaveLength(2);
    expect(findCanaries(sent, [...Object.values(ENTERED), 'Brandvold', 'Nordwind Papier'])).toEqual([]);
  });

  it('P3: scrubs what the server quotes of them by accident', () => {
    const bodies = receiver.logRecords.map(({ body }) => body).filter((body) => typeof body === 'string');

    expect([...new Set(bodies)].toSorted()).toEqual([
      'Feedback from [email]',
      'Order by [email] with card [card]',
    ]);
  });

  it('P2: sends nothing without a known category and the class that belongs to it', () => {
    const categories: Record<string, { classification: string }> = DATA_CATEGORIES;

    for (const { attributes } of [...receiver.spans, ...receiver.logRecords, ...receiver.dataPoints])
      expect(attributes['diagnostic_data.classification']).toBe(
        categories[String(attributes['diagnostic_data.category'])]?.classification,
      );
  });

  it('records the use of both forms and the ways between pages, by name and pattern', () => {
    const valuesOf = (key: string) =>
      new Set(
        receiver.logRecords.map(({ attributes }) => attributes[key]).filter((value) => value !== undefined),
      );

    const uses = receiver.logRecords.filter(({ eventName }) => eventName === 'diagnostic_data.form');
    expect(
      new Set(
        uses.map(
          ({ attributes }) =>
            `${String(attributes['diagnostic_data.form.name'])} ${String(attributes['diagnostic_data.form.action'])}`,
        ),
      ),
    ).toEqual(new Set(['new-order opened', 'new-order submitted', 'feedback opened', 'feedback submitted']));
    expect(valuesOf('url.template')).toEqual(
      new Set(['/', '/orders', '/orders/new', '/orders/:id', '/feedback', '/settings']),
    );
  });
});

describe('npm run start:web', () => {
  it('prints its address, what arrives while it is used, and ends well', async () => {
    const example = startExample('--port', '0');
    await visit(await browser.newContext(), await example.url);

    const { status, stdout, stderr } = await example.stop();

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^ {2}span {3}required {2}Open order +process-miner-web$/m);
    expect(stdout).toMatch(/^ {2}event {2}required {2}diagnostic_data\.form +process-miner-web$/m);
    expect(stdout).toMatch(/^ {2}span {3}required {2}Find waits +process-miner-web-server$/m);
    expect(stdout).not.toContain('optional');
  });

  it('uses the application by itself with --walk, and draws the three traces', async () => {
    const { status, stdout, stderr } = await startExample('--walk').ended;

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const trees = stdout.split('\n\n').slice(0, 3);
    expect(trees.map((tree) => tree.includes('Localise order  optional'))).toEqual([false, true, false]);
    for (const tree of trees) {
      expect(tree).toContain('[process-miner-web]');
      expect(tree).toContain('[process-miner-web-server]');
      expect(tree).not.toContain('parent missing');
    }
    expect(stdout).toContain('✓ none of 4 texts that were entered');
  }, 120_000);

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port', 'x'], '--port wants a number'],
    [['--endpoint', 'localhost:4318'], '--endpoint wants an address like'],
  ])('refuses %j', async (options, message) => {
    const { status, stderr } = await startExample(...options).ended;

    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('explains itself, and says at once when no Collector answers', async () => {
    expect(await startExample('--help').ended).toMatchObject({ status: 0, stderr: '' });
    expect(await startExample('--endpoint', 'http://127.0.0.1:9').ended).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('No Collector answers at http://127.0.0.1:9'),
    });
  });
});
