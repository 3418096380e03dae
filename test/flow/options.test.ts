import { defineCatalogue, defineSpan } from '../../src/index.ts';
import { startDiagnosticData } from '../../src/node.ts';

describe('a start', () => {
  const product = { name: 'test-product' };
  const catalogue = defineCatalogue([
    defineSpan({ name: 'a', category: 'unheard_of', description: 'A.', attributes: {} }),
  ]);
  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /product\.name/],
    ['no product', {}, /product\.name/],
    ['a product without a name', { product: { name: '  ' } }, /product\.name/],
    ['a name that is no text', { product: { name: 1 } }, /product\.name/],
    ['a name that leads elsewhere', { product: { name: '../up' } }, /product\.name/],
    ['an endpoint that is none', { product, endpoint: 'collector' }, /endpoint/],
    ['an endpoint of another protocol', { product, endpoint: 'ftp://collector' }, /endpoint/],
    ['an endpoint with a query', { product, endpoint: 'http://collector?a=b' }, /endpoint/],
    ['an unknown protocol', { product, protocol: 'grpc' }, /protocol/],
    ['a catalogue with an unknown category', { product, catalogue }, /unheard_of/],
    [
      'a scope rule with an unknown category',
      { product, scopeRules: [{ scope: 'x', category: 'y' }] },
      /"y"/,
    ],
    ['a malformed category', { product, categories: { 'A b': { classification: 'required' } } }, /"A b"/],
    ['a category without a class', { product, categories: { mine: {} } }, /classification/],
    [
      'a built-in category defined again',
      { product, categories: { product_and_service_usage: { classification: 'optional' } } },
      /built in/,
    ],
    ['a catalogue that is none', { product, catalogue: [] }, /defineCatalogue/],
    ['scope rules that are none', { product, scopeRules: [1] }, /scopeRules/],
    ['a consent store that is none', { product, consentStore: {} }, /consent store/],
    ['a scrubber that is none', { product, scrubber: {} }, /createScrubber/],
    ['a sampler that is none', { product, sampler: {} }, /sampler/],
    ['two equal wire keys', { product, keys: { category: 'a', classification: 'a' } }, /keys/],
    ['an empty wire key', { product, keys: { category: '' } }, /keys/],
    ['every resource attribute', { product, additionalResourceAttributes: ['*'] }, /[Rr]esource attributes/],
  ])('P7: with %s fails at once with a TypeError that says what to do', (_, options, message) => {
    let error: unknown;
    try {
      startDiagnosticData(options as never);
    } catch (thrown) {
      error = thrown;
    }

    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).message).toMatch(message);
  });
});
