import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { answers, runCommand } from './command.ts';
import { isHealthy } from './process.ts';

/** Collector, Jaeger and Prometheus in containers, by docker-compose.yml. */
export interface DockerBackend {
  /** Whether an engine answers and Compose is there; the client alone is not enough. Takes 5 s at most. */
  isAvailable(): Promise<boolean>;
  isRunning(): Promise<boolean>;
  /** Starts the containers and waits until they are healthy. Throws when Compose fails or after two minutes. */
  start(): Promise<void>;
  /** Ends the containers. False if none ran. Volumes are kept. */
  stop(): Promise<boolean>;
}

const health = [
  'http://127.0.0.1:13133/',
  'http://127.0.0.1:16686/api/v3/services',
  'http://127.0.0.1:9090/-/healthy',
];

/** The containers of a checkout of the repository. */
export function createDockerBackend(root: string): DockerBackend {
  const compose = ['compose', '--project-directory', root];
  const isRunning = async () => {
    const names = await runCommand('docker', [...compose, 'ps', '--status=running', '--quiet']);
    return names.trim() !== '';
  };
  return {
    isAvailable: async () =>
      (await answers('docker', ['info'], 5000)) && (await answers('docker', ['compose', 'version'], 5000)),
    isRunning,
    async start() {
      await showCommand('docker', [...compose, 'up', '--detach']);
      await untilHealthy();
    },
    async stop() {
      const ran = await isRunning();
      await showCommand('docker', [...compose, 'down']);
      return ran;
    },
  };
}

/** Runs a command that shows its own progress. */
function showCommand(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')}: exit status ${code}`)),
    );
  });
}

async function untilHealthy(): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (const url of health) {
    while (!(await isHealthy(url))) {
      if (Date.now() > deadline) throw new Error(`${url} does not answer. See \`docker compose logs\`.`);
      await wait(500);
    }
  }
}
