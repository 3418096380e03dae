import { type Span, SpanStatusCode } from '@opentelemetry/api';

/**
 * Runs work in a declared span, which ends when the work is done; what it throws is recorded and thrown on. Browsers
 * forget the active span at the first `await`: begin what belongs below it before that.
 */
export function during<A, T>(
  startActive: (attributes: A, work: (span: Span) => Promise<T>) => Promise<T>,
  attributes: A,
  work: () => Promise<T>,
): Promise<T> {
  return startActive(attributes, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.recordException(error as Error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });
}
