import type {
  Attributes,
  Context,
  Meter,
  MeterProvider,
  MetricOptions,
  Observable,
  ObservableResult,
} from '@opentelemetry/api';
import type { Declaration, DeclarationKind, Definition } from './catalogue-declaration.ts';
import { declare } from './catalogue-define.ts';
import { DEFAULT_SCOPE, meterProviderOf, type Providers } from './catalogue-providers.ts';
import type { CounterDeclaration, ObservableDeclaration, ValueDeclaration } from './catalogue-recorders.ts';

type Measure = (value: number, attributes?: Attributes, context?: Context) => void;

/** Makes an instrument on a meter. */
type Make<I> = (meter: Meter, name: string, options: MetricOptions) => I;

/** Declares a counter. Throws a TypeError without name or category. */
export function defineCounter<const D extends Definition>(definition: D): D & CounterDeclaration<D> {
  return define('counter', definition) as D & CounterDeclaration<D>;
}
/** Declares an up-down counter. Throws a TypeError without name or category. */
export function defineUpDownCounter<const D extends Definition>(definition: D): D & CounterDeclaration<D> {
  return define('up_down_counter', definition) as D & CounterDeclaration<D>;
}
/** Declares a histogram. Throws a TypeError without name or category. */
export function defineHistogram<const D extends Definition>(definition: D): D & ValueDeclaration<D> {
  return define('histogram', definition) as D & ValueDeclaration<D>;
}
/** Declares a gauge. Throws a TypeError without name or category. */
export function defineGauge<const D extends Definition>(definition: D): D & ValueDeclaration<D> {
  return define('gauge', definition) as D & ValueDeclaration<D>;
}
/** Declares an observable counter. Throws a TypeError without name or category. */
export function defineObservableCounter<const D extends Definition>(
  definition: D,
): D & ObservableDeclaration<D> {
  return define('observable_counter', definition) as D & ObservableDeclaration<D>;
}
/** Declares an observable up-down counter. Throws a TypeError without name or category. */
export function defineObservableUpDownCounter<const D extends Definition>(
  definition: D,
): D & ObservableDeclaration<D> {
  return define('observable_up_down_counter', definition) as D & ObservableDeclaration<D>;
}
/** Declares an observable gauge. Throws a TypeError without name or category. */
export function defineObservableGauge<const D extends Definition>(
  definition: D,
): D & ObservableDeclaration<D> {
  return define('observable_gauge', definition) as D & ObservableDeclaration<D>;
}

/** What a kind of instrument offers is in the interface that the caller gives it; only that one of these is there. */
function define(kind: DeclarationKind, definition: Definition): unknown {
  return build(declare('metric', kind, definition), {});
}

function build(declaration: Declaration, providers: Providers): object {
  const using = { using: (others: Providers) => build(declaration, others) };
  const once = perProvider(declaration, providers);
  const add = (make: Make<{ add: Measure }>): object => adding(declaration, using, once(make));
  const record = (make: Make<{ record: Measure }>): object => recording(declaration, using, once(make));
  const observe = (make: Make<Observable>): object => observing(declaration, using, once(make));
  switch (declaration.kind) {
    case 'counter':
      return add((meter, name, options) => meter.createCounter(name, options));
    case 'up_down_counter':
      return add((meter, name, options) => meter.createUpDownCounter(name, options));
    case 'histogram':
      return record((meter, name, options) => meter.createHistogram(name, bounded(options)));
    case 'gauge':
      return record((meter, name, options) => meter.createGauge(name, options));
    case 'observable_counter':
      return observe((meter, name, options) => meter.createObservableCounter(name, options));
    case 'observable_up_down_counter':
      return observe((meter, name, options) => meter.createObservableUpDownCounter(name, options));
    case 'observable_gauge':
      return observe((meter, name, options) => meter.createObservableGauge(name, options));
    case 'span':
    case 'event':
      throw new TypeError(`A ${declaration.kind} is no instrument.`);
  }
}

/** Of semantic conventions, for durations; the SDK's own are made for milliseconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

const bounded = (options: MetricOptions): MetricOptions =>
  options.unit === 's' ? { ...options, advice: { explicitBucketBoundaries: SECONDS } } : options;

/** An instrument is made once for a provider: making one is much dearer than recording a value. */
function perProvider({ name, scope = DEFAULT_SCOPE, description, unit }: Declaration, providers: Providers) {
  const options: MetricOptions = {
    ...(description === undefined ? {} : { description }),
    ...(unit === undefined ? {} : { unit }),
  };
  return <I>(make: Make<I>): (() => I) => {
    let madeBy: MeterProvider | undefined;
    let made: I | undefined;
    return () => {
      const provider = meterProviderOf(providers);
      if (made === undefined || provider !== madeBy) {
        made = make(provider.getMeter(scope), name, options);
        madeBy = provider;
      }
      return made;
    };
  };
}

function adding(declaration: Declaration, using: object, instrument: () => { add: Measure }): object {
  const add: Measure = (value, attributes, context) => instrument().add(value, attributes, context);
  return Object.freeze({ ...declaration, ...using, add });
}

function recording(declaration: Declaration, using: object, instrument: () => { record: Measure }): object {
  const record: Measure = (value, attributes, context) => instrument().record(value, attributes, context);
  return Object.freeze({ ...declaration, ...using, record });
}

function observing(declaration: Declaration, using: object, instrument: () => Observable): object {
  return Object.freeze({
    ...declaration,
    ...using,
    observe(callback: (report: Measure) => void | Promise<void>): () => void {
      const observable = instrument();
      const call = (result: ObservableResult) =>
        callback((value, attributes) => result.observe(value, attributes));
      observable.addCallback(call);
      return () => observable.removeCallback(call);
    },
  });
}
