import { metrics } from '@opentelemetry/api';
import { startPipeline } from '../pipeline.ts';

it('P9: a metric whose scope is scrubbed keeps the category that a rule gives the scope', async () => {
  const pipeline = await startPipeline({
    scopeRules: [{ scope: 'team-ann@example.com', category: 'product_and_service_usage' }],
  });
  const meter = metrics.getMeter('team-ann@example.com');
  meter.createCounter('without.attributes').add(1);
  meter.createCounter('with.attributes').add(1, { color: 'blue' });
  meter.createObservableGauge('observed').addCallback((result) => result.observe(1));

  await pipeline.diagnosticData.forceFlush();
  const points = pipeline.receiver.dataPoints.map(({ scope, attributes }) => [scope.name, attributes]);
  await pipeline.stop();

  const category = {
    'diagnostic_data.category': 'product_and_service_usage',
    'diagnostic_data.classification': 'required',
  };
  expect(points).toHaveLength(3);
  for (const [scope, attributes] of points) {
    expect(scope).not.toContain('ann');
    expect(attributes).toMatchObject(category);
  }
});
