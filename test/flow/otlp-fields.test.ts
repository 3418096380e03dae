import { createTraceState, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { OPTIONAL, type Pipeline, REQUIRED, startPipeline } from '../pipeline.ts';

/**
 * Every field of an OTLP/JSON request that holds text, as the three signals send it. The canary tests plant something in
 * each of them. A field that is not named here is one that nobody has looked at yet.
 */
const FIELDS = new Set([
  // resource and scope, the same for all signals
  'resource.attributes[].key',
  'resource.attributes[].value',
  'resource.schemaUrl',
  'scope.name',
  'scope.version',
  'scope.attributes[].key',
  'scope.attributes[].value',
  'schemaUrl',
  // spans
  'spans[].name',
  'spans[].traceState',
  'spans[].status.message',
  'spans[].attributes[].key',
  'spans[].attributes[].value',
  'spans[].events[].name',
  'spans[].events[].attributes[].key',
  'spans[].events[].attributes[].value',
  'spans[].links[].traceState',
  'spans[].links[].attributes[].key',
  'spans[].links[].attributes[].value',
  // metrics
  'metrics[].name',
  'metrics[].description',
  'metrics[].unit',
  'metrics[].dataPoints[].attributes[].key',
  'metrics[].dataPoints[].attributes[].value',
  // log records
  'logRecords[].body',
  'logRecords[].eventName',
  'logRecords[].severityText',
  'logRecords[].attributes[].key',
  'logRecords[].attributes[].value',
]);

/** Hold text, but only digits: ids and times that the SDK makes. */
const NOT_TEXT = /(?:traceId|spanId|parentSpanId|UnixNano|\.(?:count|asInt|bucketCounts\[\]))$/;

/** The paths of all texts in a request, without what only wraps them. */
function textPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((item) => textPaths(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textPaths(inner, path === '' ? key : `${path}.${key}`),
  );
}

function shorten(path: string): string {
  return path
    .replace(/^resource(?:Spans|Metrics|Logs)\[\]\./, '')
    .replace(/^scope(?:Spans|Metrics|Logs)\[\]\./, '')
    .replace(/^metrics\[\]\.(?:sum|gauge|histogram)\./, 'metrics[].')
    .replace(/(body|value)\..*$/, '$1');
}

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

function recordEverything(): void {
  const linked = {
    traceId: 'a'.repeat(32),
    spanId: 'b'.repeat(16),
    traceFlags: 1,
    isRemote: true,
    traceState: createTraceState('vendor=value'),
  };
  const attributes = { ...REQUIRED, text: 'x', list: ['x'], bytes: new Uint8Array([1]), map: { inner: 'x' } };
  const span = pipeline.tracer.startSpan(
    'span',
    { attributes, links: [{ context: linked, attributes: { text: 'x' } }] },
    trace.setSpanContext(ROOT_CONTEXT, linked),
  );
  span.recordException(new Error('failed'));
  span.setStatus({ code: 2, message: 'failed' });
  span.end();
  const options = { description: 'what it counts', unit: '{item}' };
  pipeline.meter.createCounter('counter', options).add(1, REQUIRED);
  pipeline.meter.createHistogram('histogram', options).record(1, REQUIRED);
  pipeline.meter.createGauge('gauge', options).record(1.5, REQUIRED);
  pipeline.logger.emit({ body: { inner: ['x'] }, eventName: 'event', severityText: 'WARN', attributes });
  pipeline.tracer.startSpan('withheld', { attributes: OPTIONAL }).end();
}

it('P3: an OTLP request holds text in no field that scrubbing does not know', async () => {
  pipeline = await startPipeline();

  recordEverything();
  await pipeline.diagnosticData.forceFlush();

  const paths = pipeline.receiver.requests
    .flatMap(({ body }) => textPaths(JSON.parse(body.toString())))
    .filter((path) => !NOT_TEXT.test(path))
    .map(shorten);
  expect(pipeline.receiver.requests.map(({ signal }) => signal).toSorted()).toEqual([
    'logs',
    'metrics',
    'traces',
  ]);
  expect([...new Set(paths)].filter((path) => !FIELDS.has(path))).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining(['spans[].traceState', 'metrics[].unit', 'logRecords[].eventName']),
  );
});
