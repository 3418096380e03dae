// A small application. What it does comes in the environment, so that the tests read as what they are about.
import { createServer } from 'node:http';
import { trace } from '@opentelemetry/api';
import { createMemoryConsentStore } from '../../../src/index.ts';
import { startDiagnosticData } from '../../../src/node.ts';

const record = (name: string): void =>
  trace
    .getTracer('app')
    .startSpan(name, { attributes: { 'diagnostic_data.category': 'product_and_service_usage' } })
    .end();

const ENDINGS: Readonly<Record<string, () => void>> = {
  byItself: () => undefined,
  exitCode: () => void (process.exitCode = 3),
  afterAnExport: () => void process.on('message', () => process.disconnect()),
  throws: () => {
    throw new Error('the application failed');
  },
  rejects: () => void Promise.reject(new Error('the application failed')),
  recordsAtEnd: () => void process.on('beforeExit', () => record('at the end')),
  serves: () => void createServer().listen(0, '127.0.0.1', () => console.log('ready')),
  servesUntilSignal() {
    const server = createServer().listen(0, '127.0.0.1', () => console.log('ready'));
    process.on('SIGTERM', () => server.close(() => (process.exitCode = 7)));
  },
  reloadsOnSignal() {
    const server = createServer().listen(0, '127.0.0.1', () => console.log('ready'));
    process.on('SIGHUP', () => console.log('reloaded'));
    process.on('message', () => {
      record('after the signal');
      process.disconnect();
    });
    process.on('disconnect', () => server.close());
  },
};

startDiagnosticData({ product: { name: 'app' }, consentStore: createMemoryConsentStore() });
record('work');
ENDINGS[process.env.ENDING ?? 'byItself']?.();
