import {
  context as contextApi,
  type Context,
  type Span,
  type SpanContext,
  type SpanOptions,
  trace,
  TraceFlags,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import { RandomIdGenerator } from '@opentelemetry/sdk-trace';
import type { Policy } from '../policy/index.ts';
import type { SpanTree } from './span-tree.ts';

/** What the front needs of the gate. */
export interface TracerFrontOptions {
  readonly policy: Policy;
  readonly tree: SpanTree;
  /**
   * Whether withheld root spans may be answered here. False where a sampler decides by the root, so that
   * withholding a root does not change the rate at which its children are sampled.
   */
  readonly answersRoots: boolean;
}

const ids = new RandomIdGenerator();

/**
 * A span that is withheld from the start. It records nothing and makes its ids only when a child, a link, a log
 * record or a header asks for them, which makes it more than ten times cheaper than a recorded one.
 */
class WithheldSpan implements Span {
  readonly #parent: Span | undefined;
  readonly #tree: SpanTree;
  #context: SpanContext | undefined;

  constructor(parent: Span | undefined, tree: SpanTree) {
    this.#parent = parent instanceof WithheldSpan ? parent.#substitute() : parent;
    this.#tree = tree;
  }

  /** What a child needs to know of a withheld parent, so that no chain of them is held however deep they nest. */
  #substitute(): Span {
    return this.#parent ?? this;
  }

  spanContext(): SpanContext {
    return (this.#context ??= this.#createContext());
  }

  #createContext(): SpanContext {
    const candidate = this.#parent?.spanContext();
    const parent = candidate !== undefined && trace.isSpanContextValid(candidate) ? candidate : undefined;
    const own: SpanContext = {
      traceId: parent?.traceId ?? ids.generateTraceId(),
      spanId: ids.generateSpanId(),
      traceFlags: parent?.traceFlags ?? TraceFlags.SAMPLED,
      ...(parent?.traceState === undefined ? {} : { traceState: parent.traceState }),
    };
    this.#tree.withhold(own, parent);
    return own;
  }

  isRecording(): boolean {
    return false;
  }
  setAttribute(): this {
    return this;
  }
  setAttributes(): this {
    return this;
  }
  addEvent(): this {
    return this;
  }
  addLink(): this {
    return this;
  }
  addLinks(): this {
    return this;
  }
  setStatus(): this {
    return this;
  }
  updateName(): this {
    return this;
  }
  end(): void {}
  recordException(): void {}
}

/** A thin provider in front of the SDK's: withheld spans never reach the SDK, everything else is the SDK's own. */
export function createTracerFront(sdk: TracerProvider, options: TracerFrontOptions): TracerProvider {
  return {
    getTracer: (name, version, tracerOptions) =>
      createTracer(sdk.getTracer(name, version, tracerOptions), name, options),
  };
}

function createTracer(sdk: Tracer, scopeName: string, options: TracerFrontOptions): Tracer {
  const { policy, tree, answersRoots } = options;

  function startSpan(name: string, spanOptions?: SpanOptions, context: Context = contextApi.active()): Span {
    const parent = spanOptions?.root === true ? undefined : trace.getSpan(context);
    const mayAnswer = (answersRoots || parent !== undefined) && !isTracingSuppressed(context);
    if (!mayAnswer || isAdmitted(name, spanOptions)) return sdk.startSpan(name, spanOptions, context);
    return new WithheldSpan(parent, tree);
  }

  /** Attributes that cannot be read are the SDK's to refuse and the span gate's to withhold. */
  function isAdmitted(name: string, spanOptions: SpanOptions | undefined): boolean {
    try {
      return policy.admit('span', name, spanOptions?.attributes, scopeName) !== undefined;
    } catch {
      return true;
    }
  }

  function startActiveSpan(name: string, ...rest: unknown[]): unknown {
    if (rest.length === 0) return undefined; // as the SDK does
    const work = rest.at(-1) as (span: Span) => unknown;
    const spanOptions = rest.length > 1 ? (rest[0] as SpanOptions | undefined) : undefined;
    const parentContext =
      (rest.length > 2 ? (rest[1] as Context | undefined) : undefined) ?? contextApi.active();
    const span = startSpan(name, spanOptions, parentContext);
    return contextApi.with(trace.setSpan(parentContext, span), work, undefined, span);
  }

  return { startSpan, startActiveSpan: startActiveSpan };
}
