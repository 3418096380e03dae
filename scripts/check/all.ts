/** Runs every check, also after one that failed, and shows what the failed ones said. */
import { spawn } from 'node:child_process';

const CHECKS = ['lockfile', 'types', 'lint', 'format', 'storeys', 'dead', 'redos', 'package', 'api'];

function run(check: string): Promise<{ readonly passed: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', `check:${check}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk));
    child.once('error', (error) => resolve({ passed: false, output: error.message }));
    child.once('close', (code) => resolve({ passed: code === 0, output }));
  });
}

for (const check of CHECKS) {
  const start = performance.now();
  const { passed, output } = await run(check);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${check} (${seconds} s)`);
  if (passed) continue;
  process.exitCode = 1;
  console.log(output.trimEnd());
}
