import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pack } from '../../scripts/check/pack.ts';

/** Jest's global set-up: packs once, before the files of the suite install the tarball. */
export default function packOnce(): void {
  const folder = mkdtempSync(join(tmpdir(), 'opentelemetry-diagnostic-data-'));
  process.env.PACKED_FOLDER = folder;
  process.env.PACKED_TARBALL = pack(resolve(__dirname, '../..'), folder);
}
