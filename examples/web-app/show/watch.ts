import type { OtlpReceiver } from 'opentelemetry-diagnostic-data/testing';

import { colours, say } from '../../process-miner/show/screen.ts';

/**
 * Prints what arrives, one line for each item.
 *
 * @returns a function that prints the rest and stops.
 */
export function watch(receiver: OtlpReceiver): () => void {
  let spans = 0;
  let logRecords = 0;
  const print = (): void => {
    for (const { name, resource, attributes } of receiver.spans.slice(spans))
      tell('span', name, resource['service.name'], attributes);
    for (const { eventName, resource, attributes } of receiver.logRecords.slice(logRecords))
      tell('event', eventName, resource['service.name'], attributes);
    spans = receiver.spans.length;
    logRecords = receiver.logRecords.length;
  };
  const timer = setInterval(print, 300);
  return () => {
    clearInterval(timer);
    print();
  };
}

function tell(
  signal: string,
  name: string,
  service: unknown,
  attributes: Readonly<Record<string, unknown>>,
): void {
  const classification = String(attributes['diagnostic_data.classification']);
  const paint = classification === 'optional' ? colours.magenta : colours.green;
  say(`  ${signal.padEnd(6)} ${paint(classification)}  ${name.padEnd(44)} ${colours.dim(String(service))}`);
}
