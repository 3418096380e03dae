import {
  createMemoryConsentStore,
  type DiagnosticDataHandle,
  type Explanation,
  type Level,
} from 'opentelemetry-diagnostic-data';
import { type NodeOptions, startDiagnosticData } from 'opentelemetry-diagnostic-data/node';
import { startOtlpReceiver } from 'opentelemetry-diagnostic-data/testing';

const receiver = await startOtlpReceiver();
const options: NodeOptions = {
  product: { name: 'consumer', version: '1.0.0' },
  endpoint: receiver.url,
  consentStore: createMemoryConsentStore(),
  collect: false, // only what the application records itself
};
const diagnosticData: DiagnosticDataHandle = startDiagnosticData(options);
const level: Level = diagnosticData.consent.level;

await import('./application.mjs');
await diagnosticData.forceFlush();
const { withheld }: Explanation = diagnosticData.explain();

console.log(
  JSON.stringify({
    node: process.versions.node,
    level,
    withheld,
    spans: receiver.spans.map(({ name }) => name),
    metrics: receiver.metrics.map(({ name }) => name),
    logRecords: receiver.logRecords.map(({ body }) => body),
  }),
);
await diagnosticData.shutdown();
await receiver.close();
