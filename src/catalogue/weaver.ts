import type { AttributeDeclaration } from '../policy/index.ts';
import type { CatalogueDocument, DocumentedDeclaration } from './document.ts';
import { renderYaml, type YamlValue } from './yaml.ts';

const STABILITY = 'development';

const INSTRUMENTS: Readonly<Partial<Record<DocumentedDeclaration['kind'], string>>> = {
  counter: 'counter',
  observable_counter: 'counter',
  up_down_counter: 'updowncounter',
  observable_up_down_counter: 'updowncounter',
  histogram: 'histogram',
  gauge: 'gauge',
  observable_gauge: 'gauge',
};

/** Weaver tells whole numbers from others; OpenTelemetry's JavaScript API does not. */
const TYPES: Readonly<Record<string, string>> = { number: 'double', 'number[]': 'double[]' };

/**
 * A registry for OpenTelemetry Weaver (https://github.com/open-telemetry/weaver): one group for each declaration, with
 * its class as the annotation `diagnostic_data`. YAML.
 */
export function renderWeaverRegistry(document: CatalogueDocument): string {
  return renderYaml({ groups: [attributeGroup(document), ...document.declarations.map(groupOf)] });
}

/** In a registry an attribute is defined once; declarations that share it refer to it. */
function attributeGroup({ declarations }: CatalogueDocument): YamlValue {
  const byKey = new Map<string, AttributeDeclaration[]>();
  for (const { attributes } of declarations)
    for (const [key, attribute] of Object.entries(attributes))
      byKey.set(key, [...(byKey.get(key) ?? []), attribute]);
  return {
    id: 'registry.diagnostic_data',
    type: 'attribute_group',
    brief: 'The attributes of what is declared in the catalogue of diagnostic data.',
    stability: STABILITY,
    attributes: [...byKey].map(([key, all]) => attributeOf(key, all)),
  };
}

function attributeOf(key: string, all: readonly AttributeDeclaration[]): YamlValue {
  const { description, examples } = all[0] ?? {};
  return {
    id: key,
    type: typeOf(all),
    brief: description ?? key,
    stability: STABILITY,
    ...(examples === undefined || examples.length === 0 ? {} : { examples: examples.map(exampleOf) }),
  };
}

function typeOf(all: readonly AttributeDeclaration[]): YamlValue {
  const types = new Set(all.map(({ type }) => type));
  const [type] = types;
  if (types.size > 1 || type === undefined) return 'any';
  const values = all.flatMap(({ allowedValues }) => allowedValues ?? []);
  const isEnum = all.every(({ allowedValues }) => allowedValues !== undefined) && values.length > 0;
  if (!isEnum || (type !== 'string' && type !== 'number')) return TYPES[type] ?? type;
  return {
    members: [...new Set(values)].map((value) => ({
      id: memberId(value),
      value: typeof value === 'boolean' ? String(value) : value,
      stability: STABILITY,
    })),
  };
}

/** An identifier of letters, digits and underscores that stays different where values are. */
function memberId(value: string | number | boolean): string {
  return String(value)
    .replaceAll('.', '_point_')
    .replaceAll('-', '_to_')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .toLowerCase();
}

function exampleOf(example: unknown): YamlValue {
  return typeof example === 'number' || typeof example === 'boolean' ? example : String(example);
}

function groupOf(declaration: DocumentedDeclaration): YamlValue {
  const { name, category, classification, description, owner, purpose, expires, attributes } = declaration;
  return {
    ...identityOf(declaration),
    brief: description ?? name,
    stability: STABILITY,
    attributes: Object.entries(attributes).map(([key, { description: brief }]) => ({
      ref: key,
      ...(brief === undefined ? {} : { brief }),
    })),
    annotations: { diagnostic_data: definedOnly({ category, classification, owner, purpose, expires }) },
  };
}

function identityOf({ signal, kind, name, unit }: DocumentedDeclaration): Record<string, YamlValue> {
  const id = `${signal === 'log_record' ? 'event' : signal}.${name.replaceAll(/[^A-Za-z0-9_.-]+/g, '_')}`;
  if (signal === 'span') return { id, type: 'span', span_kind: 'internal' };
  if (signal === 'log_record') return { id, type: 'event', name };
  return {
    id,
    type: 'metric',
    metric_name: name,
    instrument: INSTRUMENTS[kind] ?? 'gauge',
    unit: unit ?? '1',
  };
}

function definedOnly(entries: Readonly<Record<string, string | undefined>>): Record<string, YamlValue> {
  const defined = Object.entries(entries).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(defined);
}
