import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryConsentStore, DATA_CATEGORIES, defineCatalogue } from '../../src/index.ts';
import { createOwnCatalogue } from '../../src/instrumentations/index.ts';
import { type NodeDiagnosticData, startDiagnosticData } from '../../src/node.ts';
import { type Pipeline, startPipeline } from '../pipeline.ts';

const catalogue = defineCatalogue([], { names: { actions: ['export'], processes: ['discover'] } });

let pipeline: Pipeline & { diagnosticData: NodeDiagnosticData };
let stateDirectory: string;

beforeEach(() => (stateDirectory = mkdtempSync(join(tmpdir(), 'five-'))));
afterEach(async () => {
  await pipeline.stop();
  rmSync(stateDirectory, { recursive: true, force: true });
});

/** Everything that arrived, with its category. */
function arrived(): { name: string; category: unknown }[] {
  const { spans, logRecords, dataPoints } = pipeline.receiver;
  return [
    ...spans.map(({ name, attributes }) => ({ name, attributes })),
    ...logRecords.map(({ eventName, attributes }) => ({ name: eventName ?? '', attributes })),
    ...dataPoints.map(({ name, attributes }) => ({ name, attributes })),
  ].map(({ name, attributes }) => ({ name, category: attributes?.['diagnostic_data.category'] }));
}

const categoriesArrived = () => new Set(arrived().map(({ category }) => category));
const required = Object.entries(DATA_CATEGORIES)
  .filter(([, { classification }]) => classification === 'required')
  .map(([wireValue]) => wireValue);
const OPTIONAL = 'enhanced_anonymized_product_usage';

async function start(collect: boolean | object = true): Promise<void> {
  pipeline = (await startPipeline({ catalogue, collect, stateDirectory })) as typeof pipeline;
  const { usage, performance, setup } = pipeline.diagnosticData;
  usage.recordAction('export');
  performance.measureProcess('discover', () => undefined);
  setup.markLaunched();
  await new Promise((resolve) => setTimeout(resolve, 50));
  setup.markLaunched();
  await pipeline.diagnosticData.forceFlush();
}

describe('out of the box', () => {
  it('P1: the four Required categories arrive, and the Optional one only after an opt-in', async () => {
    await start();

    expect(categoriesArrived()).toEqual(new Set(required));

    await pipeline.optIn();
    await pipeline.diagnosticData.forceFlush();

    expect(categoriesArrived()).toEqual(new Set([...required, OPTIONAL]));
    expect(arrived().filter(({ category }) => category === OPTIONAL)).toHaveLength(1);
  });

  it('P5: after an opt-out nothing Optional arrives any more', async () => {
    await start();
    await pipeline.optIn();
    await pipeline.optOut();
    pipeline.diagnosticData.enhancedUsage.recordLanguage('fr');
    await pipeline.diagnosticData.forceFlush();

    expect(categoriesArrived()).not.toContain(OPTIONAL);
  });

  it('sends nothing that the page does not list, and nothing is left out of what it sends', async () => {
    await start();
    await pipeline.optIn();
    await pipeline.diagnosticData.forceFlush();

    const listed = createOwnCatalogue().declarations.map(({ name }) => name);
    expect(arrived().filter(({ name }) => !listed.includes(name))).toEqual([]);
    expect(pipeline.diagnosticData.explain().withheldAttributes).toEqual({
      span: {},
      metric: {},
      log_record: {},
    });
    expect(pipeline.diagnosticData.explain().scrubbed).toEqual({});
  });

  it.each([
    ['device', 'device_connectivity_and_configuration'],
    ['performance', 'product_and_service_performance'],
    ['usage', 'product_and_service_usage'],
    ['setup', 'software_setup_and_inventory'],
    ['enhancedUsage', OPTIONAL],
  ])('%s can be switched off', async (instrumented, category) => {
    await start({ [instrumented]: false });
    await pipeline.optIn();
    await pipeline.diagnosticData.forceFlush();

    expect(categoriesArrived()).toEqual(new Set([...required, OPTIONAL].filter((one) => one !== category)));
  });

  it('P1: nothing at all at level none', async () => {
    pipeline = (await startPipeline({
      catalogue,
      collect: true,
      stateDirectory,
      level: 'none',
    })) as typeof pipeline;
    pipeline.diagnosticData.usage.recordAction('export');
    pipeline.diagnosticData.setup.markLaunched();
    await pipeline.diagnosticData.forceFlush();

    expect(arrived()).toEqual([]);
  });

  it('refuses an application’s declaration of a name of its own, unless what records it is off', async () => {
    const clash = defineCatalogue([{ ...createOwnCatalogue().declarations[0]! }]);
    const options = {
      product: { name: 'clashing-product' },
      consentStore: createMemoryConsentStore(),
      stateDirectory,
    };

    expect(() => startDiagnosticData({ ...options, catalogue: clash })).toThrow(
      /"diagnostic_data\.device" twice/,
    );

    pipeline = (await startPipeline({
      ...options,
      catalogue: clash,
      collect: { device: false },
    })) as typeof pipeline;
  });
});
