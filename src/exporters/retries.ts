interface Transport {
  send(data: Uint8Array, timeoutMillis: number): Promise<unknown>;
}
interface RetryingTransport {
  retry?(data: Uint8Array, timeoutMillis: number, inMillis: number): Promise<unknown>;
}

/** The waiting of a lane's exporters between two tries. */
export interface Retries {
  /** Lets an exporter wait here: by itself it would keep the process alive meanwhile. @returns the same exporter. */
  govern<E extends object>(exporter: E): E;
  /** Ends all waiting; nothing is tried again. */
  end(): void;
}

/** Makes the waiting of one lane. */
export function createRetries(): Retries {
  const waiting = new Set<() => void>();
  let isEnded = false;

  function pause(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, isEnded ? 0 : Math.max(0, millis));
      (timer as { unref?(): void }).unref?.();
      waiting.add(wake);
    });
  }

  return {
    govern(exporter) {
      // Not part of OpenTelemetry's types, but the same in all versions allowed.
      const retrying: RetryingTransport | undefined = inside(inside(exporter, '_delegate'), '_transport');
      const inner = inside(retrying, '_transport') as Transport | undefined;
      if (retrying?.retry === undefined || inner === undefined) return exporter;
      retrying.retry = async (data, timeoutMillis, inMillis) => {
        await pause(inMillis);
        return isEnded ? { status: 'failure' } : inner.send(data, timeoutMillis);
      };
      return exporter;
    },
    end() {
      isEnded = true;
      for (const wake of [...waiting]) wake();
    },
  };
}

function inside(object: object | undefined, field: string): object | undefined {
  const value: unknown = object === undefined ? undefined : Reflect.get(object, field);
  return typeof value === 'object' && value !== null ? value : undefined;
}
