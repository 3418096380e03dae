import { describeConsumer } from './consumer.ts';
import { OTEL_3 } from './lines.ts';

describeConsumer(OTEL_3);
