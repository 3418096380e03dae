import { Argument, type Command, Option } from 'commander';
import type { ConsentSource, Level } from '../policy/index.ts';
import { askLevel } from './ask-level.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { forProduct, withExample } from './options.ts';
import { openProductConsent, type StatedOptions } from './product-consent.ts';
import { recordChoice } from './record-choice.ts';
import type { Terminal } from './terminal.ts';
import { describeChoice, withoutId } from './words.ts';

interface RecordOptions extends StatedOptions {
  readonly source: ConsentSource;
}

/** Adds `consent set`, `consent show` and `consent ask`. */
export function addConsentCommand(program: Command, terminal: Terminal): void {
  const consent = program.command('consent').description("Records, shows or asks for the person's choice.");
  addSet(consent, terminal);
  addShow(consent, terminal);
  addAsk(consent, terminal);
}

function addSet(consent: Command, terminal: Terminal): void {
  const command = consent
    .command('set')
    .description('Records the choice of the person, as an installer or a settings page does.')
    .addArgument(new Argument('<level>', 'what may be sent').choices(['none', 'required', 'optional']))
    .action((level: Level, options: RecordOptions) =>
      recordChoice(
        level,
        options.source,
        openProductConsent(options, terminal),
        terminal,
        options.json === true,
      ),
    );
  withExample(
    recording(forProduct(command)),
    'consent set optional --product process-miner --source installer --notice-version 3',
  );
}

function addShow(consent: Command, terminal: Terminal): void {
  const command = consent
    .command('show')
    .description('Shows the recorded choice. What is in force may be less: see status.')
    .action((options: StatedOptions) => {
      const { choice, problem } = openProductConsent(options, terminal);
      if (problem !== undefined)
        throw new CliError(EXIT.file, `The recorded choice does not count: ${problem}.`);
      if (options.json === true) terminal.printJson(choice === undefined ? null : withoutId(choice));
      else terminal.print(describeChoice(choice));
    });
  withExample(forProduct(command), 'consent show --product process-miner --json');
}

function addAsk(consent: Command, terminal: Terminal): void {
  const command = consent
    .command('ask')
    .description('Asks the person at the terminal, and records the answer.')
    .action(async (options: RecordOptions) => {
      const seen = openProductConsent(options, terminal);
      if (!terminal.isInteractive)
        throw new CliError(
          EXIT.notInteractive,
          'Nobody can be asked here: there is no terminal, or this is CI.',
        );
      const level = await askLevel(options.product, seen.choice?.level);
      await recordChoice(level, options.source, seen, terminal, options.json === true);
    });
  withExample(recording(forProduct(command)), 'consent ask --product process-miner');
}

function recording(command: Command): Command {
  return command
    .addOption(
      new Option('--source <source>', 'where the person was asked')
        .choices(['installer', 'settings'])
        .default('settings'),
    )
    .option('--notice-version <version>', 'version of the notice that the person had before them')
    .option('--product-version <version>', 'version of the product');
}
