import envPaths from 'env-paths';

/**
 * The product's configuration directory: `~/.config/NAME` (or `$XDG_CONFIG_HOME/NAME`), `~/Library/Preferences/NAME`,
 * `%APPDATA%\NAME\Config`.
 *
 * @throws TypeError when the name cannot be a folder's.
 */
export function defaultStateDirectory(productName: string): string {
  checkDirectoryName(productName);
  return envPaths(productName, { suffix: '' }).config;
}

/** @throws TypeError when the name cannot be a folder's. */
export function checkDirectoryName(productName: string): void {
  if (/[\\/:*?"<>|\0]/.test(productName) || productName.startsWith('.') || productName.trim() !== productName)
    throw new TypeError(
      'product.name cannot name a directory; give a plain name such as "process-miner", or set stateDirectory.',
    );
}
