// A product that starts diagnostic data and ends in the way that it is told.
import { startDiagnosticData } from '../../../src/node.ts';

const { ENDPOINT, STATE, VERSION, END, LEVEL } = process.env;
const diagnosticData = startDiagnosticData({
  product: { name: 'restarting-product', version: VERSION },
  endpoint: ENDPOINT,
  stateDirectory: STATE,
  ...(LEVEL === undefined ? {} : { consentStore: store(LEVEL) }),
  collect: { device: false, performance: false },
});

function store(level) {
  const choice = { level, source: 'settings', time: new Date().toISOString() };
  return { read: () => choice, write: async () => undefined };
}

if (END !== 'failed-launch') diagnosticData.setup.markLaunched();
if (END === 'shutdown') await diagnosticData.shutdown();
if (END === 'killed') process.kill(process.pid, 'SIGKILL');
if (END === 'terminated') {
  setInterval(() => undefined, 1000);
  setTimeout(() => process.kill(process.pid, 'SIGTERM'), 10);
}
if (END === 'exit-status') process.exit(3);
if (END === 'thrown' || END === 'failed-launch') throw new RangeError('bob@example.com is out of range');
if (END === 'rejected') void Promise.reject(new TypeError('no'));
