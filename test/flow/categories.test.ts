import * as api from '@opentelemetry/api';
import { OPTIONAL, type Pipeline, type PipelineOptions, REQUIRED, startPipeline } from '../pipeline.ts';
import { captureDiagnostics } from './canary.ts';

const CATEGORY = 'diagnostic_data.category';
const CLASSIFICATION = 'diagnostic_data.classification';
let pipeline: Pipeline;

afterEach(() => pipeline.stop());

/** One span, one event and one measurement of a name; the same attributes on all of them. */
function recordAll(name: string, attributes: object, scope = 'test-scope'): void {
  const given = attributes as api.Attributes;
  api.trace.getTracer(scope).startSpan(name, { attributes: given }).end();
  api.logs.getLogger(scope).emit({ eventName: name, body: name, attributes: given });
  api.metrics.getMeter(scope).createCounter(name).add(1, given);
}

interface Arrived {
  readonly span: unknown[];
  readonly metric: unknown[];
  readonly log_record: unknown[];
}
/** Attributes of everything that arrived, by signal. */
async function arrived(): Promise<Arrived> {
  await pipeline.diagnosticData.forceFlush();
  const { spans, dataPoints, logRecords } = pipeline.receiver;
  const [span, metric, log_record] = [spans, dataPoints, logRecords].map((items) =>
    items.map(({ attributes }) => attributes),
  );
  return { span: span!, metric: metric!, log_record: log_record! };
}
const onAll = <T>(value: T) => ({ span: value, metric: value, log_record: value });
const start = async (options?: PipelineOptions): Promise<void> =>
  void (pipeline = await startPipeline(options));

describe('what has no known category', () => {
  it('P2: is withheld, and counted with the reason', async () => {
    await start({ level: 'optional' });

    recordAll('nameless', {});

    expect(await arrived()).toEqual(onAll([]));
    expect(pipeline.diagnosticData.explain().withheld).toEqual(onAll({ unclassified: 1 }));
  });

  it.each([
    ['a word that nobody knows', 'usage'],
    ['another case', 'Product_And_Service_Usage'],
    ['an empty text', ''],
    ['a name of Object', 'constructor'],
    ['a number', 1],
    ['a truth value', true],
    ['a list', ['product_and_service_usage']],
  ])('P2: is withheld when its category is %s', async (_, value) => {
    await start({ level: 'optional' });

    recordAll('odd', { [CATEGORY]: value });

    expect(await arrived()).toEqual(onAll([]));
    expect(pipeline.diagnosticData.explain().withheld).toEqual(onAll({ unknown_category: 1 }));
  });

  it('P2: is warned about once per scope and reason, by a name that is scrubbed', async () => {
    const diagnostics = captureDiagnostics();
    await start();

    for (let i = 0; i < 3; i++) {
      recordAll('nameless', {}, 'scope of ann@example.com');
      recordAll('nameless', {}, 'scope b');
      recordAll('odd', { [CATEGORY]: 'unheard_of' }, 'scope b');
    }
    const lines = diagnostics.text().split('\n');
    diagnostics.stop();

    const spanWarnings = lines.filter((line) => line.includes('A span of'));
    expect(spanWarnings).toHaveLength(3);
    expect(spanWarnings[0]).toContain('"scope of [email]" was withheld (unclassified)');
    expect(lines.filter((line) => line.includes('was withheld'))).toHaveLength(9);
  });
});

describe('a category', () => {
  it('P2, P9, P12: given by the item reaches the wire with the class that was looked up, on all signals', async () => {
    await start({ level: 'optional' });

    recordAll('relabelled', { ...OPTIONAL, [CLASSIFICATION]: 'required' });
    recordAll('plain', REQUIRED);

    const expected = [
      { ...REQUIRED, [CLASSIFICATION]: 'required' },
      { ...OPTIONAL, [CLASSIFICATION]: 'optional' },
    ];
    expect(await arrived()).toEqual(onAll(expect.arrayContaining(expected)));
  });

  it("P2: of OpenTelemetry's own instrumentations comes from their scope", async () => {
    await start();

    recordAll('GET', {}, '@opentelemetry/instrumentation-http');

    const performance = { [CATEGORY]: 'product_and_service_performance', [CLASSIFICATION]: 'required' };
    expect(await arrived()).toEqual(onAll([performance]));
  });

  it('P2: by scope is what the own rules say, the first that fits', async () => {
    const scopeRules = [
      { scope: 'lib-quiet', category: 'enhanced_anonymized_product_usage' },
      { scope: 'lib-*', category: 'software_setup_and_inventory' },
    ];
    await start({ scopeRules });

    recordAll('x', {}, 'lib-quiet');
    recordAll('y', {}, 'lib-loud');
    recordAll('z', {}, '@opentelemetry/instrumentation-http');

    const setup = { [CATEGORY]: 'software_setup_and_inventory', [CLASSIFICATION]: 'required' };
    expect(await arrived()).toEqual(onAll([setup]));
    expect(pipeline.diagnosticData.explain().withheld).toEqual(onAll({ level: 1, unclassified: 1 }));
  });

  it('P2: of an application falls under the class that it was defined with', async () => {
    const categories = {
      crash_reports: { classification: 'required', description: 'Crashes.', examples: [] },
      experiments: { classification: 'optional', description: 'Experiments.', examples: [] },
    } as const;
    await start({ categories });

    recordAll('a', { [CATEGORY]: 'crash_reports' });
    recordAll('b', { [CATEGORY]: 'experiments' });
    const before = await arrived();
    await pipeline.optIn();
    pipeline.receiver.clear();
    recordAll('b', { [CATEGORY]: 'experiments' });
    const optedIn = (await arrived()).span;

    expect(before).toEqual(onAll([{ [CATEGORY]: 'crash_reports', [CLASSIFICATION]: 'required' }]));
    expect(optedIn).toEqual([{ [CATEGORY]: 'experiments', [CLASSIFICATION]: 'optional' }]);
  });

  it('P12: goes under the keys that were configured', async () => {
    await start({ keys: { category: 'acme.category', classification: 'acme.class' } });

    recordAll('a', { 'acme.category': 'product_and_service_usage' });
    recordAll('b', REQUIRED);

    const expected = { 'acme.category': 'product_and_service_usage', 'acme.class': 'required' };
    expect(await arrived()).toEqual(onAll([expected]));
    expect(pipeline.diagnosticData.explain().withheld).toEqual(onAll({ unclassified: 1 }));
  });

  it('P2: that changes its class between start and end withholds the span', async () => {
    await start({ level: 'optional' });
    const lowered = pipeline.tracer.startSpan('lowered', { attributes: OPTIONAL });
    const raised = pipeline.tracer.startSpan('raised', { attributes: REQUIRED });
    const within = pipeline.tracer.startSpan('within', { attributes: REQUIRED });

    lowered.setAttributes(REQUIRED).end();
    raised.setAttributes(OPTIONAL).end();
    within.setAttribute(CATEGORY, 'product_and_service_performance').end();

    expect((await arrived()).span).toEqual([
      { [CATEGORY]: 'product_and_service_performance', [CLASSIFICATION]: 'required' },
    ]);
    expect(pipeline.diagnosticData.explain().withheld.span).toEqual({ reclassified: 2 });
  });
});
