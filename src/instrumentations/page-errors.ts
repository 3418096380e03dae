import { createErrorLimit } from './error-limit.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import { exceptionCount, exceptionEvent } from './page-declarations.ts';
import type { ErrorPort } from './page-port.ts';
import { reduceStack } from './stack-frames.ts';
import { errorType } from './work.ts';

/** Longer ones hold content. */
const LONGEST_MESSAGE = 1000;
/** `ERROR` of OpenTelemetry's log data model. */
const SEVERITY_ERROR = 17;

/**
 * Records errors that nobody caught: all of them as a count by kind, different ones as events. Errors of the browser's
 * extensions are left out.
 *
 * @param nameOf what to call a path that is no script, but an address of the page.
 */
export function createPageErrorsInstrumentation(
  port: ErrorPort,
  nameOf: (pathname: string) => string,
): DataInstrumentation {
  return createInstrumentation('page-errors', (providers) => {
    const event = exceptionEvent.using(providers);
    const count = exceptionCount.using(providers);
    const passes = createErrorLimit();

    function record(thrown: unknown): void {
      const { message, stack } = textsOf(thrown);
      const frames = reduceStack(stack, { origin: port.origin, nameOf });
      if (frames === 'foreign') return;
      const type = { 'exception.type': errorType(thrown) } as const;
      count.add(1, type);
      if (!passes(`${type['exception.type']} ${message} ${frames}`, performance.now())) return;
      event.emit(
        {
          ...type,
          ...(message === '' ? {} : { 'exception.message': message }),
          ...(frames === '' ? {} : { 'exception.stacktrace': frames }),
        },
        { severityNumber: SEVERITY_ERROR },
      );
    }

    return port.watch((thrown) => {
      try {
        record(thrown);
      } catch {
        // What was thrown may be anything, also something that throws when it is looked at.
      }
    });
  });
}

/** Message and stack, where they are texts; nothing else of what was thrown, which may be content. */
function textsOf(thrown: unknown): { message: string; stack: string } {
  const { message, stack } = (typeof thrown === 'string' ? { message: thrown } : (thrown ?? {})) as {
    message?: unknown;
    stack?: unknown;
  };
  return {
    message: typeof message === 'string' && message.length <= LONGEST_MESSAGE ? message : '',
    stack: typeof stack === 'string' ? stack : '',
  };
}
