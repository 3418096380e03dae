import { DEFAULT_LEVEL, type Level } from '../policy/index.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { LEVEL_MEANS } from './words.ts';

const LEVELS: readonly Level[] = ['none', 'required', 'optional'];

/** Asks at the terminal. What is not chosen yet starts at the default: nobody opts in by pressing Enter. */
export async function askLevel(product: string, chosen: Level | undefined): Promise<Level> {
  // Loaded here: no other command needs it.
  const { cancel, intro, isCancel, select } = await import('@clack/prompts');
  intro(`Diagnostic data of ${product}`);
  const answer = await select({
    message: 'What may be sent?',
    initialValue: chosen ?? DEFAULT_LEVEL,
    options: LEVELS.map((level) => ({ value: level, label: level, hint: LEVEL_MEANS[level] })),
  });
  if (isCancel(answer)) {
    cancel('Nothing was changed.');
    throw new CliError(EXIT.cancelled, 'No answer, so nothing was recorded.');
  }
  return answer;
}
