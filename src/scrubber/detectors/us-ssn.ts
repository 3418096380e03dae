import { NUMBER } from '../features.ts';
import type { NumberRun } from '../numbers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const KEYWORD = /\b(?:ssn|social security)\b/i;

/** Whether area, group and serial number are in the ranges the US Social Security Administration issues. */
function isSsn(area: string, group: string, serial: string): boolean {
  return area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
}

/** US social security numbers: `AAA-GG-SSSS`; with other separators only beside a keyword. */
export const usSsn: BuiltInDetector = {
  name: 'us-ssn',
  marker: '[ssn]',
  needs: NUMBER,
  lookalike: true,
  find(text, numbers = []) {
    let found: Match[] | undefined;
    for (const run of numbers) {
      for (let group = 0; group + 2 < run.starts.length; group++) {
        if (!isAt(text, run, group)) continue;
        (found ??= []).push({ start: run.starts[group]!, end: run.ends[group + 2]! });
        group += 2;
      }
    }
    return found ?? NOTHING;
  },
};

function isAt(text: string, run: NumberRun, group: number): boolean {
  const { starts, ends } = run;
  if (ends[group]! - starts[group]! !== 3 || ends[group + 1]! - starts[group + 1]! !== 2) return false;
  const [a, b, c] = [0, 1, 2].map((i) => text.slice(starts[group + i], ends[group + i]));
  if (a?.length !== 3 || b?.length !== 2 || c?.length !== 4 || !isSsn(a, b, c)) return false;
  const first = text.slice(run.ends[group], run.starts[group + 1]);
  const second = text.slice(run.ends[group + 1], run.starts[group + 2]);
  if (first !== second || !/^[ .-]$/.test(first)) return false;
  const before = text[run.starts[group]! - 1];
  if (before === '-' || before === '.') return false;
  return first === '-' || KEYWORD.test(text.slice(Math.max(0, run.starts[group]! - 40), run.starts[group]));
}
