import type { ConsentSource, Level } from '../policy/index.ts';
import { CliError, EXIT } from './exit-codes.ts';
import type { ProductConsent } from './product-consent.ts';
import type { Terminal } from './terminal.ts';

/** Records a choice and says what is in force afterwards. Running processes of the product see it within a second. */
export async function recordChoice(
  level: Level,
  source: ConsentSource,
  { consent, problem }: ProductConsent,
  terminal: Terminal,
  json: boolean,
): Promise<void> {
  try {
    await consent.set(level, { source });
  } catch (error) {
    throw new CliError(EXIT.file, (error as Error).message);
  }
  const { level: inForce, decidedBy, reason } = consent.explain();
  if (problem !== undefined)
    terminal.complain(`warning: the old file could not be used (${problem}); it was kept aside.`);
  if (json) terminal.printJson({ recorded: level, source, level: inForce, decidedBy, reason });
  else terminal.print(`Recorded: ${level}. In force: ${terminal.style('green', inForce)}. ${reason}`);
}
