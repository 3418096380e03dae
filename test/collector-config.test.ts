import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_CATEGORIES } from '../src/policy/categories.ts';
import { COLLECTOR_VERSION } from '../scripts/backend/places.ts';

const root = join(__dirname, '..');
const text = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const config = text('otel-collector-config.yaml');

/** The categories that a signal's filter condition lists after a classification. */
function listed(signal: 'span' | 'datapoint' | 'log', classification: string): string[] {
  const attribute = (name: string) => `${signal}\\.attributes\\["diagnostic_data\\.${name}"\\]`;
  const condition = new RegExp(
    `${attribute('classification')} == "${classification}" and ContainsValue\\(\\[([^\\]]*)\\], ${attribute('category')}\\)`,
  );
  const [, list] = condition.exec(config) ?? [];
  return [...(list ?? '').matchAll(/"([^"]+)"/g)].map(([, category]) => category ?? '').toSorted();
}

describe.each(['span', 'datapoint', 'log'] as const)('the Collector admits a %s', (signal) => {
  it.each(['required', 'optional'])('of exactly the built-in categories that are %s', (classification) => {
    const builtIn = Object.entries(DATA_CATEGORIES)
      .filter(([, category]) => category.classification === classification)
      .map(([wireValue]) => wireValue)
      .toSorted();

    expect(listed(signal, classification)).toEqual(builtIn);
  });

  it('that is Optional only on a resource that says consent was granted', () => {
    const rest = config.slice(
      config.indexOf(`(${signal}.attributes["diagnostic_data.classification"] == "optional"`),
    );
    const [, after] = rest.split(`], ${signal}.attributes["diagnostic_data.category"])`);

    expect(after?.trimStart()).toMatch(
      /^and resource\.attributes\["diagnostic_data\.consent\.optional"\] == "granted"\)/,
    );
  });
});

it('the same Collector version is built and taken as an image', () => {
  const image = /opentelemetry-collector-contrib:(\S+)/.exec(text('docker-compose.yml'))?.[1];
  const parts = [...text('scripts', 'backend', 'collector.builder.yaml').matchAll(/gomod: \S+ v(0\.\S+)/g)];

  expect(image).toBe(COLLECTOR_VERSION);
  expect(new Set(parts.map(([, version]) => version))).toEqual(new Set([COLLECTOR_VERSION]));
});

it('the builder takes in every part that the configuration names', () => {
  const manifest = text('scripts', 'backend', 'collector.builder.yaml');
  const defined = [...config.matchAll(/^ {2}([a-z_]+)(?:\/[a-z]+)?:/gm)].map(([, type]) => type ?? '');
  const parts = defined.filter((type) => !['telemetry', 'pipelines', 'extensions'].includes(type));
  const aliases: Record<string, string> = { otlp_grpc: 'otlp' };
  const missing = parts.filter(
    (type) => !manifest.includes(`/${(aliases[type] ?? type).replaceAll('_', '')}`),
  );

  expect(parts.length).toBeGreaterThan(8);
  expect(missing).toEqual([]);
});
