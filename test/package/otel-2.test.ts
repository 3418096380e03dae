import { describeConsumer } from './consumer.ts';
import { OTEL_2 } from './lines.ts';

describeConsumer(OTEL_2);
