import type { Attributes } from '@opentelemetry/api';
import { defineCatalogue, defineCounter, defineEvent, defineSpan } from '../../src/index.ts';
import { OPTIONAL, type Pipeline, type PipelineOptions, REQUIRED, startPipeline } from '../pipeline.ts';

const CLASSIFICATION = 'diagnostic_data.classification';
let pipeline: Pipeline;

afterEach(() => pipeline.stop());

/** Attributes of everything that arrived, by signal. */
async function arrived(): Promise<unknown> {
  await pipeline.diagnosticData.forceFlush();
  const { spans, dataPoints, logRecords } = pipeline.receiver;
  const [span, metric, log_record] = [spans, dataPoints, logRecords].map((items) =>
    items.map(({ attributes }) => attributes),
  );
  return { span, metric, log_record };
}
const onAll = <T>(value: T) => ({ span: value, metric: value, log_record: value });
const start = async (options?: PipelineOptions): Promise<void> =>
  void (pipeline = await startPipeline(options));

describe('a declared item', () => {
  const declaration = {
    category: 'enhanced_anonymized_product_usage',
    description: 'The language.',
  } as const;
  const attributes = {
    language: { type: 'string', description: 'Tag of the language.', examples: ['de'] },
  } as const;
  const catalogue = defineCatalogue([
    defineSpan({ ...declaration, name: 'language.span', attributes }),
    defineEvent({ ...declaration, name: 'language.event', attributes }),
    defineCounter({ ...declaration, name: 'language.count', unit: '{change}', attributes }),
  ]);
  const record = (given: Attributes): void => {
    pipeline.tracer.startSpan('language.span', { attributes: given }).end();
    pipeline.logger.emit({ eventName: 'language.event', attributes: given });
    pipeline.meter.createCounter('Language.Count').add(1, given); // names of instruments ignore case
  };

  it('P2: cannot be relabelled by a caller', async () => {
    await start({ catalogue });

    record(REQUIRED);

    expect(await arrived()).toEqual(onAll([]));
    expect(pipeline.diagnosticData.explain().withheld).toEqual(onAll({ level: 1 }));
  });

  it('P2, P10: keeps its declared attributes; others are withheld and counted', async () => {
    await start({ catalogue, level: 'optional' });

    record({ ...REQUIRED, language: 'de', path: 'settings', theme: 'dark' });

    const expected = { ...OPTIONAL, [CLASSIFICATION]: 'optional', language: 'de' };
    expect(await arrived()).toEqual(onAll([expected]));
    const counts = Object.values(pipeline.diagnosticData.explain().withheldAttributes);
    expect(counts.map((reasons) => Object.values(reasons))).toEqual([[2], [2], [2]]);
  });
});
