import { createScrubber } from '../../src/scrubber/index.ts';

const scrubStack = (stack: string): unknown =>
  createScrubber({ identity: { applicationRoot: '/opt/product' } }).scrubAttributes({
    'exception.stacktrace': stack,
  })['exception.stacktrace'];

describe('stack traces', () => {
  it('P3: of V8 keep function, path in the package, line and column', () => {
    const stack = [
      'Error: no user ada@analytical.example',
      '    at find (/home/ada/product/node_modules/orm/lib/find.js:10:5)',
      '    at /opt/product/dist/main.js:1:2',
      '    at async run (file:///home/ada/src/run.js:3:4)',
      '    at new Store (node:internal/store:7:8)',
      '    at Array.map (<anonymous>)',
      '    at eval (eval at load (C:\\Users\\Ada L\\app\\load.js:9:1), <anonymous>:1:1) {',
      '  [cause]: TypeError: at +49 30 901820',
      '      at deep (C:\\Users\\Ada L\\app\\node_modules\\orm\\deep.js:2:2)',
    ];

    expect(String(scrubStack(stack.join('\n'))).split('\n')).toEqual([
      'Error: no user [email]',
      '    at find (node_modules/orm/lib/find.js:10:5)',
      '    at dist/main.js:1:2',
      '    at async run (file:///home/[user]/src/run.js:3:4)',
      '    at new Store (node:internal/store:7:8)',
      '    at Array.map (<anonymous>)',
      '    at eval (eval at load (C:\\Users\\[user]\\app\\load.js:9:1), <anonymous>:1:1) {',
      '  [cause]: TypeError: at [phone]',
      '      at deep (node_modules\\orm\\deep.js:2:2)',
    ]);
  });

  it('P3: of Firefox and Safari keep the same', () => {
    expect(
      scrubStack(
        'find@https://198.51.100.7/static/find.js:10:5\nrun@file:///Users/ada/run.js:3:4\n@debugger eval code:1:1',
      ),
    ).toBe(
      'find@https://[ip]/static/find.js:10:5\nrun@file:///Users/[user]/run.js:3:4\n@debugger eval code:1:1',
    );
  });

  it('P3: never split a block that runs over lines of a message', () => {
    expect(
      scrubStack(
        'Error: bad key -----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n    at f (a.js:1:1)',
      ),
    ).toBe('Error: bad key [key]\n    at f (a.js:1:1)');
  });

  it('scrubbing again changes nothing', () => {
    const once = scrubStack(new Error('of ada@analytical.example').stack ?? '');

    expect(scrubStack(String(once))).toBe(once);
  });
});
