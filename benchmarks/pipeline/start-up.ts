// Milliseconds from the start of the process to a started pipeline. node start-up.ts bare|gated
const subject = process.argv[2];
if (subject === 'bare') {
  const { startBare } = await import('./bare.ts');
  startBare('http://127.0.0.1:1');
} else {
  const { startGated } = await import('./gated.ts');
  startGated('http://127.0.0.1:1');
}
process.stdout.write(`${JSON.stringify({ startedMillis: performance.now() })}\n`);
process.exit();
