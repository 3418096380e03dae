// One round of what an application calls, in ns a call. node hot-paths.ts bare|gated PORT
import { logs, metrics, trace } from '@opentelemetry/api';
import { attributesOf } from './attributes.ts';
import type { SubjectName } from './subject.ts';
import { startSubject } from './subjects.ts';

const [subjectName, port] = process.argv.slice(2);
const subject = startSubject(subjectName as SubjectName, `http://127.0.0.1:${port}`);
const tracer = trace.getTracer('benchmark', '1.0.0');
const counter = metrics.getMeter('benchmark', '1.0.0').createCounter('app.items');
const logger = logs.getLogger('benchmark', '1.0.0');

const REQUIRED = 'product_and_service_performance';
const OPTIONAL = 'enhanced_anonymized_product_usage';
/** Calls timed at a stretch: fewer than a batch, so that no export falls into it. */
const CALLS = 500;
/** Counters have no queue; more calls leave less of the collection before them in the figure. */
const COUNTER_CALLS = 5000;
const STRETCHES = 300;

const same = { 'diagnostic_data.category': REQUIRED, 'app.outcome': 'success' };

const calls: Record<string, (index: number) => void> = {
  span: (index) => tracer.startSpan('mine', { attributes: attributesOf(REQUIRED, index) }).end(),
  optionalSpan: (index) => tracer.startSpan('mine', { attributes: attributesOf(OPTIONAL, index) }).end(),
  counterSameAttributes: () => counter.add(1, same),
  counterFreshAttributes: () =>
    counter.add(1, { 'diagnostic_data.category': REQUIRED, 'app.outcome': 'success' }),
  logRecord: (index) =>
    logger.emit({
      severityNumber: 9,
      body: 'graph mined',
      attributes: { 'diagnostic_data.category': REQUIRED, 'app.items': index, 'app.outcome': 'success' },
    }),
};

/** The lower quartile of the stretches: what the call costs when nothing else disturbs. */
async function nanosOf(call: (index: number) => void, times: number): Promise<number> {
  const stretches: number[] = [];
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    const start = performance.now();
    for (let index = 0; index < times; index++) call(index);
    stretches.push(((performance.now() - start) * 1e6) / times);
    await subject.flush();
  }
  return stretches.toSorted((a, b) => a - b)[STRETCHES >> 2] ?? NaN;
}

const result: Record<string, number> = {};
for (const [name, call] of Object.entries(calls))
  result[name] = await nanosOf(call, name.startsWith('counter') ? COUNTER_CALLS : CALLS);
await subject.stop();
process.stdout.write(`${JSON.stringify(result)}\n`);
