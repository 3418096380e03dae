import { ensureBinaries } from '../../scripts/backend/binaries.ts';

/** Jest's global set-up: builds once, before the files of the suite start a pair each. */
export default async function build(): Promise<void> {
  await ensureBinaries();
}
