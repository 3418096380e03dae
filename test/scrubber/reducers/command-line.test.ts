import fc from 'fast-check';
import { reduceCommandLine } from '../../../src/scrubber/reducers/command-line.ts';

describe('a command line without its arguments', () => {
  it.each([
    ['app "" --flag', 'app "" --flag'],
    ['"/opt/my app/run it" --flag=1 ada', '"run it" --flag=[argument] [argument]'],
  ])('%s', (line, reduced) => {
    expect(reduceCommandLine(line)).toBe(reduced);
  });

  it('is the same when it is reduced again', () => {
    const pieces = fc.constantFrom(
      'a',
      'b c',
      '"',
      "'",
      '""',
      '/',
      '\\',
      ' ',
      '--flag',
      '-x',
      '=',
      '[argument]',
    );

    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (parts) => {
        const once = reduceCommandLine(parts.join(''));

        expect(reduceCommandLine(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });
});
