// Starts diagnostic data, records, and has nothing else to do.
import { startDiagnosticData } from '../../../src/node.ts';

const { consent } = startDiagnosticData({
  product: { name: 'start-and-end' },
  endpoint: 'http://127.0.0.1:9',
  stateDirectory: process.argv[2],
  flushesAtExit: false,
  collect: false,
});
process.stdout.write(`${consent.level}\n`);
