import fc from 'fast-check';
import { createRoutes } from '../../src/instrumentations/routes.ts';

describe('routes', () => {
  const routes = createRoutes([
    '/',
    '/orders/new',
    '/orders/:id',
    '/orders/:id/lines/:line',
    '/files/*',
    '#/a/:b',
  ]);

  it.each([
    ['/', '', '/'],
    ['/orders/new', '', '/orders/new'], // the first that fits
    ['/orders/4711', '', '/orders/:id'],
    ['/orders/4711/', '', '/orders/:id'],
    ['/orders/4711/lines/3', '', '/orders/:id/lines/:line'],
    ['/orders', '', 'other'],
    ['/orders/4711/lines', '', 'other'],
    ['/files', '', '/files/*'],
    ['/files/a/b/c.txt', '', '/files/*'],
    ['/elsewhere', '#/a/7?x=1', '#/a/:b'],
    ['/elsewhere', '#anchor', 'other'],
    ['/Orders/4711', '', 'other'],
  ])('names %s%s', (pathname, hash, expected) => {
    expect(routes.match(pathname, hash)).toBe(expected);
  });

  it('P3: gives nothing but its own names, whatever the address', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (pathname, hash) => {
        expect(routes.names).toContain(routes.match(pathname, hash));
      }),
    );
  });

  it.each([['orders'], [''], ['/a?b'], ['/a b'], ['https://example.com/a'], ['/bob@example.com']])(
    'refuses %s as a pattern',
    (template) => {
      expect(() => createRoutes([template])).toThrow(TypeError);
    },
  );

  it('refuses more patterns than counts can bear', () => {
    const many = Array.from({ length: 201 }, (_, index) => `/${index}`);

    expect(() => createRoutes(many.slice(1))).not.toThrow();
    expect(() => createRoutes(many)).toThrow(/at most 200/);
  });
});
