import type { Attributes, Context, Meter, MetricOptions } from '@opentelemetry/api';
import type { Classification } from '../policy/index.ts';
import type { GateLane } from './lanes.ts';
import { createPreparation } from './metric-attributes.ts';
import type { GateParts } from './span-processor.ts';

/** Name, version and schema URL of the scope an instrument belongs to. */
export interface MeterScope {
  readonly name: string;
  readonly version: string | undefined;
  readonly schemaUrl: string | undefined;
}

/** Records one measurement. */
export type Measure = (value: number, attributes?: Attributes, context?: Context) => void;

/** What makes the SDK's instrument on a lane's meter. */
export type Maker = 'createCounter' | 'createUpDownCounter' | 'createHistogram' | 'createGauge';

/** The meter of a scope on a lane, by scrubbed names. */
export function laneMeter(lane: GateLane, scope: MeterScope, { fields }: GateParts): Meter {
  return lane.meterProvider.getMeter(
    fields.text(scope.name),
    scope.version === undefined ? undefined : fields.text(scope.version),
    scope.schemaUrl === undefined ? undefined : { schemaUrl: fields.text(scope.schemaUrl) },
  );
}

/** An instrument's options with its texts scrubbed. */
export function scrubOptions(options: MetricOptions | undefined, { fields }: GateParts): MetricOptions {
  const { description, unit } = options ?? {};
  return {
    ...options,
    ...(description === undefined ? {} : { description: fields.text(description) }),
    ...(unit === undefined ? {} : { unit: fields.text(unit) }),
  };
}

/**
 * A synchronous instrument that outlives lanes. It asks at every measurement and records into the lane that is open
 * then; the SDK's own instrument is made at the first measurement on a lane, so an unused one leaves nothing in it.
 */
export function createMeasure(
  scope: MeterScope,
  name: string,
  options: MetricOptions | undefined,
  maker: Maker,
  parts: GateParts,
): Measure {
  const { policy, lanes, ledger, fields } = parts;
  const prepare = createPreparation(name, scope.name, policy, fields);
  const least = maker === 'createCounter' || maker === 'createHistogram' ? 0 : -Infinity;
  const made: Partial<Record<Classification, { lane: GateLane; measure: Measure }>> = {};

  function measureOn(lane: GateLane): Measure {
    const known = made[lane.classification];
    if (known?.lane === lane) return known.measure;
    const instrument = laneMeter(lane, scope, parts)[maker](fields.text(name), scrubOptions(options, parts));
    const measure: Measure = ('add' in instrument ? instrument.add : instrument.record).bind(instrument);
    made[lane.classification] = { lane, measure };
    return measure;
  }

  return (value, attributes, context) => {
    try {
      const prepared = prepare(attributes);
      const lane = prepared.verdict === undefined ? undefined : lanes.open(prepared.verdict.classification);
      if (lane === undefined) {
        policy.admit('metric', name, attributes, scope.name); // counts what is withheld, with the reason
        return;
      }
      // Collectors refuse a whole request for one number that JSON cannot hold, and sums would never lose it again.
      if (!Number.isFinite(value) || value < least) {
        ledger.withhold('metric', 'invalid_value', scope.name);
        return;
      }
      measureOn(lane)(value, prepared.attributes, context);
      ledger.keep('metric');
    } catch {
      ledger.withhold('metric', 'scrubber_error', scope.name);
    }
  };
}
