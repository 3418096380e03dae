import { drawTraceTree } from '../../src/testing/index.ts';

import type { TreeSpan } from '../../src/testing/index.ts';

/** A span of trace `t` that begins at `start` ms and lasts `millis` ms. */
const span = (
  spanId: string,
  parentSpanId: string,
  [start, millis]: [number, number],
  more: Partial<TreeSpan> = {},
): TreeSpan => ({
  name: `span ${spanId}`,
  traceId: 't',
  spanId,
  parentSpanId,
  kind: 'internal',
  startTimeUnixNano: `${1_700_000_000_000 + start}000000`,
  endTimeUnixNano: String(BigInt(`${1_700_000_000_000 + start}000000`) + BigInt(Math.round(millis * 1e6))),
  attributes: {},
  status: { code: 0, message: '' },
  resource: { 'service.name': 'cli' },
  ...more,
});

const classified = (classification: string) => ({
  attributes: { 'diagnostic_data.classification': classification },
});

describe('drawTraceTree', () => {
  test('draws a trace across services, in order of start, whatever order the spans came in', () => {
    const server = { kind: 'server', resource: { 'service.name': 'server' } } as const;
    const tree = drawTraceTree([
      span('d', 'c', [30, 2.25], { ...server, ...classified('required') }),
      span('e', 'd', [31, 1], { resource: server.resource, status: { code: 2, message: 'no paper' } }),
      span('c', 'a', [20, 40], { kind: 'client' }),
      span('b', 'a', [10, 5], classified('optional')),
      span('a', '', [0, 1500], classified('required')),
    ]);

    expect(tree.split('\n')).toEqual([
      'span a  required  1.5 s  [cli]',
      '├─ span b  optional  5.0 ms',
      '└─ span c  client  40 ms',
      '   └─ span d  server  required  2.3 ms  [server]',
      '      └─ span e  1.0 ms  error',
    ]);
  });

  test('carries the line of an open branch through its children', () => {
    const tree = drawTraceTree([
      span('a', '', [0, 9]),
      span('b', 'a', [1, 1]),
      span('c', 'b', [1, 1]),
      span('d', 'a', [3, 1]),
    ]);

    expect(tree).toContain('├─ span b  1.0 ms\n│  └─ span c  1.0 ms\n└─ span d');
  });

  test('marks a span whose parent is not there, and keeps traces apart', () => {
    const tree = drawTraceTree([
      span('a', '', [0, 1]),
      span('b', 'gone', [1, 1]),
      span('c', 'a', [2, 1], { traceId: 'u' }),
    ]);

    expect(tree.split('\n')).toEqual([
      'span a  1.0 ms  [cli]',
      'span b  1.0 ms  [cli]  parent missing',
      'span c  1.0 ms  [cli]  parent missing',
    ]);
  });

  test('draws every span once, even when parents form a ring or a span arrived twice', () => {
    const twice = span('a', '', [0, 1]);
    const tree = drawTraceTree([twice, { ...twice }, span('b', 'c', [1, 1]), span('c', 'b', [2, 1])]);

    expect(tree.split('\n').map((line) => /span ./.exec(line)?.[0])).toEqual(['span a', 'span b', 'span c']);
  });

  test('lets the caller colour the parts and name the classification attribute', () => {
    const tree = drawTraceTree([span('a', '', [0, 1], { attributes: { class: 'optional' } })], {
      classificationKey: 'class',
      paint: (part, text) => (text === '' ? '' : `<${part}:${text}>`),
    });

    expect(tree).toBe('<name:span a>  <optional:optional>  <detail:1.0 ms>  <detail:[cli]>');
  });

  test('draws nothing for no spans', () => {
    expect(drawTraceTree([])).toBe('');
  });
});
