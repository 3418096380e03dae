import { fork } from 'node:child_process';
import { once } from 'node:events';

/** The example's server, running. */
export interface ServerProcess {
  readonly url: string;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}

/** Starts the server in a process of its own. Rejects when it ends before it listens. */
export async function startServer(endpoint: string, stateDirectory: string): Promise<ServerProcess> {
  const child = fork(new URL('../app/serve.ts', import.meta.url), {
    env: {
      ...process.env,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      PROCESS_MINER_STATE: stateDirectory,
      PORT: '0',
    },
  });
  const ended = once(child, 'exit');
  const port = await Promise.race([
    once(child, 'message').then(([message]) => (message as { port: number }).port),
    ended.then(([status]) => Promise.reject(new Error(`the server ended with status ${status}`))),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
