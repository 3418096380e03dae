const cyclic = (): Record<string, unknown> => {
  const value: Record<string, unknown> = { list: [] };
  value['self'] = value;
  (value['list'] as unknown[]).push(value);
  return value;
};

const throwing = (): never => {
  throw new Error('hostile');
};

class Person {
  readonly #secret = 1;
  readonly mail: string;
  constructor(mail: string) {
    this.mail = mail;
  }
  get secret(): number {
    return this.#secret;
  }
}

const sparse = (): unknown[] => {
  const list = ['first'];
  list[5_000] = 'last';
  return list;
};

const deep = (levels: number): unknown => {
  let value: unknown = 'core';
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { value };
  return value;
};

/** Values that careless or hostile code puts under an attribute key. */
export const HOSTILE_VALUES: readonly (readonly [string, () => unknown])[] = [
  ['a cycle', cyclic],
  ['a throwing getter', () => Object.defineProperty({ a: 1 }, 'b', { enumerable: true, get: throwing })],
  ['a proxy whose traps all throw', () => new Proxy({}, new Proxy({}, { get: () => throwing }))],
  ['a proxy of a list whose traps all throw', () => new Proxy([], new Proxy({}, { get: () => throwing }))],
  ['a revoked proxy', () => revoked()],
  ['an endless list', () => new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 53 : 'x') })],
  ['10 MB of text', () => 'abc '.repeat(2_500_000)],
  ['a long text of nothing but @', () => '@'.repeat(200_000)],
  ['a long text of digits', () => '4'.repeat(200_000)],
  ['20,000 entries', () => Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, 'v']))],
  ['a BigInt', () => 2n ** 80n],
  ['a symbol', () => Symbol('ann@example.com')],
  ['a function', () => throwing],
  ['a class instance', () => new Person('ann@example.com')],
  ['a Map', () => new Map([['ann@example.com', 1]])],
  ['a Set', () => new Set(['ann@example.com'])],
  ['a Date that is none', () => new Date(Number.NaN)],
  ['an Error', () => new Error('for ann@example.com')],
  ['a promise', () => Promise.resolve('ann@example.com')],
  ['a list with holes', sparse],
  ['a toJSON that throws', () => ({ toJSON: throwing, toString: throwing })],
  ['an object without a prototype', () => Object.assign(Object.create(null) as object, { a: 'b' })],
  ['an object with __proto__', () => JSON.parse('{"__proto__":{"polluted":true},"a":1}') as unknown],
  ['10,000 levels', () => deep(10_000)],
  ['bytes', () => new TextEncoder().encode('ann@example.com')],
  ['half a surrogate pair', () => 'a\uD800b\uDC00'],
  ['NUL characters', () => 'a\0b'],
  ['no number', () => Number.NaN],
  ['an infinite number', () => [Number.POSITIVE_INFINITY, -0]],
  ['undefined in a list', () => [undefined, null, 'x']],
];

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
