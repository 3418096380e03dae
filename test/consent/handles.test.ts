import { LoggerProvider } from '@opentelemetry/sdk-logs';
import { type Consent, createConsent, createDiagnosticData, type DiagnosticData } from '../../src/index.ts';
import { createFileConsentStore, createNodeTransport } from '../../src/node.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import { OPTIONAL } from '../pipeline.ts';
import { newStateDirectory, removeStateDirectories } from './temporary.ts';

const settings = { source: 'settings' } as const;
let receiver: OtlpReceiver;
let directory: string;
let consent: Consent;
let handles: DiagnosticData[];

/** Two pipelines in one process that share one consent. */
beforeEach(async () => {
  receiver = await startOtlpReceiver();
  directory = newStateDirectory();
  consent = createConsent({ store: createFileConsentStore(directory) });
  const transport = createNodeTransport({ endpoint: receiver.url });
  handles = ['first', 'second'].map((name) =>
    createDiagnosticData({ product: { name }, consent, transport }),
  );
});
afterEach(async () => {
  for (const handle of handles) await handle.shutdown();
  await receiver.close();
});
afterAll(removeStateDirectories);

function log(handle: DiagnosticData): void {
  const loggers = new LoggerProvider({ processors: [handle.logRecordProcessor] });
  loggers.getLogger('app').emit({ body: 'said', attributes: OPTIONAL });
}

it('P5: an opt-out throws away what both of two pipelines on one consent have queued', async () => {
  await consent.set('optional', settings);
  handles.forEach(log);

  const { discarded } = await consent.set('required', settings);
  for (const handle of handles) await handle.forceFlush();

  expect(discarded.log_record).toBe(2);
  expect(receiver.requests).toEqual([]);
});

it('P5: the one that is still running follows when the other was shut down', async () => {
  await consent.set('optional', settings);
  log(handles[1]!);
  await handles[0]!.shutdown();

  const { discarded } = await consent.set('required', settings);

  expect(discarded.log_record).toBe(1);
});

it('P11: a choice that is made after shutdown is recorded', async () => {
  for (const handle of handles) await handle.shutdown();

  await consent.set('none', settings);

  expect([consent.level, createFileConsentStore(directory).read()?.level]).toEqual(['none', 'none']);
});

it('P7: one who watches the level in force and throws is nobody else’s trouble', async () => {
  const watched: string[] = [];
  handles[0]!.inForce.subscribe(() => {
    throw new Error('watcher');
  });
  handles[0]!.inForce.subscribe((level) => void watched.push(level));
  await consent.set('optional', settings);
  log(handles[0]!);

  const { discarded } = await consent.set('required', settings);

  expect(watched).toEqual(['optional', 'required']);
  expect(discarded.log_record).toBe(1);
});

it('P1, P5: the ways out are closed before any other listener is told, also one that was there before them', async () => {
  const own = createConsent({ store: createFileConsentStore(newStateDirectory()) });
  let flushing: Promise<void> | undefined;
  own.subscribe((level) => {
    if (level === 'required') flushing = handle.forceFlush();
  });
  const makeTransport = createNodeTransport({ endpoint: receiver.url });
  let handed = 0;
  const handle = createDiagnosticData({
    product: { name: 'third' },
    consent: own,
    transport() {
      const transport = makeTransport();
      const { logRecordExporter: exporter } = transport;
      const logRecordExporter: typeof exporter = {
        export(records, callback) {
          handed += records.length;
          exporter.export(records, callback);
        },
        forceFlush: () => exporter.forceFlush(),
        shutdown: () => exporter.shutdown(),
      };
      return { ...transport, logRecordExporter };
    },
  });
  handles.push(handle);
  await own.set('optional', settings);
  log(handle);

  await own.set('required', settings);
  await flushing;

  expect(handed).toBe(0);
  expect(handle.explain().withheld.log_record).toEqual({ consent_changed: 1 });
});
