import { NUMBER } from '../features.ts';
import type { NumberRun } from '../numbers.ts';
import { NOTHING, type BuiltInDetector } from '../scan.ts';
import type { Match } from '../types.ts';

const KEYWORD = /\b(?:ssn|social security)\b/i;
/** Right before nine digits without separators. */
const KEYWORD_BEFORE = /(?:\b|_)(?:ssn|social security(?: number)?)["']?\s?[:=#]?\s?["']?$/i;

/** Whether area, group and serial number are in the ranges the US Social Security Administration issues. */
function isSsn(area: string, group: string, serial: string): boolean {
  return area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
}

/** US social security numbers: `AAA-GG-SSSS`; with other separators only beside a keyword, without any right after it. */
export const usSsn: BuiltInDetector = {
  name: 'us-ssn',
  marker: '[ssn]',
  needs: NUMBER,
  lookalike: true,
  find(text, numbers = []) {
    let found: Match[] | undefined;
    for (const run of numbers) {
      for (let group = 0; group < run.starts.length; group++) {
        const groups = isJoined(text, run, group) ? 1 : isAt(text, run, group) ? 3 : 0;
        if (groups === 0) continue;
        (found ??= []).push({ start: run.starts[group]!, end: run.ends[group + groups - 1]! });
        group += groups - 1;
      }
    }
    return found ?? NOTHING;
  },
};

function isJoined(text: string, { starts, ends }: NumberRun, group: number): boolean {
  const start = starts[group]!;
  if (ends[group]! - start !== 9) return false;
  const digits = text.slice(start, start + 9);
  if (!isSsn(digits.slice(0, 3), digits.slice(3, 5), digits.slice(5))) return false;
  return KEYWORD_BEFORE.test(text.slice(Math.max(0, start - 32), start));
}

function isAt(text: string, run: NumberRun, group: number): boolean {
  const { starts, ends } = run;
  if (group + 2 >= starts.length) return false;
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
