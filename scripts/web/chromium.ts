/** Finds a Chromium on this machine, or installs the one of its distribution. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { platform } from 'node:process';

const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

/** The path of a Chromium; the variable `CHROMIUM` names another one. `undefined` where there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  return PLACES[platform]?.find((path) => existsSync(path));
}

/**
 * The path of a Chromium; installs Debian's where the machine is one and we may.
 *
 * @throws Error that says what to do.
 */
export function needChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing chromium…\n');
    const options = ['--yes', '--no-install-recommends', 'install', 'chromium'];
    if (!isRun('apt-get', options)) {
      isRun('apt-get', ['update']);
      isRun('apt-get', options);
    }
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'There is no Chromium here. Install one (on Debian: apt-get install chromium), or name it in the variable CHROMIUM.',
  );
}

function isRun(command: string, options: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, options, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
