import * as api from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { createConsent, createDiagnosticData, createMemoryConsentStore } from '../../src/index.ts';
import type { DiagnosticData } from '../../src/index.ts';
import { createNodeTransport } from '../../src/node.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../src/testing/index.ts';
import { OPTIONAL, REQUIRED } from '../pipeline.ts';

let receiver: OtlpReceiver;
let diagnosticData: DiagnosticData;
let sdk: NodeSDK;

/** A team that has its own NodeSDK puts the parts into it; the tracer front is left out. */
beforeEach(async () => {
  receiver = await startOtlpReceiver();
  diagnosticData = createDiagnosticData({
    product: { name: 'own-sdk', version: '1.0.0' },
    consent: createConsent({ store: createMemoryConsentStore() }),
    transport: createNodeTransport({ endpoint: receiver.url }),
  });
  api.metrics.setGlobalMeterProvider(diagnosticData.meterProvider);
  sdk = new NodeSDK({
    resource: diagnosticData.resource,
    autoDetectResources: false,
    spanProcessors: [diagnosticData.spanProcessor],
    logRecordProcessors: [diagnosticData.logRecordProcessor],
    metricReaders: [],
    textMapPropagator: diagnosticData.gatePropagator(new W3CTraceContextPropagator()),
  });
  sdk.start();
});

afterEach(async () => {
  await sdk.shutdown();
  for (const signal of [api.trace, api.metrics, api.propagation, api.context, api.logs]) signal.disable();
  await receiver.close();
});

const startSpan = (name: string, attributes: object, parent?: api.Span): api.Span =>
  api.trace
    .getTracer('own-scope')
    .startSpan(
      name,
      { attributes: { ...attributes } },
      parent === undefined ? api.ROOT_CONTEXT : api.trace.setSpan(api.ROOT_CONTEXT, parent),
    );

it('P1, P6, P12: the parts gate, scrub and re-parent in an SDK of a team of its own', async () => {
  const root = startSpan('root', REQUIRED);
  const middle = startSpan('middle', OPTIONAL, root);
  const leaf = startSpan('leaf for ann@example.com', REQUIRED, middle);
  const headers: Record<string, string> = {};
  api.propagation.inject(api.trace.setSpan(api.ROOT_CONTEXT, middle), headers);
  for (const span of [leaf, middle, root]) span.end();
  api.metrics.getMeter('own-scope').createCounter('required').add(1, REQUIRED);
  api.metrics.getMeter('own-scope').createCounter('optional').add(1, OPTIONAL);
  api.logs.getLogger('own-scope').emit({ body: 'required', attributes: REQUIRED });
  api.logs.getLogger('own-scope').emit({ body: 'optional', attributes: OPTIONAL });

  await diagnosticData.forceFlush();

  expect(receiver.spans.map(({ name }) => name).sort()).toEqual(['leaf for [email]', 'root']);
  expect(receiver.spans.find(({ name }) => name.startsWith('leaf'))).toMatchObject({
    parentSpanId: root.spanContext().spanId,
  });
  expect(headers['traceparent']).toContain(root.spanContext().spanId);
  expect(receiver.dataPoints.map(({ name }) => name)).toEqual(['required']);
  expect(receiver.logRecords.map(({ body }) => body)).toEqual(['required']);
  expect(diagnosticData.explain().withheld).toEqual({
    span: { level: 1 },
    metric: { level: 1 },
    log_record: { level: 1 },
  });
});

it('P4: a span that an opt-in found open does not leave without the front either', async () => {
  const early = startSpan('early', OPTIONAL);
  await diagnosticData.consent.set('optional', { source: 'installer' });
  early.end();
  startSpan('later', OPTIONAL).end();

  await diagnosticData.forceFlush();

  expect(receiver.spans.map(({ name }) => name)).toEqual(['later']);
});

it("P7: the SDK's own shutdown sends what is queued and ends", async () => {
  startSpan('last', REQUIRED).end();

  await sdk.shutdown();

  expect(receiver.spans.map(({ name }) => name)).toEqual(['last']);
});
