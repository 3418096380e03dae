import {
  type Attributes,
  type Context,
  context as contextApi,
  type Span,
  type SpanOptions,
  trace,
} from '@opentelemetry/api';
import type { Declaration, DeclarationKind, Definition, Signal } from './catalogue-declaration.ts';
import {
  DEFAULT_SCOPE,
  type EventRecord,
  loggerOf,
  type Providers,
  tracerOf,
} from './catalogue-providers.ts';
import type { EventDeclaration, SpanDeclaration } from './catalogue-recorders.ts';

/**
 * A declaration without its recorder.
 *
 * @throws TypeError without name or category.
 */
export function declare(signal: Signal, kind: DeclarationKind, definition: Definition): Declaration {
  const { name, category } = definition ?? {};
  if (typeof name !== 'string' || name === '') throw new TypeError(`A declared ${kind} needs a name.`);
  if (typeof category !== 'string' || category === '')
    throw new TypeError(`The declared ${kind} "${name}" needs a category.`);
  return { ...definition, signal, kind };
}

/** Declares a span. Throws a TypeError without name or category. */
export function defineSpan<const D extends Definition>(definition: D): D & SpanDeclaration<D> {
  // The interface is narrower than what is built: it knows the attributes.
  return buildSpan(declare('span', 'span', definition), {}) as unknown as D & SpanDeclaration<D>;
}

/** Declares an event (a log record with an event name). Throws a TypeError without name or category. */
export function defineEvent<const D extends Definition>(definition: D): D & EventDeclaration<D> {
  return buildEvent(declare('log_record', 'event', definition), {}) as unknown as D & EventDeclaration<D>;
}

function buildSpan(declaration: Declaration, providers: Providers): object {
  const { name, scope = DEFAULT_SCOPE } = declaration;
  const start = (attributes?: Attributes, options?: SpanOptions, context?: Context): Span =>
    tracerOf(providers, scope).startSpan(
      name,
      attributes === undefined ? options : { ...options, attributes },
      context,
    );
  return Object.freeze({
    ...declaration,
    using: (others: Providers) => buildSpan(declaration, others),
    start,
    startActive<T>(attributes: Attributes, work: (span: Span) => T): T {
      const span = start(attributes);
      return contextApi.with(trace.setSpan(contextApi.active(), span), work, undefined, span);
    },
  });
}

function buildEvent(declaration: Declaration, providers: Providers): object {
  const { name, scope = DEFAULT_SCOPE } = declaration;
  return Object.freeze({
    ...declaration,
    using: (others: Providers) => buildEvent(declaration, others),
    emit(attributes: Attributes = {}, options: Omit<EventRecord, 'eventName' | 'attributes'> = {}) {
      loggerOf(providers, scope).emit({ ...options, eventName: name, attributes });
    },
  });
}
