import * as conventions from '@opentelemetry/semantic-conventions/incubating';
import fc from 'fast-check';
import { defineCatalogue, defineCounter, defineEvent, defineSpan, joinCatalogues } from '../../src/index.ts';

const category = 'product_and_service_usage';
const event = (name: string) => defineCatalogue([defineEvent({ name, category })]);
const metric = (name: string, unit = '1') => defineCatalogue([defineCounter({ name, category, unit })]);
const attribute = (key: string) =>
  defineCatalogue([defineEvent({ name: 'my.event', category, attributes: { [key]: {} } })]);

const semantic = (prefix: string): string[] =>
  Object.entries(conventions as Record<string, unknown>)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, value]) =>
      typeof value === 'function' ? (value as (key: string) => string)('some_key') : String(value),
    )
    .filter((name) => name.includes('.'));

describe('names of a catalogue', () => {
  it.each(['my_product.report', 'report', 'acme.report.v2', 'app.crash', 'session.start'])(
    'takes the event %s',
    (name) => {
      expect(event(name).find('log_record', name)?.name).toBe(name);
    },
  );

  it.each([
    ['Report.Opened', /lowercase/],
    ['report..opened', /two dots/],
    ['report__opened', /two dots or underscores/],
    ['1report', /begin with a letter/],
    ['report.', /end with a letter or digit/],
    ['report opened', /snake_case/],
    ['app.clicked_everywhere', /namespace "app" belongs to OpenTelemetry's semantic conventions/],
    ['otel.mine', /reserved/],
  ])('refuses the event %s and names the rule', (name, rule) => {
    expect(() => event(name)).toThrow(rule);
    expect(() => event(name)).toThrow(`"${name}"`);
  });

  it.each([
    ['2fast', /begins with a letter/],
    ['my counter', /letters, digits/],
    ['m'.repeat(256), /at most 255/],
    ['process.cpu.mood', /namespace "process"/],
  ])('refuses the instrument %s', (name, rule) => {
    expect(() => metric(name)).toThrow(rule);
  });

  it('refuses a unit that is none', () => {
    expect(() => metric('my.counter', 'µs')).toThrow(/ASCII/);
  });

  it.each([
    ['device.serial', /namespace "device" .* no such attribute/],
    ['reportTitle', /lowercase/],
    ['user-id', /snake_case/],
  ])('refuses the attribute %s, and says of what', (key, rule) => {
    expect(() => attribute(key)).toThrow(rule);
    expect(() => attribute(key)).toThrow(`The attribute "${key}" of the declared event "my.event"`);
  });

  it('takes names of newer conventions when they are listed', () => {
    const declaration = defineEvent({ name: 'app.teleported', category, attributes: { 'device.mood': {} } });

    const catalogue = defineCatalogue([declaration], {
      additionalConventions: ['app.teleported', 'device.mood'],
    });

    expect(catalogue.declarations).toEqual([declaration]);
  });

  it('takes every name of the installed semantic conventions, so the list is not stale', () => {
    const attributes = Object.fromEntries(semantic('ATTR_').map((key) => [key, {}]));
    const unique = (names: string[]) => [
      ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
    ];

    expect(() =>
      defineCatalogue([
        defineSpan({ name: 'anything', category, attributes }),
        ...unique(semantic('METRIC_')).map((name) => defineCounter({ name, category })),
        ...unique(semantic('EVENT_')).map((name) => defineEvent({ name, category })),
      ]),
    ).not.toThrow();
  });

  it('refuses any other attribute in a namespace of the conventions', () => {
    const known = new Set(semantic('ATTR_'));
    fc.assert(
      fc.property(
        fc.constantFrom('os', 'app', 'host', 'process'),
        fc.stringMatching(/^[a-z]{1,12}$/),
        (space, word) => {
          fc.pre(!known.has(`${space}.${word}`));
          expect(() => attribute(`${space}.${word}`)).toThrow(/semantic conventions/);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(['2027-6-1', 'soon', '2027-13-01'])('refuses the expiry %s', (expires) => {
    expect(() => defineCatalogue([defineEvent({ name: 'my.event', category, expires })])).toThrow(
      /expires on a day/,
    );
  });

  it('refuses listed names that could be content', () => {
    expect(() => defineCatalogue([], { names: { screens: ['Dear Bob, how are you?'] } })).toThrow(
      /names\.screens/,
    );
    expect(() =>
      defineCatalogue([], {
        names: { actions: Array.from({ length: 201 }, (_, index) => `action ${index}`) },
      }),
    ).toThrow(/at most 200/);
  });
});

describe('joined catalogues', () => {
  it('put declarations and names together', () => {
    const first = defineCatalogue([defineEvent({ name: 'my.one', category })], {
      names: { screens: ['start'] },
    });
    const second = defineCatalogue([defineEvent({ name: 'my.two', category })], {
      names: { screens: ['start', 'report'], forms: ['import'] },
    });

    const joined = joinCatalogues([first, second]);

    expect(joined.declarations.map(({ name }) => name)).toEqual(['my.one', 'my.two']);
    expect(joined.names).toEqual({ screens: ['start', 'report'], forms: ['import'] });
  });

  it('refuse what both declare', () => {
    expect(() => joinCatalogues([event('my.one'), event('my.one')])).toThrow(/"my\.one" twice/);
  });
});
