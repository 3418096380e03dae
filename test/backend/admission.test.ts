import type { Attributes } from '@opentelemetry/api';
import { DATA_CATEGORIES } from '../../src/policy/categories.ts';
import { classified, granted, startPlainApplication } from './plain-sdk.ts';
import type { PlainApplication } from './plain-sdk.ts';
import { startRig } from './rig.ts';
import type { Rig } from './rig.ts';
import { until } from './until.ts';

const required = Object.entries(DATA_CATEGORIES).flatMap(([category, { classification }]) =>
  classification === 'required' ? [category] : [],
);
const usage = classified('product_and_service_usage', 'required');
const optional = classified('enhanced_anonymized_product_usage', 'optional');

/** What must not pass, and why not; sent by an application whose resource says that consent was granted. */
const refused: [why: string, attributes: Attributes][] = [
  ['no category and no classification', {}],
  ['a category alone', { 'diagnostic_data.category': 'product_and_service_usage' }],
  ['a classification alone', { 'diagnostic_data.classification': 'required' }],
  ['an unknown category', classified('marketing', 'required')],
  ['an empty category', classified('', 'required')],
  ['a category with a line break after it', classified('product_and_service_usage\n', 'required')],
  ['a number as category', classified(7, 'required')],
  ['a list as category', classified(['product_and_service_usage'], 'required')],
  ['an upper-case classification', classified('product_and_service_usage', 'Required')],
  ['a list as classification', classified('product_and_service_usage', ['required'])],
  [
    'an Optional category that claims to be required',
    classified('enhanced_anonymized_product_usage', 'required'),
  ],
  ['a Required category that claims to be optional', classified('product_and_service_usage', 'optional')],
];

/** Resources on which an Optional item must not pass. */
const withoutConsent: [what: string, resource: Attributes][] = [
  ['without a word on consent', {}],
  ['with consent denied', { 'diagnostic_data.consent.optional': 'denied' }],
  ['with `true` for consent', { 'diagnostic_data.consent.optional': true }],
];

let rig: Rig;
const applications: PlainApplication[] = [];

function application(name: string, resource: Attributes = {}): PlainApplication {
  const started = startPlainApplication(rig.endpoint, name, resource);
  applications.push(started);
  return started;
}

beforeAll(async () => {
  rig = await startRig();
});

afterAll(async () => {
  await Promise.all(applications.map((each) => each.shutdown()));
  await rig.stop();
});

/** Sends one span, data point and log record, each with a Required sibling that shows when the rest has passed. */
async function sendThree(sender: PlainApplication, name: string, attributes: Attributes) {
  const sibling = sender.span(`${name} sibling`, usage);
  sender.span(name, attributes, { parent: sibling });
  const counter = sender.meter.createCounter(name.replaceAll(/\W+/g, '_'));
  counter.add(1, attributes);
  counter.add(1, { ...usage, sibling: true });
  sender.log(name, attributes);
  sender.log(`${name} sibling`, usage);
  await sender.flush();
  return sibling.spanContext().traceId;
}

async function namesThatPassed(traceId: string, name: string) {
  await until(`the sibling of ${name} in the log records`, async () =>
    (await rig.logRecords()).some(({ body }) => body === `${name} sibling`) ? true : undefined,
  );
  const series = (await rig.metrics())
    .split('\n')
    .filter((line) => line.startsWith(`${name.replaceAll(/\W+/g, '_')}_total{`));
  const bodies = (await rig.logRecords()).map(({ body }) => String(body));
  return {
    spans: (await rig.trace(traceId)).map((span) => span.name).toSorted(),
    logs: bodies.filter((body) => body.startsWith(name)).toSorted(),
    points: series.map((line) => (line.includes('sibling="true"') ? 'sibling' : 'item')).toSorted(),
  };
}

const dropped = async () => [
  await rig.filtered('spans'),
  await rig.filtered('datapoints'),
  await rig.filtered('logs'),
];

const onlySibling = (name: string) => ({
  spans: [`${name} sibling`],
  logs: [`${name} sibling`],
  points: ['sibling'],
});

describe('the Collector drops what a plain SDK sends', () => {
  it.each(refused)('with %s, on all three signals, and counts it', async (why, attributes) => {
    const before = await dropped();

    const traceId = await sendThree(application('plain', granted), why, attributes);

    expect(await namesThatPassed(traceId, why)).toEqual(onlySibling(why));
    expect(await dropped()).toEqual(before.map((count) => count + 1));
  });

  it.each(withoutConsent)('as Optional from a resource %s, and counts it', async (what, resource) => {
    const before = await dropped();

    const traceId = await sendThree(application('ungranted', resource), what, optional);

    expect(await namesThatPassed(traceId, what)).toEqual(onlySibling(what));
    expect(await dropped()).toEqual(before.map((count) => count + 1));
  });
});

describe('the Collector passes on', () => {
  it.each(required)('%s as required, on all three signals, and drops nothing', async (category) => {
    const before = await dropped();

    const traceId = await sendThree(application('known'), category, classified(category, 'required'));
    await rig.trace(traceId, 2);
    const passed = await namesThatPassed(traceId, category);

    expect(passed.spans).toEqual([category, `${category} sibling`]);
    expect(passed.logs).toEqual([category, `${category} sibling`]);
    expect(passed.points).toEqual(['item', 'sibling']);
    expect(await dropped()).toEqual(before);
  });

  it('Optional items of a resource that says consent was granted', async () => {
    const traceId = await sendThree(application('granted', granted), 'opted in', optional);
    await rig.trace(traceId, 2);
    const passed = await namesThatPassed(traceId, 'opted in');

    expect(passed.spans).toEqual(['opted in', 'opted in sibling']);
    expect(passed.logs).toEqual(['opted in', 'opted in sibling']);
    expect(passed.points).toEqual(['item', 'sibling']);
  });

  it('a tree with its parents, its links and the name of its service', async () => {
    const sender = application('tenant-7@eu.example.com');
    const other = sender.span('earlier run', usage);
    const root = sender.span('import', usage);
    const child = sender.span('parse', usage, { parent: root, links: [{ context: other.spanContext() }] });
    sender.span('row', usage, { parent: child });
    await sender.flush();

    const spans = await rig.trace(root.spanContext().traceId, 3);
    const idOf = (name: string) => spans.find((span) => span.name === name)?.spanId;
    const parents = Object.fromEntries(spans.map((span) => [span.name, span.parentSpanId]));

    expect(parents).toEqual({ import: '', parse: idOf('import'), row: idOf('parse') });
    expect(spans.flatMap(({ links }) => links.map((link) => link.spanId))).toEqual([
      other.spanContext().spanId,
    ]);
    expect(new Set(spans.map(({ resource }) => resource['service.name']))).toEqual(
      new Set(['tenant-7@eu.example.com']),
    );
  });
});

it.each([
  ['http://localhost:5173', 'http://localhost:5173'],
  ['https://elsewhere.example', null],
])('a page from %s is answered with %s as allowed origin', async (origin, allowed) => {
  const preflight = await fetch(`${rig.endpoint}/v1/traces`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });

  expect(preflight.headers.get('access-control-allow-origin')).toBe(allowed);
});
