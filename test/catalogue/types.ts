// Checked by the compiler: every error expected here must be one. Nothing of it runs.
import { defineCounter, defineEvent, defineObservableGauge, defineSpan } from '../../src/index.ts';

const span = defineSpan({
  name: 'Export report',
  category: 'product_and_service_usage',
  attributes: {
    'report.format': { type: 'string', allowedValues: ['pdf', 'csv'] },
    'report.pages': { type: 'number' },
    'report.parts': { type: 'string[]', allowedValues: ['cover', 'charts'] },
    'report.anything': {},
  },
});
const bare = defineEvent({ name: 'report.opened', category: 'product_and_service_usage' });
const counter = defineCounter({
  name: 'report.exports',
  category: 'my_own_category',
  attributes: { 'report.retries': { type: 'number', allowedValues: [0, 1, 2] } },
});
const gauge = defineObservableGauge({
  name: 'report.size',
  category: 'product_and_service_performance',
  attributes: { 'report.final': { type: 'boolean' } },
});

export function right(): void {
  span
    .start({ 'report.format': 'pdf', 'report.pages': 3, 'report.parts': ['cover'], 'report.anything': true })
    .end();
  span.start().end();
  span.startActive({ 'report.format': 'csv' }, (active) => active.end());
  bare.emit();
  bare.emit({}, { timestamp: new Date() });
  counter.add(1, { 'report.retries': 2 });
  gauge.observe((report) => report(1, { 'report.final': false }));
}

export function wrong(): void {
  // @ts-expect-error: a value outside the allowed list
  span.start({ 'report.format': 'docx' });
  // @ts-expect-error: an undeclared attribute
  span.start({ 'report.title': 'My report' });
  // @ts-expect-error: an undeclared attribute beside a declared one
  span.start({ 'report.format': 'pdf', 'report.title': 'My report' });
  // @ts-expect-error: another type
  span.start({ 'report.pages': '3' });
  // @ts-expect-error: a member outside the allowed list
  span.start({ 'report.parts': ['cover', 'appendix'] });
  // @ts-expect-error: an undeclared attribute on work that is active
  span.startActive({ 'report.title': 'My report' }, (active) => active.end());
  // @ts-expect-error: nothing is declared
  bare.emit({ 'report.title': 'My report' });
  // @ts-expect-error: a number outside the allowed list
  counter.add(1, { 'report.retries': 3 });
  // @ts-expect-error: another type in a report
  gauge.observe((report) => report(1, { 'report.final': 'yes' }));

  const variable = { 'report.format': 'pdf', 'report.title': 'My report' } as const;
  // @ts-expect-error: an undeclared attribute in a variable
  span.start(variable);
  // @ts-expect-error: an event is not a counter
  bare.add(1);
}
