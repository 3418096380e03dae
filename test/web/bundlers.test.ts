import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Configuration } from 'webpack';
import { arrived, type Rig, startRig } from './rig.ts';

const ENTRY = join(__dirname, 'pages/bundled.js');

let rig: Rig;
let output: string;
beforeAll(async () => {
  rig = await startRig();
  output = await mkdtemp(join(tmpdir(), 'bundled-'));
});
afterEach(() => rig.reset());
afterAll(async () => {
  await rig.close();
  await rm(output, { recursive: true });
});

/** Runs what a bundler wrote as the script of a page. */
async function runIn(directory: string): Promise<void> {
  const files = await readdir(directory);
  expect(files.filter((file) => file.endsWith('.js'))).toHaveLength(1);
  const script = await readFile(
    join(
      directory,
      files.find((file) => file.endsWith('.js'))!,
    ),
    'utf8',
  );
  const page = await rig.context.newPage();
  await page.route('**/page.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.goto(`${rig.site.url}/?endpoint=${encodeURIComponent(rig.receiver.url)}`);
  await rig.receiver.waitFor(({ spans }) => spans.length > 0);
}

it('is bundled by Vite without configuration', async () => {
  const outDir = join(output, 'vite');
  const vite = join(__dirname, '../../node_modules/vite/bin/vite.js');
  const options = [
    'build',
    join(__dirname, 'pages/vite'),
    '--outDir',
    outDir,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ];
  await promisify(execFile)(process.execPath, [vite, ...options]);

  await runIn(join(outDir, 'assets'));

  expect(arrived(rig).spans).toEqual(['bundled']);
});

it('is bundled by webpack without configuration', async () => {
  const { default: webpack } = await import('webpack');
  const path = join(output, 'webpack');
  const configuration: Configuration = { mode: 'production', entry: ENTRY, output: { path } };
  const stats = await promisify(
    (done: (error: Error | null, stats?: { hasErrors(): boolean; toString(): string }) => void) =>
      webpack(configuration, done),
  )();
  expect(stats?.hasErrors() === true ? stats.toString() : 'no errors').toBe('no errors');

  await runIn(path);

  expect(arrived(rig).spans).toEqual(['bundled']);
});
