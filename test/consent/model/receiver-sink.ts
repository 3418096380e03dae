import { createNodeTransport } from '../../../src/node.ts';
import type { OtlpReceiver } from '../../../src/testing/index.ts';
import { ids, type Sink } from './sink.ts';

type Export<T> = (items: T, done: (result: never) => void) => void;

/**
 * The same as `createSink`, over OTLP and a socket. What was handed to the network cannot be called back, so an item
 * counts as arrived when it goes there; the receiver may find nothing else in what it reads.
 */
export function createReceiverSink(receiver: OtlpReceiver, onArrival: (id: number) => void): Sink {
  const handedOver = new Set<number>();
  receiver.respondWith(({ body }) => {
    for (const [, id] of body.toString().matchAll(/"item (\d+)"/g))
      if (!handedOver.has(Number(id))) onArrival(NaN); // nothing that is known
    if (sink.weather === 'failing') return { status: 400 }; // not retried
    return sink.weather === 'slow' ? { delayMillis: 20 } : {};
  });
  const makeTransport = createNodeTransport({ endpoint: receiver.url });

  function watch<T>(exporter: { export: unknown }, idsOf: (items: T) => readonly number[]): void {
    const inner = (exporter.export as Export<T>).bind(exporter);
    const watched: Export<T> = (items, done) => {
      for (const id of idsOf(items)) {
        handedOver.add(id);
        onArrival(id);
      }
      inner(items, done);
    };
    exporter.export = watched;
  }

  const sink: Sink = {
    weather: 'ok',
    release: () => undefined,
    transport() {
      const transport = makeTransport();
      watch(transport.spanExporter, ids.spans);
      watch(transport.logRecordExporter, ids.logRecords);
      watch(transport.metricExporter, ids.metrics);
      return transport;
    },
  };
  return sink;
}
