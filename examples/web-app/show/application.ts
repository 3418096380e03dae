import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The application, built and served. */
export interface Application {
  readonly url: string;
  stop(): Promise<void>;
}

/** Builds the page with Vite, without any configuration, and starts the server in a process of its own. */
export async function startApplication(endpoint: string, port: number): Promise<Application> {
  const directory = await mkdtemp(join(tmpdir(), 'process-miner-web-'));
  const page = join(directory, 'page');
  await buildPage(page, endpoint);
  const server = fork(new URL('../server/serve.ts', import.meta.url), [page], {
    env: {
      ...process.env,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_BSP_SCHEDULE_DELAY: '500', // whoever watches does not want to wait
      OTEL_BLRP_SCHEDULE_DELAY: '500',
      PROCESS_MINER_STATE: join(directory, 'state'),
      PORT: String(port),
    },
  });
  const ended = once(server, 'exit');
  const listening = await Promise.race([
    once(server, 'message').then(([message]) => (message as { port: number }).port),
    ended.then(([status]) => Promise.reject(new Error(`the server ended with status ${status}`))),
  ]);
  return {
    url: `http://127.0.0.1:${listening}`,
    async stop() {
      if (server.connected) server.disconnect();
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function buildPage(outDir: string, endpoint: string): Promise<void> {
  process.env['VITE_OTLP_ENDPOINT'] = endpoint; // by this beginning Vite hands it to the page
  await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  });
}
