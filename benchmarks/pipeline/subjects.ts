import { context, logs, metrics, trace } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource } from '@opentelemetry/resources';
import { BatchLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import { createMemoryConsentStore } from '../../src/index.ts';
import { startDiagnosticData } from '../../src/node.ts';

/** What is compared: the SDK with the same exporters, and the same behind gates and doors. */
export type SubjectName = 'bare' | 'gated';

/** A running pipeline. */
export interface Subject {
  flush(): Promise<unknown>;
  stop(): Promise<unknown>;
}

/** Starts one of them on a base URL. */
export function startSubject(name: SubjectName, endpoint: string): Subject {
  return name === 'bare' ? startBare(endpoint) : startGated(endpoint);
}

function startBare(endpoint: string): Subject {
  const spans = new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }) });
  const records = new BatchLogRecordProcessor({ exporter: new OTLPLogExporter({ url: `${endpoint}/v1/logs` }) });
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${endpoint}/v1/metrics` }),
  });
  const sdk = new NodeSDK({
    resource: defaultResource(),
    autoDetectResources: false,
    spanProcessors: [spans],
    logRecordProcessors: [records],
    metricReaders: [reader],
  });
  sdk.start();
  return {
    flush: () => Promise.all([spans.forceFlush(), records.forceFlush()]),
    stop: () => sdk.shutdown(),
  };
}

function startGated(endpoint: string): Subject {
  const diagnosticData = startDiagnosticData({
    product: { name: 'benchmark', version: '1.0.0' },
    endpoint,
    consentStore: createMemoryConsentStore(),
    flushesAtExit: false,
    collect: false,
  } as Parameters<typeof startDiagnosticData>[0]);
  return { flush: () => diagnosticData.forceFlush(), stop: () => diagnosticData.shutdown() };
}

export { context, logs, metrics, trace };
