import { join } from 'node:path';
import { ensureBinaries } from './binaries.ts';
import { startCollector } from './collector.ts';
import { startJaeger } from './jaeger.ts';
import { backendDirectory } from './places.ts';
import { freePorts, isFree } from './ports.ts';
import { createBackendState, end, isAlive } from './state.ts';

/** The addresses that applications and examples expect. */
const ports = {
  collector: { otlpGrpc: 4317, otlpHttp: 4318, health: 13133, prometheus: 8889, telemetry: 8888 },
  query: 16686,
};

/** Thrown when another program has one of the ports. */
export class PortTakenError extends Error {}

/** A Collector and a Jaeger as background processes of this machine, one pair for each user. */
export interface LocalBackend {
  isRunning(): Promise<boolean>;
  /** Builds both if need be and starts them. Throws {@link PortTakenError}, and what `ensureBinaries` throws. */
  start(): Promise<void>;
  /** Ends both. False if none ran. */
  stop(): Promise<boolean>;
  /** Where the logs, the queue and the log records that passed are kept. */
  readonly directory: string;
}

/** The pair that is started from, and configured by, a checkout of the repository. */
export function createLocalBackend(root: string): LocalBackend {
  const directory = join(backendDirectory(), 'run');
  const state = createBackendState(directory);
  const alive = async () => {
    const started = await state.read();
    const answers = await Promise.all(started.map(isAlive));
    return started.filter((_, index) => answers[index]);
  };
  return {
    directory,
    isRunning: async () => (await alive()).length === 2,
    async start() {
      await Promise.all((await alive()).map(end)); // one of two is no backend
      const binaries = await ensureBinaries({ root });
      await refuseTakenPorts();
      const [otlpGrpc = 0, queryGrpc = 0, health = 0] = await freePorts(3);
      const common = { root, directory, detached: true };
      const jaegerPorts = { otlpGrpc, queryGrpc, health, query: ports.query };
      const jaeger = await startJaeger({ ...common, binary: binaries.jaeger, ports: jaegerPorts });
      await state.write([{ pid: jaeger.pid, binary: binaries.jaeger }]);
      const collector = await startCollector({
        ...common,
        binary: binaries.collector,
        ports: ports.collector,
        jaegerEndpoint: jaeger.otlpEndpoint,
      });
      await state.write([
        { pid: jaeger.pid, binary: binaries.jaeger },
        { pid: collector.pid, binary: binaries.collector },
      ]);
    },
    async stop() {
      const running = await alive();
      await Promise.all(running.map(end));
      await state.clear();
      return running.length > 0;
    },
  };
}

async function refuseTakenPorts(): Promise<void> {
  for (const port of [...Object.values(ports.collector), ports.query]) {
    if (!(await isFree(port))) throw new PortTakenError(`Port ${port} is taken by another program.`);
  }
}
