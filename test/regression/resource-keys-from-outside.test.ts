import { type Pipeline, type PipelineOptions, REQUIRED, startPipeline } from '../pipeline.ts';

const INSTANCE = '0f8fad5b-d9cb-469f-a165-70867728950e';
let pipeline: Pipeline;
let before: NodeJS.ProcessEnv;

beforeEach(() => void (before = { ...process.env }));
afterEach(async () => {
  await pipeline.stop();
  process.env = before;
});

/** The resource of what leaves when the variable is set. */
async function resourceWith(attributes: string, options?: PipelineOptions) {
  process.env['OTEL_RESOURCE_ATTRIBUTES'] = attributes;
  pipeline = await startPipeline(options);
  pipeline.tracer.startSpan('span', { attributes: REQUIRED }).end();
  pipeline.logger.emit({ body: 'log', attributes: REQUIRED });
  pipeline.meter.createCounter('counter').add(1, REQUIRED);
  await pipeline.diagnosticData.forceFlush();
  return pipeline.receiver.spans[0]?.resource ?? {};
}

it('P3: keys that no convention has do not leave, whatever they begin with', async () => {
  await resourceWith(
    'service.owner=Ann%20Smith,service.contact=Ann%20Smith,telemetry.note=Ann%20Smith,process.runtime.user=Ann%20Smith',
  );

  expect(pipeline.receiver.raw()).not.toContain('Ann');
});

it('P3: an instance id from outside that is no UUID does not leave; the one that was made at random does', async () => {
  const resource = await resourceWith('service.instance.id=ann-smiths-macbook');

  expect(pipeline.receiver.raw()).not.toContain('ann-smiths');
  expect(resource['service.instance.id']).toMatch(/^[0-9a-f-]{36}$/);
});

it('P12: what the conventions have leaves, an instance id that is a UUID too', async () => {
  const resource = await resourceWith(
    `service.instance.id=${INSTANCE},service.namespace=shop,service.criticality=high,deployment.environment.name=staging`,
  );

  expect(resource).toMatchObject({
    'service.instance.id': INSTANCE,
    'service.namespace': 'shop',
    'service.criticality': 'high',
    'deployment.environment.name': 'staging',
    'telemetry.sdk.name': 'opentelemetry',
  });
});

it('P12: an instance id of another kind leaves when the application lists it', async () => {
  const resource = await resourceWith('service.instance.id=shop.pod-7.web', {
    additionalResourceAttributes: ['service.instance.id'],
  });

  expect(resource['service.instance.id']).toBe('shop.pod-7.web');
});

it('P7: a number that is none in the resource takes nothing else with it', async () => {
  const resource = await resourceWith('', {
    additionalResourceAttributes: ['app.*'],
    resourceAttributes: { 'app.ratio': Number.NaN, 'app.size': 2 ** 64, 'app.count': 3 },
  });

  expect(resource).toMatchObject({ 'app.count': 3 });
  expect(resource).not.toHaveProperty('app.ratio');
  expect(pipeline.receiver.requests).toHaveLength(3);
});

it("P7: a value that is found out in vain is nobody's unhandled rejection, under a key that does not leave either", async () => {
  const failing = (): Promise<string> => Promise.reject(new Error('not found out'));
  const unhandled: unknown[] = [];
  const listen = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', listen);

  const resource = await resourceWith('', {
    resourceDetectors: [
      { detect: () => ({ attributes: { 'host.name': failing(), 'service.namespace': failing() } }) },
    ],
  });
  process.off('unhandledRejection', listen);

  expect(unhandled).toEqual([]);
  expect(resource).toHaveProperty(['service.name'], 'test-product');
});
