import { rmSync } from 'node:fs';

/** Jest's global tear-down. */
export default function removeTarball(): void {
  const folder = process.env.PACKED_FOLDER;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
