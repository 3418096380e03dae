import * as api from '@opentelemetry/api';
import {
  type Catalogue,
  defineCatalogue,
  defineCounter,
  defineEvent,
  defineGauge,
  defineHistogram,
  defineObservableCounter,
  defineObservableGauge,
  defineObservableUpDownCounter,
  defineSpan,
  defineUpDownCounter,
} from '../../src/index.ts';
import { type Pipeline, startPipeline } from '../pipeline.ts';

const REQUIRED = 'product_and_service_usage';
const OPTIONAL = 'enhanced_anonymized_product_usage';

const exportSpan = defineSpan({
  name: 'Export report',
  category: REQUIRED,
  attributes: {
    'report.format': { type: 'string', allowedValues: ['pdf', 'csv'] },
    'report.pages': { type: 'number' },
    'report.parts': { type: 'string[]', allowedValues: ['cover', 'charts'] },
  },
});
const opened = defineEvent({
  name: 'report.opened',
  category: REQUIRED,
  attributes: { 'report.kind': { type: 'string', allowedValues: ['monthly', 'yearly'], withholds: 'item' } },
});
const exported = defineCounter({
  name: 'report.exports',
  category: REQUIRED,
  unit: '{export}',
  attributes: { 'report.format': { type: 'string', allowedValues: ['pdf', 'csv'] } },
});
const theme = defineEvent({ name: 'report.theme', category: OPTIONAL });

let pipeline: Pipeline;

async function start(catalogue: Catalogue): Promise<void> {
  pipeline = await startPipeline({ catalogue });
}

afterEach(() => pipeline?.stop());

describe('a declaration', () => {
  it('P2: records itself under its category', async () => {
    await start(defineCatalogue([exportSpan, opened, exported, theme]));

    exportSpan.start({ 'report.format': 'pdf', 'report.pages': 12, 'report.parts': ['cover'] }).end();
    opened.emit({ 'report.kind': 'monthly' });
    exported.add(2, { 'report.format': 'csv' });
    theme.emit();
    await pipeline.diagnosticData.forceFlush();

    const { spans, logRecords, dataPoints } = pipeline.receiver;
    expect(spans[0]).toMatchObject({
      name: 'Export report',
      attributes: {
        'report.format': 'pdf',
        'report.pages': 12,
        'report.parts': ['cover'],
        'diagnostic_data.category': REQUIRED,
        'diagnostic_data.classification': 'required',
      },
    });
    expect(logRecords.map(({ eventName }) => eventName)).toEqual(['report.opened']);
    expect(dataPoints[0]).toMatchObject({
      name: 'report.exports',
      value: 2,
      attributes: { 'report.format': 'csv' },
    });
    expect(pipeline.diagnosticData.explain().withheld.log_record).toEqual({ level: 1 });
  });

  it('makes a span active while its work runs', async () => {
    await start(defineCatalogue([exportSpan]));
    const child = api.trace.getTracer('test');

    const answer = exportSpan.startActive({ 'report.format': 'pdf' }, (span) => {
      child.startSpan('child', { attributes: { 'diagnostic_data.category': REQUIRED } }).end();
      span.end();
      return 42;
    });
    await pipeline.diagnosticData.forceFlush();

    const [inner, outer] = pipeline.receiver.spans;
    expect(answer).toBe(42);
    expect(inner?.parentSpanId).toBe(outer?.spanId);
  });

  it('records every kind of instrument', async () => {
    const common = { category: REQUIRED, unit: '1' } as const;
    const declarations = {
      level: defineUpDownCounter({ ...common, name: 'my.level' }),
      histogram: defineHistogram({ ...common, name: 'my.histogram' }),
      gauge: defineGauge({ ...common, name: 'my.gauge' }),
      total: defineObservableCounter({ ...common, name: 'my.total' }),
      seen: defineObservableGauge({ ...common, name: 'my.seen' }),
      both: defineObservableUpDownCounter({ ...common, name: 'my.both' }),
    };
    await start(defineCatalogue(Object.values(declarations)));

    declarations.level.add(-3);
    declarations.histogram.record(5);
    declarations.gauge.record(7);
    declarations.total.observe((report) => report(9));
    declarations.seen.observe(async (report) => report(11));
    const stop = declarations.both.observe((report) => report(13));
    stop();
    await pipeline.diagnosticData.forceFlush();

    const names = pipeline.receiver.dataPoints.map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['my.level', 'my.histogram', 'my.gauge', 'my.total', 'my.seen']));
  });

  it('P7: costs and does nothing where nothing was started', () => {
    exportSpan.start({ 'report.format': 'pdf' }).end();
    opened.emit({ 'report.kind': 'yearly' });
    exported.add(1);

    expect(exportSpan.start().isRecording()).toBe(false);
  });

  it('records to the providers it is given', () => {
    const emitted: unknown[] = [];
    const loggerProvider = {
      getLogger: (name: string) => ({ emit: (record: object) => emitted.push({ name, ...record }) }),
    };

    opened.using({ loggerProvider }).emit({ 'report.kind': 'yearly' });

    expect(emitted).toEqual([
      {
        name: 'opentelemetry-diagnostic-data',
        eventName: 'report.opened',
        attributes: { 'report.kind': 'yearly' },
      },
    ]);
  });
});

describe('what a declaration does not allow', () => {
  it('P2 P10: is left out by attribute, and counted by reason', async () => {
    await start(defineCatalogue([exportSpan]));
    const attributes = {
      'report.format': 'docx',
      'report.pages': '12',
      'report.parts': ['cover', 'secret part'],
      'report.title': 'My private report',
    };

    pipeline.tracer.startSpan('Export report', { attributes }).end();
    await pipeline.diagnosticData.forceFlush();

    const kept = Object.keys(pipeline.receiver.spans[0]?.attributes ?? {});
    expect(kept.filter((key) => key.startsWith('report.'))).toEqual([]);
    expect(pipeline.diagnosticData.explain().withheldAttributes.span).toEqual({
      value_not_allowed: 2,
      wrong_type: 1,
      undeclared_attribute: 1,
    });
    expect(JSON.stringify(pipeline.diagnosticData.explain())).not.toContain('private');
  });

  it.each([
    ['a name that is not listed', { 'report.kind': 'letter to my lawyer' }],
    ['no name', {}],
  ])('P2: withholds the whole event for %s', async (_, attributes) => {
    await start(defineCatalogue([opened]));

    pipeline.logger.emit({ eventName: 'report.opened', attributes });
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.logRecords).toEqual([]);
    expect(pipeline.diagnosticData.explain().withheld.log_record).toEqual({ unlisted_name: 1 });
  });

  it('P2: holds on all three signals and whoever records', async () => {
    const attributes = {
      'thing.name': { type: 'string', allowedValues: ['known'], withholds: 'item' },
    } as const;
    const common = { category: REQUIRED, attributes } as const;
    await start(
      defineCatalogue([
        defineSpan({ ...common, name: 'thing' }),
        defineCounter({ ...common, name: 'my.things' }),
        defineObservableGauge({ ...common, name: 'my.seen' }),
      ]),
    );
    const counter = pipeline.meter.createCounter('my.things');

    for (const value of ['known', 'unknown']) {
      pipeline.tracer.startSpan('thing', { attributes: { 'thing.name': value } }).end();
      counter.add(1, { 'thing.name': value });
    }
    pipeline.meter.createObservableGauge('my.seen').addCallback((result) => {
      result.observe(1, { 'thing.name': 'known' });
      result.observe(2, { 'thing.name': 'unknown' });
    });
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.spans).toHaveLength(1);
    expect(pipeline.receiver.dataPoints.map(({ attributes: seen }) => seen?.['thing.name'])).toEqual([
      'known',
      'known',
    ]);
    expect(pipeline.diagnosticData.explain().withheld).toMatchObject({
      span: { unlisted_name: 1 },
      metric: { unlisted_name: 2 },
    });
  });

  it('withholds what has expired, and keeps what has not', async () => {
    const past = defineEvent({ name: 'report.past', category: REQUIRED, expires: '2020-01-31' });
    const future = defineEvent({ name: 'report.future', category: REQUIRED, expires: '9999-12-31' });
    await start(defineCatalogue([past, future]));

    past.emit();
    future.emit();
    await pipeline.diagnosticData.forceFlush();

    expect(pipeline.receiver.logRecords.map(({ eventName }) => eventName)).toEqual(['report.future']);
    expect(pipeline.diagnosticData.explain().withheld.log_record).toEqual({ expired: 1 });
  });
});
