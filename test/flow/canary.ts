import { diag, DiagLogLevel } from '@opentelemetry/api';
import { inspect } from 'node:util';

/** Makes the canary of a place: an e-mail address that says where it was planted. */
export type Canary = (place: string) => string;

/** Makes canaries and remembers them. */
export function createCanaries(): { canary: Canary; planted: readonly string[] } {
  const planted: string[] = [];
  return {
    canary(place) {
      const address = `${place.replaceAll(/\W/g, '-')}.${planted.length}@canaries.example.com`;
      planted.push(address);
      return address;
    },
    planted,
  };
}

/** Takes everything down that OpenTelemetry's own diagnostics say, at any level. */
export function captureDiagnostics(): { text(): string; stop(): void } {
  const lines: string[] = [];
  const take = (...parts: unknown[]): void =>
    void lines.push(
      parts
        .map((part) => inspect(part, { depth: 20, maxArrayLength: null, maxStringLength: null }))
        .join(' '),
    );
  diag.setLogger(
    { error: take, warn: take, info: take, debug: take, verbose: take },
    { logLevel: DiagLogLevel.ALL, suppressOverrideMessage: true },
  );
  return { text: () => lines.join('\n'), stop: () => diag.disable() };
}
