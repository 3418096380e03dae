import { context, logs, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Attributes, Span, SpanOptions } from '@opentelemetry/api';
import { setTimeout as wait } from 'node:timers/promises';
import { createMemoryConsentStore } from '../../src/index.ts';
import { startDiagnosticData } from '../../src/node.ts';
import type { DiagnosticDataHandle } from '../../src/node.ts';
import { startRig } from './rig.ts';
import type { Rig } from './rig.ts';
import { until } from './until.ts';

const REQUIRED = { 'diagnostic_data.category': 'product_and_service_usage' };
const OPTIONAL = { 'diagnostic_data.category': 'enhanced_anonymized_product_usage' };

let rig: Rig;
let diagnosticData: DiagnosticDataHandle;

beforeAll(async () => {
  rig = await startRig();
});

afterAll(() => rig.stop());

beforeEach(() => {
  diagnosticData = startDiagnosticData({
    product: { name: 'backend-test', version: '1.0.0' },
    endpoint: rig.endpoint,
    consentStore: createMemoryConsentStore(),
    timeoutMillis: 30_000, // its five retries outlast an outage of ten seconds
    batching: { spans: { scheduledDelayMillis: 200 } },
    flushesAtExit: false,
  });
});

afterEach(() => diagnosticData.shutdown());

/** A span that is started and ended, under `parent` if there is one. */
function span(name: string, attributes: Attributes, options: SpanOptions = {}, parent?: Span): Span {
  const at = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
  const started = trace.getTracer('backend-test').startSpan(name, { ...options, attributes }, at);
  started.end();
  return started;
}

const idOf = (of: Span) => of.spanContext().traceId;

it('P6: no link and no log record names a span that was withheld; those to kept spans lead there', async () => {
  const root = span('root', REQUIRED);
  const withheld = span('withheld', OPTIONAL, {}, root);
  const links = [root, withheld].map((each) => ({ context: each.spanContext() }));
  const linked = span('linked', REQUIRED, { links });
  context.with(trace.setSpan(ROOT_CONTEXT, withheld), () =>
    logs.getLogger('backend-test').emit({ body: 'under the withheld span', attributes: REQUIRED }),
  );
  await diagnosticData.forceFlush();

  const [arrived] = await rig.trace(idOf(linked));
  const record = await until('the log record', async () =>
    (await rig.logRecords()).find(({ body }) => body === 'under the withheld span'),
  );

  expect(new Set(arrived?.links.map((link) => link.spanId))).toEqual(new Set([root.spanContext().spanId]));
  expect(record.spanId).toBe(root.spanContext().spanId);
});

it('P7: what is recorded while the Collector is down for ten seconds arrives once it is back', async () => {
  await rig.collector.down();
  const down = Date.now();
  const sent: Span[] = [];
  for (const second of [1, 4, 8]) {
    await wait(down + second * 1000 - Date.now());
    sent.push(span(`second ${second}`, REQUIRED));
  }
  await wait(down + 10_000 - Date.now());

  await rig.collector.up();

  const arrived = await Promise.all(sent.map((each) => rig.trace(idOf(each))));
  expect(arrived.map(([first]) => first?.name)).toEqual(['second 1', 'second 4', 'second 8']);
});

it('P5: an opt-out while the Collector is down: the Optional span never arrives, the Required ones do', async () => {
  await diagnosticData.consent.set('optional', { source: 'settings' });
  await rig.collector.down();
  const optional = span('optional', OPTIONAL);
  const required = span('required', REQUIRED);
  await wait(1000); // so that both lanes have begun to send

  await diagnosticData.consent.set('required', { source: 'settings' });
  await rig.collector.up();
  const later = span('later', REQUIRED);
  await diagnosticData.forceFlush();

  const arrived = [await rig.trace(idOf(required)), await rig.trace(idOf(later))];
  expect(arrived.flat().map(({ name }) => name)).toEqual(['required', 'later']);
  await rig.settled();
  expect(await rig.traceNow(idOf(optional))).toEqual([]);
});
