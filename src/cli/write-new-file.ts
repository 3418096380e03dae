import { writeFile } from 'node:fs/promises';
import { CliError, EXIT } from './exit-codes.ts';

/** Writes a file for its owner only. Nothing is overwritten. */
export async function writeNewFile(path: string, content: string): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      EXIT.file,
      code === 'EEXIST' ? `${path} is there already.` : `${path} cannot be written: ${code}.`,
    );
  }
}
