import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { documentCatalogue, renderWeaverRegistry } from '../../src/catalogue/index.ts';
import { renderYaml, type YamlValue } from '../../src/catalogue/yaml.ts';
import { createOwnCatalogue } from '../../src/instrumentations/index.ts';
import { catalogue, categories } from './example.ts';

/** Weaver's own schema is beside the checkout on some machines; the structure is tested on all. */
const SCHEMA = join(__dirname, '../../../shared/weaver/semconv.schema.json');

interface Group {
  id: string;
  type: string;
  brief: string;
  stability: string;
  attributes: { id?: string; ref?: string; type?: unknown; stability?: string }[];
  annotations?: { diagnostic_data: Record<string, string> };
}

const documents = {
  own: documentCatalogue(createOwnCatalogue({ screens: ['start'], forms: ['import'] })),
  example: documentCatalogue(catalogue, { categories }),
};

const registry = (name: keyof typeof documents) =>
  parse(renderWeaverRegistry(documents[name])) as { groups: Group[] };

function problemsBySchema(content: unknown): unknown {
  if (!existsSync(SCHEMA)) return null;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
  return validate(content) ? null : validate.errors;
}

describe.each(['own', 'example'] as const)('the Weaver registry of the %s catalogue', (name) => {
  it('is valid by Weaver’s schema', () => {
    expect(problemsBySchema(registry(name))).toBeNull();
  });

  it('has a group for each declaration, with its class as annotation', () => {
    const [, ...groups] = registry(name).groups;

    expect(groups).toHaveLength(documents[name].declarations.length);
    expect(groups.map(({ annotations }) => annotations?.diagnostic_data)).toEqual(
      documents[name].declarations.map(({ category, classification }) =>
        expect.objectContaining({ category, classification }),
      ),
    );
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
    for (const { brief, stability } of groups)
      expect([typeof brief, stability]).toEqual(['string', 'development']);
  });

  it('defines each attribute once and refers to it', () => {
    const [attributes, ...groups] = registry(name).groups;
    const defined = attributes?.attributes.map(({ id }) => id) ?? [];
    const referred = groups.flatMap((group) => group.attributes.map(({ ref }) => ref));

    expect(new Set(defined).size).toBe(defined.length);
    expect(new Set(referred)).toEqual(new Set(defined));
  });
});

describe('a group of the Weaver registry', () => {
  const groups = Object.fromEntries(registry('example').groups.map((group) => [group.id, group]));

  it('is a metric with instrument and unit, an event with its name, a span with its kind', () => {
    expect(groups['metric.report.hints']).toMatchObject({
      metric_name: 'report.hints',
      instrument: 'counter',
      unit: '{hint}',
    });
    expect(groups['event.report.opened']).toMatchObject({ name: 'report.opened' });
    expect(groups['span.Draw_chart_fast_']).toMatchObject({ span_kind: 'internal' });
  });

  it('carries purpose, owner and end as annotations too', () => {
    expect(groups['event.report.opened']?.annotations).toEqual({
      diagnostic_data: {
        category: 'product_and_service_usage',
        classification: 'required',
        owner: 'the reporting team',
        purpose: 'To know which reports are read.',
        expires: '2999-12-31',
      },
    });
  });

  it('knows the values that an attribute may have, unless another declaration lets it have any', () => {
    const own = registry('own').groups[0]?.attributes.find(({ id }) => id === 'diagnostic_data.outcome');
    const shared = groups['registry.diagnostic_data']?.attributes.find(({ id }) => id === 'report.kind');

    expect(own?.type).toEqual({
      members: [
        { id: 'success', value: 'success', stability: 'development' },
        { id: 'error', value: 'error', stability: 'development' },
      ],
    });
    expect(shared?.type).toBe('string');
  });
});

describe('the YAML that is written', () => {
  it('reads back as what it was written from', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.integer()),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z_ :#-]{1,8}$/), tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(value), (content) => {
        const plain = JSON.parse(JSON.stringify(content)) as unknown;
        expect(parse(renderYaml(content as YamlValue))).toEqual(plain);
      }),
    );
  });
});
