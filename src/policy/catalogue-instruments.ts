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
function define(kind: keyof typeof MAKERS, definition: Definition): unknown {
  return build(declare('metric', kind, definition), MAKERS[kind], {});
}

/** What a meter makes of each kind. */
const MAKERS = {
  counter: 'createCounter',
  up_down_counter: 'createUpDownCounter',
  histogram: 'createHistogram',
  gauge: 'createGauge',
  observable_counter: 'createObservableCounter',
  observable_up_down_counter: 'createObservableUpDownCounter',
  observable_gauge: 'createObservableGauge',
} as const satisfies Partial<Record<DeclarationKind, keyof Meter>>;

type Maker = (typeof MAKERS)[keyof typeof MAKERS];

/** Every instrument has some of these. */
interface Instrument extends Observable {
  readonly add: Measure;
  readonly record: Measure;
}

function build(declaration: Declaration, maker: Maker, providers: Providers): object {
  const instrument = perProvider(declaration, maker, providers);
  return Object.freeze({
    ...declaration,
    using: (others: Providers) => build(declaration, maker, others),
    ...recorder(maker, instrument),
  });
}

/** Of semantic conventions, for durations; the SDK's own are made for milliseconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** An instrument is made once for a provider: making one is much dearer than recording a value. */
function perProvider(declaration: Declaration, maker: Maker, providers: Providers): () => Instrument {
  const { name, scope = DEFAULT_SCOPE, description, unit } = declaration;
  const options: MetricOptions = {
    ...(description === undefined ? {} : { description }),
    ...(unit === undefined ? {} : { unit }),
    ...(maker === MAKERS.histogram && unit === 's' ? { advice: { explicitBucketBoundaries: SECONDS } } : {}),
  };
  let madeBy: MeterProvider | undefined;
  let made: Instrument | undefined;
  return () => {
    const provider = meterProviderOf(providers);
    if (made === undefined || provider !== madeBy) {
      made = provider.getMeter(scope)[maker](name, options) as unknown as Instrument;
      madeBy = provider;
    }
    return made;
  };
}

function recorder(maker: Maker, instrument: () => Instrument): object {
  if (maker.startsWith('createObs')) return { observe: observing(instrument) };
  return maker.endsWith('Counter')
    ? {
        add: ((value, attributes, context) => instrument().add(value, attributes, context)) satisfies Measure,
      }
    : {
        record: ((value, attributes, context) =>
          instrument().record(value, attributes, context)) satisfies Measure,
      };
}

const observing =
  (instrument: () => Observable) =>
  (callback: (report: Measure) => void | Promise<void>): (() => void) => {
    const observable = instrument();
    const call = (result: ObservableResult) =>
      callback((value, attributes) => result.observe(value, attributes));
    observable.addCallback(call);
    return () => observable.removeCallback(call);
  };
