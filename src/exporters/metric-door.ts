import type { Attributes, AttributeValue } from '@opentelemetry/api';
import type { MetricData, PushMetricExporter, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { Classification, Policy } from '../policy/index.ts';
import { createDoor, type Door, type DoorOptions } from './door.ts';

/** A door that a metric reader takes for its exporter. */
export type MetricDoor = PushMetricExporter & Door<ResourceMetrics>;

/** Options of {@link createMetricDoor}. */
export interface MetricDoorOptions extends Omit<DoorOptions<ResourceMetrics>, 'exporter' | 'size'> {
  readonly exporter: PushMetricExporter;
  readonly policy: Policy;
  /** The class of everything that leaves here; constant for a lane, so it is added here and not at every measurement. */
  readonly classification: Classification;
}

/** The door of metrics: adds category and class to data points, passes temporality and aggregation on. */
export function createMetricDoor(options: MetricDoorOptions): MetricDoor {
  const { exporter, policy, classification } = options;
  const door = createDoor<ResourceMetrics>({
    ...options,
    size: countDataPoints,
    exporter: {
      export: (metrics, callback) =>
        exporter.export(withCategories(metrics, policy, classification), callback),
      shutdown: () => exporter.shutdown(),
    },
  });
  return Object.assign(door, {
    selectAggregationTemporality: exporter.selectAggregationTemporality?.bind(exporter),
    selectAggregation: exporter.selectAggregation?.bind(exporter),
  }) as MetricDoor;
}

function countDataPoints({ scopeMetrics }: ResourceMetrics): number {
  return scopeMetrics
    .flatMap(({ metrics }) => metrics)
    .reduce((sum, metric) => sum + metric.dataPoints.length, 0);
}

function withCategories(
  all: ResourceMetrics,
  policy: Policy,
  classification: Classification,
): ResourceMetrics {
  return {
    resource: all.resource,
    scopeMetrics: all.scopeMetrics.map(({ scope, metrics }) => ({
      scope,
      metrics: metrics.map((metric) => withCategory(metric, scope.name, policy, classification)),
    })),
  };
}

/** Data points are copied: their attribute objects belong to the SDK's storage. */
function withCategory(
  metric: MetricData,
  scopeName: string,
  policy: Policy,
  classification: Classification,
): MetricData {
  const { keys } = policy;
  const named = policy.classify('metric', metric.descriptor.name, undefined, scopeName);
  const constant: Attributes = { [keys.classification]: classification };
  const shared = named?.category ?? sharedCategory(metric, keys.category);
  const dataPoints = metric.dataPoints.map((point) => {
    const category = point.attributes[keys.category] ?? shared;
    const attributes = { ...point.attributes, ...constant };
    if (category !== undefined) attributes[keys.category] = category;
    return { ...point, attributes };
  });
  return { ...metric, dataPoints } as MetricData;
}

/** The SDK's overflow point of too many series has lost its attributes; it belongs where all the others belong. */
function sharedCategory(metric: MetricData, key: string): AttributeValue | undefined {
  const categories = new Set(metric.dataPoints.map(({ attributes }) => attributes[key]));
  categories.delete(undefined);
  return categories.size === 1 ? [...categories][0] : undefined;
}
