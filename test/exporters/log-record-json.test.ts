import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { JsonLogsSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import fc from 'fast-check';
import { createLogRecordWriter } from '../../src/exporters/log-record-json.ts';
import { anyText, anyValue } from './any-value.ts';

const stock = (records: ReadableLogRecord[]): unknown =>
  JSON.parse(new TextDecoder().decode(JsonLogsSerializer.serializeRequest(records)));
const ours = (records: ReadableLogRecord[], write = createLogRecordWriter()): unknown =>
  JSON.parse(write(records));

/** Log records as the SDK makes them. */
function record(work: (provider: LoggerProvider) => void): ReadableLogRecord[] {
  const exporter = new InMemoryLogRecordExporter();
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': 'a "quoted" name', count: 3 }),
    processors: [new SimpleLogRecordProcessor({ exporter })],
  });
  work(provider);
  return exporter.getFinishedLogRecords();
}

describe('the log record writer', () => {
  it("P12: says exactly what OpenTelemetry's serializer says, for every kind of value, also when values repeat", () => {
    const write = createLogRecordWriter();
    fc.assert(
      fc.property(
        anyText,
        anyValue,
        fc.dictionary(anyText, anyValue, { maxKeys: 6 }),
        (name, body, attributes) => {
          const records = record((provider) => {
            const logger = provider.getLogger('scope', '1.0.0', { schemaUrl: 'https://example.com/schema' });
            for (let round = 0; round < 2; round++)
              logger.emit({ body, eventName: name, severityText: name, severityNumber: 9, attributes });
          });

          expect(ours(records, write)).toEqual(stock(records));
        },
      ),
    );
  });

  it("P12: writes spans, scopes and what is missing as OpenTelemetry's serializer does", () => {
    const context = trace.setSpanContext(ROOT_CONTEXT, {
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      traceFlags: 1,
    });

    const records = record((provider) => {
      provider.getLogger('first').emit({});
      provider.getLogger('second', '2', { attributes: { of: 'scope' } }).emit({ body: 'x', context });
      provider.getLogger('first').emit({ timestamp: [1, 5], observedTimestamp: [2, 7] });
    });

    expect(records).toHaveLength(3);
    expect(ours(records)).toEqual(stock(records));
  });

  it('writes an empty batch', () => {
    expect(ours([])).toEqual(stock([]));
  });
});
