/** Plants a canary for a place and gives the e-mail address that it is part of. */
export interface Planting {
  readonly plant: (place: string) => string;
  /** All canaries so far. */
  readonly planted: string[];
}

/** A text attribute of OTLP/JSON. */
export function attribute(key: string, stringValue: string) {
  return { key, value: { stringValue } };
}

/** What an item needs to pass. */
export const usage = [
  attribute('diagnostic_data.category', 'product_and_service_usage'),
  attribute('diagnostic_data.classification', 'required'),
];

/** Values that hold nothing personal and are to stay as they are. */
export const clean = [
  { key: 'clean.int', value: { intValue: '42' } },
  { key: 'clean.double', value: { doubleValue: 1.5 } },
  { key: 'clean.bool', value: { boolValue: true } },
  { key: 'clean.list', value: { arrayValue: { values: [1, 2, 3].map((n) => ({ intValue: String(n) })) } } },
  { key: 'clean.map', value: { kvlistValue: { values: [attribute('a', 'b')] } } },
  attribute('clean.uuid', '0b0f4c7e-1f0a-4f5e-9a53-9d1c0a2b7c11'),
  attribute('clean.version', '109.0.5414.74'),
  attribute('clean.time', '2026-11-24T06:30:00.000Z'),
  attribute('clean.sql', 'SELECT a FROM b WHERE c = ?'),
];

/** A canary in a text, a list, a map, a key of a map, deep down, percent-encoded, and in the key itself. */
export function everyShape({ plant }: Planting, at: string) {
  const text = (place: string) => ({ stringValue: `mail ${plant(`${at}.${place}`)} today` });
  const map = (key: string, value: object) => ({ kvlistValue: { values: [{ key, value }] } });
  return [
    { key: 'text', value: text('text') },
    { key: 'list', value: { arrayValue: { values: [{ stringValue: 'x' }, text('list')] } } },
    { key: 'map', value: map('inner', text('map')) },
    { key: 'map-key', value: map(plant(`${at}.map-key`), { stringValue: 'x' }) },
    { key: 'deep', value: map('a', { arrayValue: { values: [map('b', text('deep'))] } }) },
    attribute('escaped', plant(`${at}.escaped`).replace('@', '%40')),
    attribute('json', JSON.stringify({ to: plant(`${at}.json`) })),
    attribute(plant(`${at}.key`), 'x'),
  ];
}

/** Other kinds of personal data and secrets, as attributes. */
export function otherKinds({ planted }: Planting) {
  const kinds: Record<string, [text: string, canary: string]> = {
    'kind.twice-escaped': ['to=canary.twice%2540leak.example', 'canary.twice'],
    'kind.html': ['<a>canary.html&#64;leak.example</a>', 'canary.html'],
    'kind.ipv4': ['from 203.0.113.79 again', '203.0.113.79'],
    'kind.ipv6': ['from 2001:db8:85a3::8a2e:370:7334', '85a3::8a2e'],
    'kind.mac': ['at 00:1b:44:11:3a:b7', '00:1b:44:11:3a:b7'],
    'kind.card': ['paid with 4111 1111 1111 1111', '4111 1111 1111'],
    'kind.ssn': ['is 078-05-1120', '078-05-1120'],
    'kind.jwt': ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl', 'eyJzdWIiOiJjYW5hcnkifQ'],
    'kind.github': [`with ghp_${'c4n4ry'.repeat(6)}`, 'c4n4ryc4n4ry'],
    'kind.bearer': ['Authorization: Bearer opaque-canary-0451', 'opaque-canary-0451'],
    'kind.query': ['GET /a?page=2&access_token=query-canary-77&x=1', 'query-canary-77'],
    'kind.login': ['https://canary-user:canary-pass@host.example/', 'canary-pass'],
    'kind.home': ['at /home/canaryhome/app/index.js:3:7', 'canaryhome'],
    'kind.windows': ['at C:\\Users\\Canary Windows\\app.js', 'Canary Windows'],
    'kind.pem': ['-----BEGIN PRIVATE KEY-----\nMIIcanarypem\n-----END PRIVATE KEY-----', 'MIIcanarypem'],
    'db.password': ['password-canary', 'password-canary'],
  };
  planted.push(...Object.values(kinds).map(([, canary]) => canary));
  return Object.entries(kinds).map(([key, [text]]) => attribute(key, text));
}
