import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource } from '@opentelemetry/resources';
import { BatchLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import type { Subject } from './subject.ts';

/** OpenTelemetry's SDK with the same exporters and no gates. */
export function startBare(endpoint: string): Subject {
  const spans = new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }) });
  const records = new BatchLogRecordProcessor({
    exporter: new OTLPLogExporter({ url: `${endpoint}/v1/logs` }),
  });
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
