import cliProgress from 'cli-progress';
import pc from 'picocolors';

import type { TreePart } from 'opentelemetry-diagnostic-data/testing';

const onTerminal = process.stdout.isTTY;

/** Colours on a terminal or where somebody insists; `NO_COLOR` switches them off. */
export const colours = pc.createColors(pc.isColorSupported && (onTerminal || 'FORCE_COLOR' in process.env));

/** Shows how far a phase is; invisible in a pipe. */
export interface ProgressBar {
  step(name: string): void;
  done(): void;
}

export function startProgress(title: string, steps: number): ProgressBar {
  const bar = new cliProgress.SingleBar(
    { format: `  {bar} ${title}: {step}`, clearOnComplete: true, hideCursor: true, barsize: 24 },
    cliProgress.Presets.shades_classic,
  );
  if (onTerminal) bar.start(steps, 0, { step: 'starting' });
  return { step: (name) => bar.increment(1, { step: name }), done: () => bar.stop() };
}

/** Prints one line. */
export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** Colours of a trace tree. */
export function paintTree(part: TreePart, text: string): string {
  if (part === 'required') return colours.green(text);
  if (part === 'optional') return colours.magenta(text);
  if (part === 'error') return colours.red(text);
  return part === 'name' ? text : colours.dim(text);
}
