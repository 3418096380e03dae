import * as api from '@opentelemetry/api';
import { startDiagnosticData, type DiagnosticDataHandle } from '../src/node.ts';
import type { NodeOptions } from '../src/node.ts';
import { createMemoryConsentStore, type Level } from '../src/index.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../src/testing/index.ts';

/** Attributes that name a Required and the Optional category. */
export const REQUIRED = { 'diagnostic_data.category': 'product_and_service_usage' } as const;
export const OPTIONAL = { 'diagnostic_data.category': 'enhanced_anonymized_product_usage' } as const;

/** A whole pipeline: OpenTelemetry's SDK, our gates, an OTLP exporter and a receiver. */
export interface Pipeline {
  readonly receiver: OtlpReceiver;
  readonly diagnosticData: DiagnosticDataHandle;
  readonly tracer: api.Tracer;
  readonly meter: api.Meter;
  readonly logger: ReturnType<typeof api.logs.getLogger>;
  optIn(): Promise<void>;
  optOut(): Promise<void>;
  stop(): Promise<void>;
}

/** Options of `startPipeline`. */
export type PipelineOptions = Partial<NodeOptions> & {
  /** The recorded choice. Default: none, so that `required` is in force. */
  readonly level?: Level;
};

/** Starts a pipeline on a receiver of its own. Nothing leaves by itself before a flush. */
export async function startPipeline({ level, ...options }: PipelineOptions = {}): Promise<Pipeline> {
  const receiver = await startOtlpReceiver();
  const diagnosticData = startDiagnosticData({
    product: { name: 'test-product', version: '1.2.3' },
    endpoint: receiver.url,
    consentStore: createMemoryConsentStore(level),
    flushesAtExit: false,
    collect: false,
    ...options,
  });
  return {
    receiver,
    diagnosticData,
    tracer: api.trace.getTracer('test-scope', '1.0.0'),
    meter: api.metrics.getMeter('test-scope', '1.0.0'),
    logger: api.logs.getLogger('test-scope', '1.0.0'),
    async optIn() {
      await diagnosticData.consent.set('optional', { source: 'settings' });
    },
    async optOut() {
      await diagnosticData.consent.set('required', { source: 'settings' });
    },
    async stop() {
      await diagnosticData.shutdown();
      await receiver.close();
    },
  };
}
