// One round: N spans of ten attributes from start to receiver. node end-to-end.ts bare|gated PORT SPANS
import { trace } from '@opentelemetry/api';
import { attributesOf } from './attributes.ts';
import type { SubjectName } from './subject.ts';
import { startSubject } from './subjects.ts';

const [subjectName, port, count] = process.argv.slice(2);
const spans = Number(count);
const subject = startSubject(subjectName as SubjectName, `http://127.0.0.1:${port}`);
const tracer = trace.getTracer('benchmark', '1.0.0');
/** As many as the stock queue holds. */
const FLUSHED_AFTER = 2048;

function record(index: number): void {
  tracer
    .startSpan('mine.directly_follows_graph', {
      attributes: attributesOf('product_and_service_performance', index),
    })
    .end();
}

async function run(total: number): Promise<void> {
  for (let index = 1; index <= total; index++) {
    record(index);
    if (index % FLUSHED_AFTER === 0) await subject.flush();
  }
  await subject.flush();
}

await run(10 * FLUSHED_AFTER); // warm up
const cpu = process.cpuUsage();
const start = performance.now();
await run(spans);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpu);
await subject.stop();
process.stdout.write(
  `${JSON.stringify({ perSecond: spans / seconds, cpuMicros: (user + system) / spans })}\n`,
);
