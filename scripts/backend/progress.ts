import pc from 'picocolors';

/** What a step may call with a word on what it is doing; shown on a terminal only. */
export type Report = (detail: string) => void;

/** Shows steps that take minutes: a line for each with its seconds, on a terminal also a spinner and the detail. */
export interface Progress {
  step<T>(label: string, work: (report: Report) => Promise<T>): Promise<T>;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Makes a progress display that writes to `out` (default: standard error). */
export function createProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  return {
    async step(label, work) {
      const started = performance.now();
      const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;
      const display = out.isTTY ? spin(out, label, seconds) : announce(out, label, seconds);
      try {
        const result = await work(display.report);
        display.end(`${pc.green('✓')} ${label} ${pc.dim(seconds())}`);
        return result;
      } catch (error) {
        display.end(`${pc.red('✗')} ${label} ${pc.dim(seconds())}`);
        throw error;
      }
    },
  };
}

interface Display {
  readonly report: Report;
  end(line: string): void;
}

function spin(out: NodeJS.WriteStream, label: string, seconds: () => string): Display {
  let detail = '';
  let frame = 0;
  const timer = setInterval(() => {
    const sign = frames[frame++ % frames.length] ?? '';
    const room = Math.max(0, out.columns - label.length - 14);
    out.write(`\r\u001b[K${pc.cyan(sign)} ${label} ${pc.dim(`${seconds()}  ${detail.slice(0, room)}`)}`);
  }, 100);
  return {
    report: (text) => (detail = text),
    end(line) {
      clearInterval(timer);
      out.write(`\r\u001b[K${line}\n`);
    },
  };
}

/** In a pipe: one line at the start, one every half minute so that nobody takes it for hung, one at the end. */
function announce(out: NodeJS.WriteStream, label: string, seconds: () => string): Display {
  out.write(`- ${label}\n`);
  let detail = '';
  const timer = setInterval(() => out.write(`  … ${seconds()} ${detail}\n`), 30_000);
  return {
    report: (text) => (detail = text),
    end(line) {
      clearInterval(timer);
      out.write(`${line}\n`);
    },
  };
}
