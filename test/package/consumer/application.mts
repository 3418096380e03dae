// Plain OpenTelemetry: one Required and one Optional item of each signal.
import { metrics, trace } from '@opentelemetry/api';
import { logs } from './logs.mjs';

const REQUIRED = { 'diagnostic_data.category': 'product_and_service_usage' };
const OPTIONAL = { 'diagnostic_data.category': 'enhanced_anonymized_product_usage' };

const tracer = trace.getTracer('consumer');
const meter = metrics.getMeter('consumer');
const logger = logs.getLogger('consumer');

tracer.startSpan('required span', { attributes: REQUIRED }).end();
tracer.startSpan('optional span', { attributes: OPTIONAL }).end();
meter.createCounter('required.metric').add(1, REQUIRED);
meter.createCounter('optional.metric').add(1, OPTIONAL);
logger.emit({ body: 'required log record', attributes: REQUIRED });
logger.emit({ body: 'optional log record', attributes: OPTIONAL });
