import { type AttributeValue, ValueType } from '@opentelemetry/api';
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
  const { exporter } = options;
  const complete = createCompletion(options);
  const door = createDoor<ResourceMetrics>({
    ...options,
    size: countDataPoints,
    exporter: {
      export: (metrics, callback) => exporter.export(complete(metrics), callback),
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

type DataPoint = MetricData['dataPoints'][number];

/** Makes data points what may leave. They are copied: their attribute objects belong to the SDK's storage. */
function createCompletion({ policy, classification, onFailed }: MetricDoorOptions) {
  const { keys } = policy;

  /** Of a point without a category the policy counts why it is withheld (P2). */
  function isAdmitted(
    { name }: MetricData['descriptor'],
    { attributes }: DataPoint,
    scopeName: string,
  ): boolean {
    return keys.category in attributes || policy.admit('metric', name, attributes, scopeName) !== undefined;
  }

  function completeMetric(metric: MetricData, scopeName: string): MetricData {
    const { descriptor } = metric;
    const named = policy.classify('metric', descriptor.name, undefined, scopeName);
    const shared = named?.category ?? sharedCategory(metric, keys.category);
    const dataPoints: readonly DataPoint[] = metric.dataPoints
      .map((point) => ({
        ...point,
        attributes: {
          ...point.attributes,
          [keys.classification]: classification,
          ...(shared === undefined || keys.category in point.attributes ? {} : { [keys.category]: shared }),
        },
      }))
      .filter((point) => isAdmitted(descriptor, point, scopeName));
    const sendable = dataPoints.filter(isSendable);
    if (sendable.length < dataPoints.length) onFailed(dataPoints.length - sendable.length);
    return {
      ...metric,
      descriptor: withWideValues(descriptor, sendable),
      dataPoints: sendable,
    } as MetricData;
  }

  return ({ resource, scopeMetrics }: ResourceMetrics): ResourceMetrics => ({
    resource,
    scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({
      scope,
      metrics: metrics
        .map((metric) => completeMetric(metric, scope.name))
        .filter(({ dataPoints }) => dataPoints.length > 0),
    })),
  });
}

/** The SDK's overflow point of too many series has lost its attributes; it belongs where all the others belong. */
function sharedCategory(metric: MetricData, key: string): AttributeValue | undefined {
  const categories = new Set(metric.dataPoints.map(({ attributes }) => attributes[key]));
  categories.delete(undefined);
  return categories.size === 1 ? [...categories][0] : undefined;
}

/** Finite measurements can have a sum that is not; a Collector would refuse the whole request for it. */
function isSendable({ value }: DataPoint): boolean {
  return Number.isFinite(typeof value === 'number' ? value : (value.sum ?? 0));
}

/** Integers that do not fit into OTLP's 64 bits are sent as doubles. */
function withWideValues(
  descriptor: MetricData['descriptor'],
  points: readonly DataPoint[],
): MetricData['descriptor'] {
  const isWide = ({ value }: DataPoint): boolean => typeof value === 'number' && Math.abs(value) >= 2 ** 63;
  return points.some(isWide) ? { ...descriptor, valueType: ValueType.DOUBLE } : descriptor;
}
