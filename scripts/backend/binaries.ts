import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { answers, runCommand } from './command.ts';
import {
  backendDirectory,
  COLLECTOR_VERSION,
  collectorPath,
  JAEGER_MODULE,
  JAEGER_VERSION,
  jaegerPath,
} from './places.ts';
import { createProgress } from './progress.ts';
import type { Progress, Report } from './progress.ts';

/** The two programs of the backend, as files. */
export interface Binaries {
  readonly collector: string;
  readonly jaeger: string;
}

/** Where to build from and to. */
export interface BinariesOptions {
  /** The repository's root. Default: the working directory. */
  readonly root?: string;
  /** Default: the user's cache directory. */
  readonly directory?: string;
  /** Default: lines on standard error. */
  readonly progress?: Progress;
}

/** Thrown when there is no Go to build with. */
export class NoGoError extends Error {}

// -trimpath: the same file whoever builds it; -s -w: no debug tables, a third of the size; -v: names for the progress.
const flags = ['-trimpath', '-ldflags=-s -w'];

/**
 * Builds a real Collector and a real Jaeger with Go, or finds them built. The first time takes minutes.
 * Throws {@link NoGoError} when something is to be built and Go is missing, and the compiler's last words when it fails.
 */
export async function ensureBinaries(options: BinariesOptions = {}): Promise<Binaries> {
  const root = options.root ?? process.cwd();
  const directory = options.directory ?? backendDirectory();
  const progress = options.progress ?? createProgress();
  const manifest = join(root, 'scripts', 'backend', 'collector.builder.yaml');
  const collector = collectorPath(directory, await readFile(manifest, 'utf8'), flags);
  const jaeger = jaegerPath(directory, flags);
  await mkdir(directory, { recursive: true });
  if (!(await exists(collector))) await build(collector, (at) => buildCollector(at, manifest, progress));
  if (!(await exists(jaeger))) await build(jaeger, (at) => buildJaeger(at, progress));
  return { collector, jaeger };
}

/** Builds in a directory of its own and renames, so that an interrupted build is never taken for a finished one. */
async function build(target: string, into: (directory: string) => Promise<string>): Promise<void> {
  if (!(await answers('go', ['version'], 10_000))) throw new NoGoError('Go is not installed');
  await removeAbandoned(target);
  const directory = await mkdtemp(`${target}.building-${process.pid}-`);
  try {
    await rename(await into(directory), target);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Removes what interrupted builds left: their directories carry the number of a process that is no more. */
async function removeAbandoned(target: string): Promise<void> {
  const mark = `${basename(target)}.building-`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(mark) || isProcess(Number.parseInt(name.slice(mark.length), 10))) continue;
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function buildCollector(directory: string, manifest: string, progress: Progress): Promise<string> {
  const builder = `go.opentelemetry.io/collector/cmd/builder@v${COLLECTOR_VERSION}`;
  await copyFile(manifest, join(directory, 'manifest.yaml'));
  await progress.step(`Collector ${COLLECTOR_VERSION}: builder and modules`, (report) =>
    go(['run', builder, '--skip-compilation', '--config=manifest.yaml'], directory, report),
  );
  const program = join(directory, 'program');
  await progress.step(`Collector ${COLLECTOR_VERSION}: compile`, (report) =>
    compile('.', join(directory, 'build'), program, report),
  );
  return program;
}

/** Inside Jaeger's folder of Go's module cache: its `replace` lines and checksums count there, and only there. */
async function buildJaeger(directory: string, progress: Progress): Promise<string> {
  const sources = await progress.step(`Jaeger ${JAEGER_VERSION}: modules`, async (report) => {
    const module = await go(['mod', 'download', '-json', JAEGER_MODULE], directory, report);
    const { Dir } = JSON.parse(module) as { Dir: string };
    await go(['list', '-deps', './cmd/jaeger'], Dir, report);
    return Dir;
  });
  const program = join(directory, 'program');
  await progress.step(`Jaeger ${JAEGER_VERSION}: compile`, (report) =>
    compile('./cmd/jaeger', sources, program, report),
  );
  return program;
}

async function compile(what: string, sources: string, program: string, report: Report): Promise<void> {
  const total = (await go(['list', '-deps', what], sources)).split('\n').length;
  let done = 0;
  await go(['build', '-v', ...flags, '-o', program, what], sources, (name) =>
    report(`${++done} of ${total} packages, ${name}`),
  );
}

function go(args: readonly string[], cwd: string, onLine?: Report): Promise<string> {
  return runCommand('go', args, { cwd, onLine, env: { GOWORK: 'off', CGO_ENABLED: '0' } });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
