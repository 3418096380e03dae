/** What OpenTelemetry's exporters are made of; not part of their types, but the same in all versions allowed. */
interface Retrying {
  readonly _delegate?: { readonly _transport?: RetryingTransport };
}
interface RetryingTransport {
  readonly _transport?: { send(data: Uint8Array, timeoutMillis: number): Promise<unknown> };
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
      const retrying = (exporter as Retrying)._delegate?._transport;
      const inner = retrying?._transport;
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
