import fc from 'fast-check';
import type { Level } from '../../src/index.ts';
import { type Pipeline, startPipeline } from '../pipeline.ts';

let pipeline: Pipeline;

afterEach(() => pipeline.stop());

const word = fc.stringMatching(/^[a-z]{1,8}$/);
/** Texts with and without something to find, alone and in a sentence. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  word.map((name) => `${name}@example.com`),
  fc.tuple(word, word).map(([a, b]) => `${a} wrote to ${b}@example.com`),
  fc.ipV4().map((address) => `from ${address}`),
  fc.ipV6(),
  fc.webUrl({ withQueryParameters: true }),
  word.map((name) => `/home/${name}/notes.txt`),
  word.map((name) => `C:\\Users\\${name}\\notes.txt`),
  word.map((secret) => `password=${secret}`),
);
const category = fc.constantFrom(
  'product_and_service_usage',
  'enhanced_anonymized_product_usage',
  'software_setup_and_inventory',
  'unheard_of',
  '',
);
const key = fc.constantFrom('note', 'url.full', 'user.name', 'file.path', 'password', 'count');
const level = fc.constantFrom<Level>('none', 'required', 'optional');
const items = fc.array(fc.record({ category, key, text }), { minLength: 1, maxLength: 20 });

/** The same items on each signal; what arrived of each is read back by its number. */
async function send(sent: readonly { category: string; key: string; text: string }[]) {
  const counter = pipeline.meter.createCounter('items');
  sent.forEach((item, index) => {
    const attributes = { 'diagnostic_data.category': item.category, [item.key]: item.text, index };
    pipeline.tracer.startSpan('item', { attributes }).end();
    pipeline.logger.emit({ body: 'item', attributes });
    counter.add(1, attributes);
  });
  await pipeline.diagnosticData.forceFlush();
  const { spans, logRecords, dataPoints } = pipeline.receiver;
  return [spans, logRecords, dataPoints].map((arrived) =>
    arrived
      .map(({ attributes, resource }) => ({
        attributes,
        consent: resource['diagnostic_data.consent.optional'],
      }))
      .sort((a, b) => Number(a.attributes['index']) - Number(b.attributes['index'])),
  );
}

it('P9: the same category, level and text give the same answer on a span, a log record and a metric', async () => {
  await fc.assert(
    fc
      .asyncProperty(level, items, async (inForce, sent) => {
        pipeline = await startPipeline({ level: inForce });

        const [span, logRecord, metric] = await send(sent);

        expect(logRecord).toEqual(span);
        expect(metric).toEqual(span);
        const { kept, withheld } = pipeline.diagnosticData.explain();
        expect(kept).toEqual({ span: kept.span, metric: kept.span, log_record: kept.span });
        expect(withheld.metric).toEqual(withheld.span);
        expect(withheld.log_record).toEqual(withheld.span);
      })
      .afterEach(() => pipeline.stop()),
    { numRuns: 60 },
  );
});

it('P9: a text is scrubbed alike as a name, a body, a message, a description', async () => {
  const required = { 'diagnostic_data.category': 'product_and_service_usage' };
  await fc.assert(
    fc
      .asyncProperty(
        text.filter((candidate) => candidate.trim() !== ''),
        async (given) => {
          pipeline = await startPipeline();
          const span = pipeline.tracer.startSpan(given, { attributes: required });
          span.addEvent(given).setStatus({ code: 2, message: given }).end();
          pipeline.logger.emit({ body: given, severityText: given, attributes: required });
          pipeline.meter.createGauge('gauge', { description: given }).record(1, required);

          await pipeline.diagnosticData.forceFlush();

          const { spans, logRecords, dataPoints } = pipeline.receiver;
          const answers = [
            spans[0]!.name,
            spans[0]!.events[0]!.name,
            spans[0]!.status.message,
            logRecords[0]!.body,
            logRecords[0]!.severityText,
            dataPoints[0]!.description,
          ];
          expect(new Set(answers).size).toBe(1);
        },
      )
      .afterEach(() => pipeline.stop()),
    { numRuns: 60 },
  );
});
