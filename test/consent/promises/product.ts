import { createFileConsentStore } from '../../../src/platform/node/consent-file.ts';
import type { Level } from '../../../src/index.ts';
import { OPTIONAL, type Pipeline, type PipelineOptions, REQUIRED, startPipeline } from '../../pipeline.ts';
import { newStateDirectory } from '../temporary.ts';

/** A product with its choice in a file, on a real pipeline. */
export async function startProduct(
  level: Level | undefined,
  options: PipelineOptions & { readonly directory?: string } = {},
): Promise<Pipeline & { readonly directory: string }> {
  const { directory = newStateDirectory(), ...rest } = options;
  if (level !== undefined)
    await createFileConsentStore(directory).write({
      level,
      source: 'installer',
      time: new Date().toISOString(),
    });
  const pipeline = await startPipeline({ consentStore: undefined, stateDirectory: directory, ...rest });
  return Object.assign(pipeline, { directory });
}

/** Records an item of each signal in both classes, with its name in all of them. */
export function recordBoth(pipeline: Pipeline, name: string): void {
  record(pipeline, REQUIRED, `required ${name}`);
  record(pipeline, OPTIONAL, `optional ${name}`);
}

/** Records an item of each signal. */
export function record(
  { tracer, meter, logger }: Pipeline,
  attributes: Record<string, string>,
  name: string,
): void {
  tracer.startSpan(name, { attributes }).end();
  logger.emit({ body: name, attributes });
  meter.createCounter('items').add(1, { ...attributes, item: name });
}

/** The names that arrived, by signal, each once and sorted. */
export function arrived({ receiver }: Pipeline): Record<'spans' | 'logRecords' | 'metrics', unknown[]> {
  const unique = (values: readonly unknown[]): unknown[] => [...new Set(values)].toSorted();
  return {
    spans: unique(receiver.spans.map(({ name }) => name)),
    logRecords: unique(receiver.logRecords.map(({ body }) => body)),
    metrics: unique(receiver.dataPoints.map(({ attributes }) => attributes['item'])),
  };
}

/** The same names for all three signals. */
export function everySignal(names: readonly string[]): ReturnType<typeof arrived> {
  const sorted = names.toSorted();
  return { spans: sorted, logRecords: sorted, metrics: sorted };
}
