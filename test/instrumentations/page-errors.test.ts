import fc from 'fast-check';
import { createErrorLimit } from '../../src/instrumentations/error-limit.ts';
import { createPageErrorsInstrumentation } from '../../src/instrumentations/page-errors.ts';
import { reduceStack } from '../../src/instrumentations/stack-frames.ts';
import { collectEvents } from './in-force.ts';

const rules = { origin: 'https://app.example', nameOf: () => '/orders/:id' };
const reduce = (...lines: string[]) => reduceStack(lines.join('\n'), rules).split('\n');

describe('frames', () => {
  it.each([
    ['V8', '    at save (https://app.example/assets/app.js?v=1:12:34)', 'at save (/assets/app.js:12:34)'],
    ['V8, no function', '    at https://app.example/a.mjs:1:2', 'at <anonymous> (/a.mjs:1:2)'],
    ['V8, async', '    at async load (https://app.example/a.js:1:2)', 'at async load (/a.js:1:2)'],
    [
      'V8, method',
      '    at Form.save [as go] (https://app.example/a.js:1:2)',
      'at Form.save [as go] (/a.js:1:2)',
    ],
    ['Firefox', 'save@https://app.example/a.js:1:2', 'at save (/a.js:1:2)'],
    ['Safari, no function', '@https://app.example/a.js:1:2', 'at <anonymous> (/a.js:1:2)'],
    ['a scoped path', 'f@https://app.example/@vite/client.js:1:2', 'at f (/@vite/client.js:1:2)'],
    ['another origin', '    at f (https://cdn.example/lib.js#x:1:2)', 'at f (cdn.example/lib.js:1:2)'],
    ['a page', '    at f (https://app.example/orders/4711?mail=bob:1:2)', 'at f (/orders/:id:1:2)'],
    ['Electron', '    at f (file:///C:/Users/bob/app/main.js:1:2)', 'at f (main.js:1:2)'],
  ])('of %s are reduced', (_, line, expected) => {
    expect(reduce('TypeError: of bob@example.com', line)).toEqual([expected]);
  });

  it.each([
    ['the message', 'Error: see https://app.example/orders/4711'],
    ['code without a file', '    at <anonymous>:1:2'],
    ['native code', '    at Array.map (<anonymous>)'],
    ['evaluated code', '    at eval (eval at f (https://app.example/a.js:1:2), <anonymous>:1:1)'],
    ['a very long line', `    at f (https://app.example/${'a'.repeat(2000)}.js:1:2)`],
  ])('leave out %s', (_, line) => {
    expect(reduce(line)).toEqual(['']);
  });

  it('are of an extension when the first one is; later ones are left out', () => {
    const spy = '    at spy (moz-extension://0a1b/content.js:1:2)';
    const own = '    at f (https://app.example/a.js:1:2)';

    expect(reduce('Error', spy, own)).toEqual(['foreign']);
    expect(reduce('Error', own, spy)).toEqual(['at f (/a.js:1:2)']);
  });

  it('are at most twenty, in any text', () => {
    const line = fc.oneof(fc.string(), fc.constant('    at f (https://app.example/a.js:1:2)'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        expect(reduce(...lines).length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('the limit of errors', () => {
  it('lets the same one pass once a minute, and ten different ones', () => {
    const passes = createErrorLimit();
    const at = (second: number, ...keys: string[]) =>
      keys.filter((key) => passes(key, second * 1000)).join('');

    expect(at(0, 'a', 'a', 'b')).toBe('ab');
    expect(at(59, 'a', ...'cdefghijklm')).toBe('cdefghij');
    expect(at(60, 'a', 'a', 'm')).toBe('am');
  });

  it('P7: lets at most ten a minute pass, whatever comes', () => {
    const error = fc.record({ key: fc.string(), pause: fc.nat(2000) });
    fc.assert(
      fc.property(fc.array(error, { maxLength: 200 }), (errors) => {
        const passes = createErrorLimit();
        let now = 0;
        const passed: number[] = [];
        for (const { key, pause } of errors) if (passes(key, (now += pause))) passed.push(now);
        const windows = Math.floor(now / 60_000) + 1;

        expect(passed.length).toBeLessThanOrEqual(10 * (windows + 1));
      }),
    );
  });
});

describe('errors of a page', () => {
  it('are recorded with texts only, and a message that holds content is left out', () => {
    const { events, loggerProvider } = collectEvents();
    let caught: (thrown: unknown) => void = () => undefined;
    const port = {
      origin: rules.origin,
      watch: (given: typeof caught) => ((caught = given), () => undefined),
    };
    const errors = createPageErrorsInstrumentation(port, rules.nameOf);
    errors.setLoggerProvider(loggerProvider);
    errors.enable();

    const stack = 'Error\n    at f (https://app.example/a.js:1:2)';
    caught(Object.assign(new SyntaxError('short'), { stack }));
    caught(Object.assign(new Error('x'.repeat(1001)), { stack }));
    caught({ name: 'bob', message: { bob: 1 }, stack: 7 });

    expect(events.map(({ attributes }) => attributes)).toEqual([
      {
        'exception.type': 'SyntaxError',
        'exception.message': 'short',
        'exception.stacktrace': 'at f (/a.js:1:2)',
      },
      { 'exception.type': 'Error', 'exception.stacktrace': 'at f (/a.js:1:2)' },
      { 'exception.type': '_OTHER' },
    ]);
  });
});
