/** One product with some instrumentations on: `node subject.ts <instrumentation|none|all> <idle milliseconds>`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryConsentStore } from 'opentelemetry-diagnostic-data';
import { startDiagnosticData } from 'opentelemetry-diagnostic-data/node';

const [, , on = 'all', idle = '0'] = process.argv;
const ALL = ['device', 'performance', 'usage', 'setup', 'enhancedUsage'];
const SETTLE_MILLIS = 4000;

const stateDirectory = mkdtempSync(join(tmpdir(), 'bench-'));
const collect = Object.fromEntries(ALL.map((one) => [one, on === 'all' || one === on]));
const startedAt = performance.now();
const diagnosticData = startDiagnosticData({
  product: { name: 'bench-product', version: '1.0.0' },
  endpoint: process.env.BENCH_ENDPOINT ?? 'http://127.0.0.1:4318',
  consentStore: createMemoryConsentStore('optional'),
  stateDirectory,
  collect,
});
const startMillis = performance.now() - startedAt;

let idlePercent = 0;
if (Number(idle) > 0) {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLIS));
  const before = process.cpuUsage();
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, Number(idle)));
  const { user, system } = process.cpuUsage(before);
  idlePercent = (user + system) / 10 / (performance.now() - from);
}
console.log(JSON.stringify({ startMillis, idlePercent }));
await diagnosticData.shutdown();
rmSync(stateDirectory, { recursive: true, force: true });
