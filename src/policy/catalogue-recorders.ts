import type { Context, Span, SpanOptions } from '@opentelemetry/api';
import type { Declaration, DeclaredAttributes, Definition, OnlyDeclared } from './catalogue-declaration.ts';
import type { EventRecord, Providers } from './catalogue-providers.ts';

/** A declaration that can record itself, through the plain OpenTelemetry API. */
export interface Recording<Own> {
  /** The same declaration, recording to providers other than OpenTelemetry's global ones. */
  using(providers: Providers): Own;
}

/** A declared span. What it records before OpenTelemetry is started costs and does nothing. */
export interface SpanDeclaration<D extends Definition = Definition>
  extends Declaration, Recording<SpanDeclaration<D>> {
  /** Starts a span with declared attributes. The caller ends it. */
  start<A extends DeclaredAttributes<D>>(
    attributes?: OnlyDeclared<D, A>,
    options?: Omit<SpanOptions, 'attributes'>,
    context?: Context,
  ): Span;
  /** Runs the work in a span that is active meanwhile. The work ends it. */
  startActive<A extends DeclaredAttributes<D>, T>(attributes: OnlyDeclared<D, A>, work: (span: Span) => T): T;
}

/** A declared event. */
export interface EventDeclaration<D extends Definition = Definition>
  extends Declaration, Recording<EventDeclaration<D>> {
  /** Emits the event with declared attributes. */
  emit<A extends DeclaredAttributes<D>>(
    attributes?: OnlyDeclared<D, A>,
    options?: Omit<EventRecord, 'eventName' | 'attributes'>,
  ): void;
}

/** A declared counter or up-down counter. */
export interface CounterDeclaration<D extends Definition = Definition>
  extends Declaration, Recording<CounterDeclaration<D>> {
  /** Adds to the count, with declared attributes. */
  add<A extends DeclaredAttributes<D>>(
    value: number,
    attributes?: OnlyDeclared<D, A>,
    context?: Context,
  ): void;
}

/** A declared histogram or gauge. */
export interface ValueDeclaration<D extends Definition = Definition>
  extends Declaration, Recording<ValueDeclaration<D>> {
  /** Records a value, with declared attributes. */
  record<A extends DeclaredAttributes<D>>(
    value: number,
    attributes?: OnlyDeclared<D, A>,
    context?: Context,
  ): void;
}

/** Reports one value of an observable instrument. */
export type Report<D extends Definition> = <A extends DeclaredAttributes<D>>(
  value: number,
  attributes?: OnlyDeclared<D, A>,
) => void;

/** A declared observable instrument. */
export interface ObservableDeclaration<D extends Definition = Definition>
  extends Declaration, Recording<ObservableDeclaration<D>> {
  /**
   * Asks for values at each collection.
   *
   * @returns a function that ends it.
   */
  observe(callback: (report: Report<D>) => void | Promise<void>): () => void;
}
