import { randomBytes } from 'node:crypto';
import { attribute, clean, everyShape, otherKinds, usage } from './canary-attributes.ts';
import type { Planting } from './canary-attributes.ts';

/** One OTLP/JSON request for each signal, with a canary in every place, and what to look for afterwards. */
export interface CanaryRequests {
  readonly bodies: { readonly traces: object; readonly metrics: object; readonly logs: object };
  readonly traceId: string;
  /** Clean text in all three signals: shows that they have arrived. */
  readonly marker: string;
  readonly canaries: readonly string[];
}

/** Makes the three requests: with a canary wherever the Collector reaches, or (`unreachable`) where it does not. */
export function createCanaryRequests(run: string, options: { unreachable?: boolean } = {}): CanaryRequests {
  const planted: string[] = [];
  const traceId = randomBytes(16).toString('hex');
  const marker = `marker_${run}`;
  const plant = (place: string): string => {
    const name = `${run}.${place}.${planted.length}`;
    planted.push(name);
    return `${name}@leak.example`;
  };
  const parts = { plant, planted, marker, traceId };
  const bodies = options.unreachable
    ? { traces: unreachableTraces(parts), metrics: bareMetrics(parts), logs: bareLogs(parts) }
    : { traces: traces(parts), metrics: metrics(parts), logs: logs(parts) };
  return { bodies, traceId, marker, canaries: planted };
}

interface Parts extends Planting {
  readonly marker: string;
  readonly traceId: string;
}

function origin(parts: Parts, signal: string) {
  const { plant } = parts;
  const scope = {
    name: `scope ${plant(`${signal}.scope.name`)}`,
    version: plant(`${signal}.scope.version`),
    attributes: everyShape(parts, `${signal}.scope`),
  };
  const attributes = [attribute('service.name', 'canaries'), ...everyShape(parts, `${signal}.resource`)];
  const schemaUrl = (of: string) => `https://x.example/${plant(`${signal}.${of}.schema`)}`;
  return { scope, resource: { attributes }, of: schemaUrl('resource'), within: schemaUrl('scope') };
}

function traces(parts: Parts): object {
  const { plant, marker, traceId } = parts;
  const { scope, resource, of, within } = origin(parts, 'span');
  const event = (name: string, attributes: object[]) => ({ name, timeUnixNano: now(), attributes });
  const span = {
    ...bareSpan(traceId),
    name: `call ${plant('span.name')}`,
    traceState: `vendor=${plant('span.state')}`,
    attributes: [
      ...usage,
      attribute('marker', marker),
      ...clean,
      ...everyShape(parts, 'span'),
      ...otherKinds(parts),
    ],
    status: { code: 2, message: `cannot reach ${plant('span.status')}` },
    events: [
      event(`sent to ${plant('event.name')}`, everyShape(parts, 'event')),
      event('exception', [
        attribute('exception.message', `no user ${plant('exception.message')}`),
        attribute('exception.stacktrace', `Error: ${plant('exception.stack')}\n    at /srv/app.js:1:2`),
      ]),
    ],
  };
  return {
    resourceSpans: [{ resource, schemaUrl: of, scopeSpans: [{ scope, schemaUrl: within, spans: [span] }] }],
  };
}

function metrics(parts: Parts): object {
  const { plant, marker } = parts;
  const { scope, resource, of, within } = origin(parts, 'metric');
  const exemplar = { asInt: '1', timeUnixNano: now(), filteredAttributes: everyShape(parts, 'exemplar') };
  const point = (attributes: object[]) => ({ ...barePoint(), attributes: [...usage, ...attributes] });
  const sum = (dataPoints: object[]) => ({ aggregationTemporality: 2, isMonotonic: true, dataPoints });
  const named = {
    name: `sent.${plant('metric.name')}`,
    unit: plant('metric.unit'),
    description: `to ${plant('metric.description')}`,
    sum: sum([point([])]),
  };
  const plain = {
    name: marker,
    sum: sum([{ ...point(everyShape(parts, 'point')), exemplars: [exemplar] }]),
  };
  const scopeMetrics = [{ scope, schemaUrl: within, metrics: [named, plain] }];
  return { resourceMetrics: [{ resource, schemaUrl: of, scopeMetrics }] };
}

function logs(parts: Parts): object {
  const { plant, marker } = parts;
  const { scope, resource, of, within } = origin(parts, 'log');
  const record = (body: object, more: object = {}) => ({
    timeUnixNano: now(),
    severityNumber: 9,
    body,
    attributes: [...usage, attribute('marker', marker)],
    ...more,
  });
  const logRecords = [
    record({ kvlistValue: { values: everyShape(parts, 'log.body') } }),
    record({ arrayValue: { values: [{ kvlistValue: { values: everyShape(parts, 'log.body.list') } }] } }),
    record(
      { stringValue: `mail ${plant('log.body.text')}` },
      {
        severityText: plant('log.severity'),
        eventName: plant('log.event'),
        attributes: [...usage, attribute('marker', marker), ...everyShape(parts, 'log')],
      },
    ),
  ];
  return {
    resourceLogs: [{ resource, schemaUrl: of, scopeLogs: [{ scope, schemaUrl: within, logRecords }] }],
  };
}

function unreachableTraces(parts: Parts): object {
  const { plant, planted, marker, traceId } = parts;
  const encoded = (place: string) => Buffer.from(plant(place)).toString('base64');
  const attributes = [
    ...usage,
    attribute('marker', marker),
    { key: 'bytes', value: { bytesValue: encoded('bytes') } },
    attribute('base64', encoded('base64')),
  ];
  const link = {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    traceState: `vendor=${plant('link.state')}`,
    attributes: [attribute('text', plant('link.attribute'))],
  };
  planted.push('+44 20 7946 0018');
  attributes.push(attribute('phone', '+44 20 7946 0018'));
  return bare('Spans', 'spans', { ...bareSpan(traceId), name: 'call', attributes, links: [link] });
}

const bareMetrics = ({ marker }: Parts): object =>
  bare('Metrics', 'metrics', {
    name: marker,
    sum: {
      aggregationTemporality: 2,
      isMonotonic: true,
      dataPoints: [{ ...barePoint(), attributes: usage }],
    },
  });

const bareLogs = ({ marker }: Parts): object =>
  bare('Logs', 'logRecords', {
    body: { stringValue: 'x' },
    attributes: [...usage, attribute('marker', marker)],
  });

function bare(signal: string, items: string, item: object): object {
  const resource = { attributes: [attribute('service.name', 'canaries')] };
  return { [`resource${signal}`]: [{ resource, [`scope${signal}`]: [{ [items]: [item] }] }] };
}

const bareSpan = (traceId: string) => ({
  traceId,
  spanId: randomBytes(8).toString('hex'),
  startTimeUnixNano: now(),
  endTimeUnixNano: String(BigInt(now()) + 1_000_000n),
});

const barePoint = () => ({ timeUnixNano: now(), startTimeUnixNano: now(), asInt: '1' });

function now(): string {
  return `${Date.now()}000000`;
}
