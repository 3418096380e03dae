import { LoggerProvider } from '@opentelemetry/sdk-logs';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import {
  type Consent,
  createConsent,
  createDiagnosticData,
  createMemoryConsentStore,
  type DiagnosticData,
  type Level,
} from '../../src/index.ts';
import { createNodeTransport } from '../../src/node.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import { OPTIONAL, REQUIRED } from '../pipeline.ts';

const settings = { source: 'settings' } as const;
let receiver: OtlpReceiver;
let consent: Consent;
let diagnosticData: DiagnosticData;

/** An application that allows Optional only with a licence; it listens before anything else does. */
beforeEach(async () => {
  receiver = await startOtlpReceiver();
  consent = createConsent({ store: createMemoryConsentStore() });
  consent.subscribe((level) => {
    if (level === 'optional') void consent.set('required', settings);
  });
  diagnosticData = createDiagnosticData({
    product: { name: 'guarded' },
    consent,
    transport: createNodeTransport({ endpoint: receiver.url }),
  });
});
afterEach(async () => {
  await diagnosticData.shutdown();
  await receiver.close();
});

function record(attributes: Record<string, string>): void {
  const tracers = new TracerProvider({ spanProcessors: [diagnosticData.spanProcessor] });
  const loggers = new LoggerProvider({ processors: [diagnosticData.logRecordProcessor] });
  tracers.getTracer('app').startSpan('span', { attributes }).end();
  loggers.getLogger('app').emit({ body: 'log record', attributes });
  diagnosticData.meterProvider.getMeter('app').createCounter('app.count').add(1, attributes);
}

// The lanes heard of the withdrawal first and of the opt-in that it withdrew last.
it('P1: nothing Optional leaves when a listener withdraws the opt-in while it is told of it', async () => {
  await consent.set('optional', settings);
  await new Promise((resolve) => setTimeout(resolve, 50)); // a lane opens a little later

  record(OPTIONAL);
  record(REQUIRED);
  await diagnosticData.forceFlush();

  const classes = [...receiver.spans, ...receiver.logRecords, ...receiver.dataPoints].map(
    ({ attributes }) => attributes['diagnostic_data.classification'],
  );
  expect(consent.level).toBe('required');
  expect(new Set(classes)).toEqual(new Set(['required']));
  expect(diagnosticData.explain().withheld.span).toEqual({ level: 1 });
});

it('P5: the settings show what is in force when another listener withdraws the opt-in', async () => {
  const shown: Level[] = [];
  consent.subscribe((level) => void shown.push(level));

  await consent.set('optional', settings);

  expect(shown.at(-1)).toBe('required');
});
