// An application that knows OpenTelemetry's API only; it is started with `--import` of the register module.
import { logs, metrics, trace } from '@opentelemetry/api';

const attributes = { 'diagnostic_data.category': 'product_and_service_usage' };
trace.getTracer('app').startSpan('span', { attributes }).end();
metrics.getMeter('app').createCounter('app.starts').add(1, attributes);
logs.getLogger('app').emit({ body: 'log', attributes });
