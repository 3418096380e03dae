// Prints `passed failed` of one Jest report. A run that failed without a failed test, or left no report, counts as one.
import { readFileSync } from 'node:fs';

const [report, status] = process.argv.slice(2);

function count() {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    return [result.numPassedTests, result.numFailedTests + result.numRuntimeErrorTestSuites];
  } catch {
    return [0, 0];
  }
}

const [passed, failed] = count();
console.log(passed, failed === 0 && status !== '0' ? 1 : failed);
