import type { ResourceDetector } from '@opentelemetry/resources';
import { findCanaries } from '../../src/testing/index.ts';
import { OPTIONAL, type Pipeline, type PipelineOptions, REQUIRED, startPipeline } from '../pipeline.ts';
import { captureDiagnostics, createCanaries } from './canary.ts';
import { plantInLogRecords, plantInMetrics, plantInSpan, type Planting } from './canary-fields.ts';

let pipeline: Pipeline;
let diagnostics: ReturnType<typeof captureDiagnostics>;
let canaries: ReturnType<typeof createCanaries>;

const start = async (options: PipelineOptions = {}): Promise<void> => {
  canaries = createCanaries();
  diagnostics = captureDiagnostics();
  pipeline = await startPipeline(options);
};
/** Places whose canary got through, wherever it did. */
const leaks = (): string[] => {
  const bodies = Buffer.concat(pipeline.receiver.requests.map(({ body }) => body));
  const ours = `${JSON.stringify(pipeline.diagnosticData.explain())}\n${diagnostics.text()}`;
  return [bodies, ours].flatMap((haystack) =>
    findCanaries(haystack, canaries.planted).map(({ canary, spelling }) => `${canary} (${spelling})`),
  );
};
const flush = (): Promise<void> => pipeline.diagnosticData.forceFlush();

afterEach(async () => {
  await pipeline.stop();
  diagnostics.stop();
  delete process.env.OTEL_RESOURCE_ATTRIBUTES;
  delete process.env.OTEL_SERVICE_NAME;
});

describe.each(['http/json', 'http/protobuf'] as const)('over %s', (protocol) => {
  describe.each([
    ['Required', REQUIRED],
    ['Optional', OPTIONAL],
  ])('in what leaves as %s', (_, category) => {
    it.each([
      ['span', plantInSpan, 'traces'],
      ['metric', plantInMetrics, 'metrics'],
      ['log record', plantInLogRecords, 'logs'],
    ] as [string, (planting: Planting) => void, string][])(
      'P3, P10: no text field of a %s lets a canary out, on the wire or in diagnostics',
      async (_signal, plant, signal) => {
        await start({ level: 'optional', protocol });

        plant({ category, canary: canaries.canary });
        await flush();

        expect(canaries.planted.length).toBeGreaterThan(10);
        expect(pipeline.receiver.requests.map((request) => request.signal)).toEqual([signal]);
        expect(leaks()).toEqual([]);
      },
    );
  });

  it('P3: no resource attribute lets a canary out', async () => {
    await start({ protocol });
    await pipeline.stop();
    const { canary } = canaries;
    process.env.OTEL_RESOURCE_ATTRIBUTES = [
      `service.namespace=${canary('env')}`,
      `team.${canary('env key')}=x`,
      `unlisted=${canary('env unlisted')}`,
      `team=${canary('env listed')}`,
      `deployment.environment.name=${encodeURIComponent(canary('env encoded'))}`,
    ].join(',');
    process.env.OTEL_SERVICE_NAME = canary('env service.name');
    const detector: ResourceDetector = {
      detect: () => ({
        attributes: {
          'service.detected': canary('detector'),
          'service.later': Promise.resolve(canary('detector promise')),
          'service.lost': Promise.reject(new Error(canary('detector rejection'))),
          'host.name': canary('detector unlisted'),
        },
      }),
    };
    const failing: ResourceDetector = {
      detect() {
        throw new Error(canary('detector failure'));
      },
    };
    pipeline = await startPipeline({
      protocol,
      product: { name: `app of ${canary('product.name')}`, version: `1-${canary('product.version')}` },
      stateDirectory: '/nowhere',
      resourceDetectors: [detector, failing],
      resourceAttributes: { 'service.owner': canary('resourceAttributes'), ours: canary('unlisted') },
      additionalResourceAttributes: ['team', 'team.*', 'service.detected', 'service.later', 'service.owner'],
    });

    pipeline.tracer.startSpan('span', { attributes: REQUIRED }).end();
    pipeline.meter.createCounter('counter').add(1, REQUIRED);
    pipeline.logger.emit({ body: 'log', attributes: REQUIRED });
    await flush();

    expect(pipeline.receiver.requests).toHaveLength(3);
    expect(leaks()).toEqual([]);
  });

  it('P10: what is withheld leaves no trace in diagnostics either', async () => {
    await start({ protocol });
    const unclassified = { canary: canaries.canary, category: {} };
    const unknown = { canary: canaries.canary, category: { 'diagnostic_data.category': 'unheard_of' } };

    for (const planting of [unclassified, unknown])
      for (const plant of [plantInSpan, plantInMetrics, plantInLogRecords]) plant(planting);
    await flush();

    expect(pipeline.receiver.requests).toEqual([]);
    expect(diagnostics.text()).toContain('was withheld (unclassified)');
    expect(leaks()).toEqual([]);
  });
});
