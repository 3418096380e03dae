import { createScrubber } from '../../src/scrubber/index.ts';
import { createWebScrubber } from '../../src/scrubber/web.ts';

describe('the scrubber for web pages', () => {
  it.each([
    ['mail ada@analytical.example', 'mail [email]'],
    ['from 198.51.100.7 or 2001:db8::7', 'from [ip] or [ip]'],
    ['+49 30 901820', '[phone]'],
    ['card 4242 4242 4242 4242', 'card [card]'],
    ['GB33BUKB20201555555555', '[iban]'],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.', '[jwt]'],
    ['https://ada:difference@engine.example/', 'https://[credentials]@engine.example/'],
    ['password=difference', 'password=[secret]'],
    ['authorization: Bearer a1b2c3d4e5f6', 'authorization: [secret]'],
    ['{"firstName":"Ada"}', '{"firstName":"[value]"}'],
    [`ghp_${'a1B2'.repeat(9)}`, '[token]'],
  ])('P3: takes out of %j what the scrubber for all programs does', (text, scrubbed) => {
    expect(createWebScrubber().scrub(text)).toBe(scrubbed);
    expect(createScrubber().scrub(text)).toBe(scrubbed);
  });

  it('P3: removes or reduces what stands under personal keys', () => {
    const scrubber = createWebScrubber();

    expect(
      scrubber.scrubAttributes({
        'enduser.id': 'ada',
        'client.address': 'somewhere',
        'customer.email': 'none',
        'db.query.text': "SELECT 1 FROM t WHERE name = 'Ada'",
        'process.command_args': ['node', '--name', 'Ada'],
        'user_agent.original': 'Mozilla/5.0',
        'url.full': 'https://shop.example/users/ada?code=1&page=2#top',
        'service.version': '1.2.3.4',
        'app.screen': 'orders',
      }),
    ).toEqual({
      'enduser.id': '[removed]',
      'client.address': '[removed]',
      'customer.email': '[removed]',
      'db.query.text': '[removed]',
      'process.command_args': '[removed]',
      'user_agent.original': '[removed]',
      'url.full': 'https://shop.example/users/[user]?code=[value]&page=2',
      'service.version': '1.2.3.4',
      'app.screen': 'orders',
    });
  });

  it('P3: finds the names of the person who is signed in', () => {
    const scrubber = createWebScrubber({ names: ['Ada Lovelace', 'adal', 'al'] });

    expect(scrubber.scrub('Lovelace, Ada is ADAL, not al or adalbert')).toBe(
      '[person] is [person], not al or adalbert',
    );
  });

  it('scrubs the message of a stack trace and keeps its frames', () => {
    const frames =
      '    at find (https://shop.example/static/find.js:10:5)\nrun@https://shop.example/run.js:3:4';

    expect(
      createWebScrubber().scrubAttributes({ 'exception.stacktrace': `Error: of ada@x.example\n${frames}` }),
    ).toEqual({ 'exception.stacktrace': `Error: of [email]\n${frames}` });
  });
});
