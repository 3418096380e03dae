import api = require('@opentelemetry/api');
import diagnosticDataPackage = require('opentelemetry-diagnostic-data');
import node = require('opentelemetry-diagnostic-data/node');
import testing = require('opentelemetry-diagnostic-data/testing');
import logsApi = require('./logs.cjs');

const { ATTR_DIAGNOSTIC_DATA_CATEGORY, createMemoryConsentStore } = diagnosticDataPackage;
const REQUIRED = { [ATTR_DIAGNOSTIC_DATA_CATEGORY]: 'product_and_service_usage' };
const OPTIONAL = { [ATTR_DIAGNOSTIC_DATA_CATEGORY]: 'enhanced_anonymized_product_usage' };

function record(): void {
  const tracer = api.trace.getTracer('consumer');
  const meter = api.metrics.getMeter('consumer');
  const logger = logsApi.logs.getLogger('consumer');
  tracer.startSpan('required span', { attributes: REQUIRED }).end();
  tracer.startSpan('optional span', { attributes: OPTIONAL }).end();
  meter.createCounter('required.metric').add(1, REQUIRED);
  meter.createCounter('optional.metric').add(1, OPTIONAL);
  logger.emit({ body: 'required log record', attributes: REQUIRED });
  logger.emit({ body: 'optional log record', attributes: OPTIONAL });
}

async function main(): Promise<void> {
  const receiver = await testing.startOtlpReceiver();
  const diagnosticData: diagnosticDataPackage.DiagnosticDataHandle = node.startDiagnosticData({
    product: { name: 'consumer', version: '1.0.0' },
    endpoint: receiver.url,
    consentStore: createMemoryConsentStore(),
    collect: false, // only what the application records itself
  });
  const level: diagnosticDataPackage.Level = diagnosticData.consent.level;

  record();
  await diagnosticData.forceFlush();
  const { withheld } = diagnosticData.explain();

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
}

void main();
