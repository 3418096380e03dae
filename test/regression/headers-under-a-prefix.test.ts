import { createScrubber } from '../../src/scrubber/index.ts';

// `authorization`, `cookie` and the like were known only as whole keys, not under `headers` as HTTP clients write them.
describe('secrets of a request', () => {
  it('P3: leave under any prefix', () => {
    const attributes = {
      headers: { authorization: 'Token zaq12', Cookie: '_sess=abc1', host: 'shop.example' },
      'config.headers.Authorization': 'Token zaq12',
      'query.signature': 'zaq12',
    };

    expect(createScrubber().scrubAttributes(attributes)).toEqual({
      headers: { authorization: '[removed]', Cookie: '[removed]', host: 'shop.example' },
      'config.headers.Authorization': '[removed]',
      'query.signature': '[removed]',
    });
  });

  it.each([
    [
      ['run', '--password', 'zaqwsx', '--verbose', 'x'],
      ['run', '--password', '[removed]', '--verbose', 'x'],
    ],
    [
      ['Host', 'shop.example', 'Authorization', 'Token zaq12', 'X-Api-Key', 'zaqwsx'],
      ['Host', 'shop.example', 'Authorization', '[removed]', 'X-Api-Key', '[removed]'],
    ],
    [[['cookie', 'a=b']], [['cookie', '[removed]']]],
    [
      ['password', 'email'],
      ['password', 'email'],
    ],
    [
      ['--password', '--verbose'],
      ['--password', '--verbose'],
    ],
  ])('P3: leave from a list: %j', (list, scrubbed) => {
    expect(createScrubber().scrubValue(list)).toEqual(scrubbed);
  });
});
