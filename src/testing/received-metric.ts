import { attributesOf, flatten, listOf, nanosOf, numberOf, textOf } from './otlp-json.ts';
import type { Json, PlainAttributes, ReceivedOrigin } from './otlp-json.ts';

/** How a metric's points are to be read. */
export type ReceivedMetricType = 'sum' | 'gauge' | 'histogram' | 'exponentialHistogram' | 'summary';

/** What a histogram's data point says. `min` and `max` are undefined where the sender leaves them out. */
export interface ReceivedDistribution {
  readonly count: number;
  readonly sum: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Counts per bucket; one more than there are bounds. Empty for other types than `histogram`. */
  readonly buckets: readonly number[];
  /** Upper bounds of the buckets, in the metric's unit. */
  readonly bounds: readonly number[];
}

/** What a received metric says about all its points. */
export interface ReceivedMetricHeader extends ReceivedOrigin {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly type: ReceivedMetricType;
  /** Undefined for gauges and summaries. */
  readonly temporality: 'delta' | 'cumulative' | undefined;
  /** True for a sum that only grows. */
  readonly monotonic: boolean;
}

/** One data point, together with its metric's header. */
export interface ReceivedDataPoint extends ReceivedMetricHeader {
  /** A number for sums and gauges, a distribution for histograms and summaries. */
  readonly value: number | ReceivedDistribution;
  readonly attributes: PlainAttributes;
  /** Nanoseconds since 1970, decimal. */
  readonly startTimeUnixNano: string;
  /** Nanoseconds since 1970, decimal. */
  readonly timeUnixNano: string;
}

/** A metric as it arrived in one request, with its points. */
export interface ReceivedMetric extends ReceivedMetricHeader {
  readonly dataPoints: readonly ReceivedDataPoint[];
}

const TYPES = ['sum', 'gauge', 'histogram', 'exponentialHistogram', 'summary'] as const;
const TEMPORALITIES = [undefined, 'delta', 'cumulative'] as const;

/** Reads the metrics of an OTLP/JSON metric request. Anything else gives none. */
export const readMetrics = (request: unknown): ReceivedMetric[] =>
  flatten(request, ['resourceMetrics', 'scopeMetrics', 'metrics'], readMetric);

function readMetric(metric: Json, origin: ReceivedOrigin): ReceivedMetric {
  const type = TYPES.find((known) => metric[known] !== undefined) ?? 'gauge';
  const data = (metric[type] ?? {}) as Json;
  const header: ReceivedMetricHeader = {
    name: textOf(metric['name']),
    unit: textOf(metric['unit']),
    description: textOf(metric['description']),
    type,
    temporality: TEMPORALITIES[numberOf(data['aggregationTemporality'])],
    monotonic: data['isMonotonic'] === true,
    ...origin,
  };
  return { ...header, dataPoints: listOf(data['dataPoints']).map((point) => readPoint(point, header)) };
}

function readPoint(point: Json, header: ReceivedMetricHeader): ReceivedDataPoint {
  const single = header.type === 'sum' || header.type === 'gauge';
  return {
    ...header,
    value: single ? numberOf(point['asDouble'] ?? point['asInt']) : readDistribution(point),
    attributes: attributesOf(point['attributes']),
    startTimeUnixNano: nanosOf(point['startTimeUnixNano']),
    timeUnixNano: nanosOf(point['timeUnixNano']),
  };
}

function readDistribution(point: Json): ReceivedDistribution {
  return {
    count: numberOf(point['count']),
    sum: numberOf(point['sum']),
    min: optionalNumber(point['min']),
    max: optionalNumber(point['max']),
    buckets: numbersOf(point['bucketCounts']),
    bounds: numbersOf(point['explicitBounds']),
  };
}

const optionalNumber = (value: unknown): number | undefined =>
  value === undefined ? undefined : Number(value);

const numbersOf = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);
