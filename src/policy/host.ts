import { diag } from '@opentelemetry/api';

/**
 * Calls what belongs to the host: a listener, a logger. It is called before this returns; what it throws, or rejects
 * with, is the host's own business and goes no further.
 *
 * @returns what it answered, or `undefined` when it failed.
 */
export async function callHost<T>(call: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch {
    return undefined;
  }
}

/** Says something through OpenTelemetry's own diagnostics. A logger that throws harms nobody. */
export function tellHost(message: string, severity: 'warn' | 'debug' = 'warn'): void {
  void callHost(() => diag[severity](`opentelemetry-diagnostic-data: ${message}`));
}
