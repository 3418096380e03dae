import { createTraceState, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import * as api from '@opentelemetry/api';
import type { Canary } from './canary.ts';

const REMOTE = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  traceFlags: 1,
  isRemote: true,
};

/** What is known of an item's category, and where the canaries of this run come from. */
export interface Planting {
  readonly category: Readonly<Record<string, string>>;
  readonly canary: Canary;
}

const failure = (canary: Canary, place: string): Error => {
  const error = new TypeError(`no such user ${canary(`${place}.message`)}`);
  error.name = `Failure of ${canary(`${place}.name`)}`;
  error.stack = `${error.name}: ${error.message}\n    at save (/srv/${canary(`${place}.stack`)}/db.js:1:2)`;
  return error;
};

const nested = (canary: Canary, place: string): Record<string, unknown> => ({
  list: [`first ${canary(`${place}.list`)}`, 'second'],
  map: {
    text: canary(`${place}.map`),
    [`for ${canary(`${place}.map key`)}`]: 1,
    deeper: [{ deepest: [canary(`${place}.deepest`)] }],
  },
});

/** Attributes with a canary in every place that an attribute has. */
function attributesOf({ category, canary }: Planting, place: string): Record<string, never> {
  return {
    ...category,
    text: `asked by ${canary(`${place}.text`)}`,
    encoded: encodeURIComponent(canary(`${place}.encoded`)),
    [`of ${canary(`${place}.key`)}`]: true,
    list: ['a', canary(`${place}.array`)],
    nested: nested(canary, `${place}.nested`),
    json: JSON.stringify({ user: canary(`${place}.json`) }),
  } as unknown as Record<string, never>;
}

/** A span with a canary in every text field. */
export function plantInSpan(planting: Planting): void {
  const { canary } = planting;
  const remote = trace.setSpanContext(ROOT_CONTEXT, {
    ...REMOTE,
    traceState: createTraceState(`vendor=${canary('span.traceState')}`),
  });
  const tracer = trace
    .getTracerProvider()
    .getTracer(`scope of ${canary('span.scope.name')}`, `1-${canary('span.scope.version')}`, {
      schemaUrl: `https://example.com/${canary('span.scope.schemaUrl')}`,
    });
  const link = (place: string) => ({
    context: { ...REMOTE, traceState: createTraceState(`vendor=${canary(`${place}.traceState`)}`) },
    attributes: attributesOf({ ...planting, category: {} }, `${place}.attributes`),
  });
  const span = tracer.startSpan(
    `load ${canary('span.name')}`,
    { attributes: attributesOf(planting, 'span.start'), links: [link('span.links')] },
    remote,
  );
  span.setAttributes(attributesOf(planting, 'span.attributes'));
  span.addLink(link('span.addLink'));
  span.addEvent(`mail ${canary('span.event.name')}`, {
    text: canary('span.event.text'),
    list: [canary('span.event.list')],
    [canary('span.event.key')]: 'x',
  });
  span.recordException(failure(canary, 'span.exception'));
  span.setStatus({ code: 2, message: `failed for ${canary('span.status')}` });
  span.updateName(`loaded ${canary('span.updateName')}`);
  span.end();
}

/** Instruments of each kind with a canary in every text field. */
export function plantInMetrics(planting: Planting): void {
  const { canary } = planting;
  const meter = api.metrics.getMeter(
    `scope of ${canary('metric.scope.name')}`,
    canary('metric.scope.version'),
    {
      schemaUrl: `https://example.com/${canary('metric.scope.schemaUrl')}`,
    },
  );
  const options = (kind: string) => ({
    description: `Mails to ${canary(`${kind}.description`)}.`,
    unit: canary(`${kind}.unit`),
  });
  const name = (kind: string): string => `mails.${canary(`${kind}.name`)}`;
  const attributes = (kind: string) => attributesOf(planting, `${kind}.attributes`);
  meter.createCounter(name('counter'), options('counter')).add(1, attributes('counter'));
  meter.createUpDownCounter(name('up_down'), options('up_down')).add(1, attributes('up_down'));
  meter.createHistogram(name('histogram'), options('histogram')).record(1, attributes('histogram'));
  meter.createGauge(name('gauge'), options('gauge')).record(1, attributes('gauge'));
  const observable = meter.createObservableGauge(name('observable'), options('observable'));
  observable.addCallback((result) => result.observe(1, attributes('observable')));
  const batched = meter.createObservableCounter(name('batched'), options('batched'));
  meter.addBatchObservableCallback((result) => result.observe(batched, 1, attributes('batched')), [batched]);
}

/** Log records with a canary in every text field. */
export function plantInLogRecords(planting: Planting): void {
  const { canary, category } = planting;
  const logger = api.logs.getLogger(`scope of ${canary('log.scope.name')}`, canary('log.scope.version'), {
    schemaUrl: `https://example.com/${canary('log.scope.schemaUrl')}`,
    scopeAttributes: { team: canary('log.scope.attributes'), [canary('log.scope.key')]: 'x' },
  } as never);
  logger.emit({
    body: `mail to ${canary('log.body')}`,
    severityText: `WARN ${canary('log.severityText')}`,
    eventName: `mail.${canary('log.eventName')}`,
    attributes: attributesOf(planting, 'log.attributes'),
    exception: failure(canary, 'log.exception'),
  });
  logger.emit({ body: nested(canary, 'log.body map'), attributes: category });
  logger.emit({ body: [canary('log.body list'), [canary('log.body inner list')]], attributes: category });
}
