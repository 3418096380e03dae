import { createHash } from 'node:crypto';
import { join } from 'node:path';
import envPaths from 'env-paths';

/** Jaeger's Go module, the newest that Go's module proxy serves … */
export const JAEGER_MODULE = 'github.com/jaegertracing/jaeger@v1.76.0';

/** … and the version of the program in it. */
export const JAEGER_VERSION = '2.13.0';

/** The Collector's version: of the builder, of its parts and of the image in docker-compose.yml. */
export const COLLECTOR_VERSION = '0.159.0';

const executable = process.platform === 'win32' ? '.exe' : '';

/** The user's cache directory for the backend: built programs and, under `run`, what the running ones keep. */
export function backendDirectory(): string {
  return join(envPaths('opentelemetry-diagnostic-data', { suffix: '' }).cache, 'backend');
}

/** Where the built Collector belongs: another version, manifest, machine or Go flag is another file. */
export function collectorPath(directory: string, manifest: string, flags: readonly string[]): string {
  return join(directory, `otelcol-${COLLECTOR_VERSION}-${fingerprint([manifest, ...flags])}${executable}`);
}

/** Where the built Jaeger belongs. */
export function jaegerPath(directory: string, flags: readonly string[]): string {
  return join(directory, `jaeger-${JAEGER_VERSION}-${fingerprint([JAEGER_MODULE, ...flags])}${executable}`);
}

function fingerprint(parts: readonly string[]): string {
  const text = [process.platform, process.arch, ...parts].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
