import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must, run, shellOf, type Ended } from './command.ts';
import type { Line } from './lines.ts';

/** A user's project: fresh, with the tarball installed, and its sources compiled when asked. */
export interface Project {
  readonly root: string;
  /** Runs Node of the project's line. */
  node(parameters: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Type-checks with one of the consumer's tsconfig files. */
  compile(tsconfig: string): Promise<Ended>;
  /** Versions of each installed OpenTelemetry package. */
  installed(): ReadonlyMap<string, readonly string[]>;
  remove(): void;
}

/** Installs the tarball as a user of that line does, with that line's Node running npm. */
export async function createProject(line: Line, tarball: string): Promise<Project> {
  const root = mkdtempSync(join(tmpdir(), 'diagnostic-data-consumer-'));
  const node = await findNode(line.node, join(root, 'node'));
  const app = join(root, 'app');
  cpSync(join(__dirname, 'consumer'), app, { recursive: true });
  for (const extension of ['mts', 'cts'])
    writeFileSync(join(app, `logs.${extension}`), `export { logs } from '${line.logs}';\n`);
  await install(app, node, { ...line.dependencies, 'opentelemetry-diagnostic-data': `file:${tarball}` });

  return {
    root: app,
    node: (parameters, env) =>
      run(node, parameters, { cwd: app, env: shellOf(node, { XDG_CONFIG_HOME: root, ...env }) }),
    compile: (tsconfig) =>
      run(process.execPath, [require.resolve('typescript/bin/tsc'), '--project', tsconfig], {
        cwd: app,
        env: shellOf(process.execPath),
      }),
    installed: () => installed(app),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

async function install(
  folder: string,
  node: string,
  dependencies: Readonly<Record<string, string>>,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'consumer', private: true, dependencies, allowScripts: { node: true } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await must('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, env: shellOf(node) });
}

/** This process's Node, or one from the registry: no machine has both. */
async function findNode(major: number, folder: string): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  await install(folder, process.execPath, { node: String(major) });
  return join(folder, 'node_modules/node/bin/node');
}

function installed(app: string): ReadonlyMap<string, readonly string[]> {
  const versions = new Map<string, string[]>();
  for (const path of globSync('**/node_modules/@opentelemetry/*/package.json', { cwd: app })) {
    const { name, version } = JSON.parse(readFileSync(join(app, path), 'utf8')) as Record<string, string>;
    if (name !== undefined && version !== undefined)
      versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return versions;
}
