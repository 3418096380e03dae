import { createScrubber } from '../../src/scrubber/index.ts';

const scrub = (attributes: Record<string, unknown>): Record<string, unknown> =>
  createScrubber().scrubAttributes(attributes);

describe('scrubAttributes', () => {
  it('P3: reduces web addresses to what they are about', () => {
    expect(
      scrub({
        'url.full': 'https://ada:pw@api.example.com:8443/users/ada/orders/17?q=shoes&page=2&token=abc#frag',
        'url.path': '/users/ada%40mail.example/orders',
        'url.query': '?name=ada&page=1',
      }),
    ).toEqual({
      'url.full': 'https://api.example.com:8443/users/[user]/orders/17?q=[value]&page=2&token=[value]',
      'url.path': '/users/[user]/orders',
      'url.query': '?name=[value]&page=1',
    });
  });

  it('P3: takes the literals out of statements, in every quoting', () => {
    const statement = `SELECT "name" FROM t WHERE a = 'O''Hara' AND b = N'x' AND c = $q$it's$q$ AND d > 4.2 AND e = "y" -- ada`;

    expect(scrub({ 'db.query.text': statement })).toEqual({
      'db.query.text': 'SELECT "name" FROM t WHERE a = ? AND b = ? AND c = ? AND d > ? AND e = ? ',
    });
    expect(scrub({ 'db.statement': "SELECT q'[it's]', `col1` FROM t1 LIMIT 10" })).toEqual({
      'db.statement': 'SELECT ?, `col1` FROM t1 LIMIT ?',
    });
  });

  it('P3: leaves the names of flags of a command line', () => {
    expect(
      scrub({
        'process.command_args': ['/usr/bin/node', '--inspect', '--token=abc', '/home/ada/x.js', '-v'],
        'process.command_line': '/opt/app/bin/tool --user "ada l" -x',
      }),
    ).toEqual({
      'process.command_args': ['node', '--inspect', '--token=[argument]', '[argument]', '-v'],
      'process.command_line': 'tool --user [argument] -x',
    });
  });

  it('reduces a user agent to product and system', () => {
    const agents = [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/151.0.0.0 Safari/537.36',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.7 Mobile/15E148 Safari/604.1',
      'curl/8.5.0 (on a machine of Ada)',
    ];

    const reduced = agents.map((agent) => scrub({ 'user_agent.original': agent })['user_agent.original']);

    expect(reduced).toEqual(['Chrome/151 Windows', 'Safari/18 iOS', 'curl/8.5.0']);
    expect(reduced.map((agent) => scrub({ 'user_agent.original': agent })['user_agent.original'])).toEqual(
      reduced,
    );
  });

  it('P3: removes what a key says is personal, whatever type it has', () => {
    const attributes = {
      'enduser.id': 17,
      'http.request.header.cookie': ['a=b'],
      customerEmail: 'x',
      user: { name: 'Ada', plan: 'x' },
      db_password: 'x',
      phoneNumber: 5550147,
    };

    expect(scrub(attributes)).toEqual({
      'enduser.id': '[removed]',
      'http.request.header.cookie': '[removed]',
      customerEmail: '[removed]',
      user: { name: '[removed]', plan: '[removed]' },
      db_password: '[removed]',
      phoneNumber: '[removed]',
    });
  });

  it('leaves what a key says is harmless', () => {
    const attributes = {
      'process.runtime.version': '24.1.2.3',
      'os.version': '10.0.19045.3803',
      'http.response.body.size': 4111111111111111,
      trace_id: '4111111111111111',
      email_count: 3,
      'service.version': '212-555-0147',
    };

    expect(scrub(attributes)).toEqual(attributes);
  });

  it('P3: still finds an address or a secret under a harmless key', () => {
    expect(scrub({ 'http.request.method': 'ada@analytical.example' })).toEqual({
      'http.request.method': '[email]',
    });
  });

  it('P3: scrubs keys, and loses no value when two become one', () => {
    expect(scrub({ 'to ada@a.example': 1, 'to bob@b.example': 2, 'to [email]': 3 })).toEqual({
      'to [email]': 1,
      'to [email].2': 2,
      'to [email].3': 3,
    });
  });

  it('P3: takes a number for a card unless its key says otherwise', () => {
    expect(scrub({ n: 4242424242424242, m: 5105105105105100n, t: 1700000000000000 })).toEqual({
      n: '[card]',
      m: '[card]',
      t: 1700000000000000,
    });
  });

  it('P3: removes bytes in which something is found, and copies others', () => {
    const clean = new Uint8Array([1, 2, 3]);
    const out = scrub({
      clean,
      found: new TextEncoder().encode('ada@analytical.example'),
      floats: new Float32Array(2),
    });

    expect(out).toEqual({ clean: new Uint8Array([1, 2, 3]), found: '[bytes]', floats: '[bytes]' });
    expect(out['clean']).not.toBe(clean);
  });

  it('counts by detector and by rule', () => {
    const scrubber = createScrubber();

    scrubber.scrubAttributes({ 'user.id': 'x', note: 'a@b.example', 'url.path': '/users/ada' });

    expect(scrubber.report()).toEqual({ 'key:remove': 1, email: 1, 'key:path': 1 });
  });
});

describe('scrubValue', () => {
  it('P3: copies errors, maps, sets and dates', () => {
    const error = new Error('no user ada@analytical.example', { cause: new Error('in /home/ada/x') });

    const out = createScrubber().scrubValue({
      error,
      map: new Map<unknown, unknown>([['a', 'ada@analytical.example']]),
      set: new Set(['ada@analytical.example']),
      date: new Date(0),
    });

    expect(out).toMatchObject({
      error: { type: 'Error', message: 'no user [email]', cause: { message: 'in /home/[user]/x' } },
      map: { a: '[email]' },
      set: ['[email]'],
      date: '1970-01-01T00:00:00.000Z',
    });
  });

  it('leaves out what is no data', () => {
    expect(createScrubber().scrubValue([undefined, Symbol('x'), () => 1, null, 1n])).toEqual([
      null,
      null,
      null,
      null,
      1n,
    ]);
  });
});
