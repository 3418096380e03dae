import { createOwnCatalogue } from '../../src/instrumentations/index.ts';
import { DEVICE_WORDS } from '../../src/instrumentations/words/device.ts';
import { PERFORMANCE_WORDS } from '../../src/instrumentations/words/performance.ts';
import { SETUP_WORDS } from '../../src/instrumentations/words/setup.ts';
import { USAGE_WORDS } from '../../src/instrumentations/words/usage.ts';

const ALL = [DEVICE_WORDS, PERFORMANCE_WORDS, SETUP_WORDS, USAGE_WORDS];
const { declarations } = createOwnCatalogue();

describe('what is said about what is recorded', () => {
  it('is said about every declaration and every attribute', () => {
    const silent = declarations.flatMap(({ name, description, purpose, owner, attributes = {} }) => [
      ...(description === undefined || purpose === undefined || owner === undefined ? [name] : []),
      ...Object.entries(attributes).flatMap(([key, one]) => (one.description === undefined ? [key] : [])),
    ]);

    expect(silent).toEqual([]);
  });

  it('is said about nothing that is not recorded, and once', () => {
    const names = ALL.flatMap(({ items }) => Object.keys(items));
    const keys = ALL.flatMap(({ attributes }) => Object.keys(attributes));
    const recorded = declarations.map(({ name }) => name);
    const attached = declarations.flatMap(({ attributes = {} }) => Object.keys(attributes));

    expect(names.filter((name) => !recorded.includes(name))).toEqual([]);
    expect(keys.filter((key) => !attached.includes(key))).toEqual([]);
    expect([names.length, keys.length]).toEqual([new Set(names).size, new Set(keys).size]);
  });

  it('leaves what only a page records out of a process', () => {
    const node = createOwnCatalogue({}, ['device', 'performance', 'usage', 'setup', 'enhancedUsage']);

    expect(node.declarations.map(({ name }) => name).filter((name) => name.startsWith('browser.'))).toEqual(
      [],
    );
    expect(declarations.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['browser.navigation', 'browser.web_vital']),
    );
  });
});
