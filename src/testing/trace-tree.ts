import type { PlainAttributes } from './otlp-json.ts';
import type { ReceivedSpanKind } from './received-span.ts';

/** What the tree needs to know of a span; a `ReceivedSpan` has it all. */
export interface TreeSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** `''` for a root. */
  readonly parentSpanId: string;
  readonly kind: ReceivedSpanKind;
  /** Nanoseconds since 1970, decimal. */
  readonly startTimeUnixNano: string;
  /** Nanoseconds since 1970, decimal. */
  readonly endTimeUnixNano: string;
  readonly attributes: PlainAttributes;
  readonly status: { readonly code: number; readonly message: string };
  readonly resource: PlainAttributes;
}

/** The parts of a line that may be coloured. */
export type TreePart = 'line' | 'name' | 'required' | 'optional' | 'detail' | 'error';

/** Options of `drawTraceTree`. */
export interface TraceTreeOptions {
  /** Colours a part of a line. Default: leaves it plain. */
  readonly paint?: (part: TreePart, text: string) => string;
  /** Attribute that holds a span's classification. Default `diagnostic_data.classification`. */
  readonly classificationKey?: string;
}

interface Place {
  readonly span: TreeSpan;
  /** What stands before the span's own branch. */
  readonly indent: string;
  readonly branch: '' | '├─ ' | '└─ ';
  /** The service on the line above, in the tree's sense. */
  readonly service: string;
}

/**
 * Draws spans as a tree, one line each: name, kind (other than internal), classification, duration, error,
 * and the service where it changes. A span whose parent is not among `spans` is drawn as a root and marked
 * `parent missing`. Children stand in the order in which they began.
 */
export function drawTraceTree(spans: readonly TreeSpan[], options: TraceTreeOptions = {}): string {
  const known = new Map(spans.map((span) => [keyOf(span), span])); // a retried request brings spans twice
  const sorted = [...known.values()].toSorted(byStart);
  const roots = sorted.filter((span) => !known.has(parentKeyOf(span)));
  const children = childrenByParent(sorted);
  const lines: string[] = [];
  const drawn = new Set<TreeSpan>();
  const draw = (place: Place): void => {
    if (drawn.has(place.span)) return;
    drawn.add(place.span);
    lines.push(lineOf(place, options));
    const below = children.get(keyOf(place.span)) ?? [];
    below.forEach((span, index) => draw(placeBelow(place, span, index === below.length - 1)));
  };
  for (const span of roots) draw({ span, indent: '', branch: '', service: '' });
  for (const span of sorted) draw({ span, indent: '', branch: '', service: '' }); // parents in a ring
  return lines.join('\n');
}

const keyOf = (span: TreeSpan): string => `${span.traceId}/${span.spanId}`;

const parentKeyOf = (span: TreeSpan): string => `${span.traceId}/${span.parentSpanId}`;

function childrenByParent(spans: readonly TreeSpan[]): ReadonlyMap<string, TreeSpan[]> {
  const children = new Map<string, TreeSpan[]>();
  for (const span of spans) {
    const siblings = children.get(parentKeyOf(span));
    if (siblings === undefined) children.set(parentKeyOf(span), [span]);
    else siblings.push(span);
  }
  return children;
}

const byStart = (left: TreeSpan, right: TreeSpan): number =>
  Number(BigInt(left.startTimeUnixNano) - BigInt(right.startTimeUnixNano));

function serviceOf(span: TreeSpan): string {
  const name = span.resource['service.name'];
  return typeof name === 'string' ? name : '';
}

function placeBelow(above: Place, span: TreeSpan, last: boolean): Place {
  const passing = { '': '', '├─ ': '│  ', '└─ ': '   ' }[above.branch];
  const service = serviceOf(above.span);
  return { span, indent: above.indent + passing, branch: last ? '└─ ' : '├─ ', service };
}

function lineOf({ span, indent, branch, service }: Place, options: TraceTreeOptions): string {
  const paint = options.paint ?? ((_, text) => text);
  const key = options.classificationKey ?? 'diagnostic_data.classification';
  const classification = span.attributes[key];
  const orphan = branch === '' && span.parentSpanId !== '';
  const words = [
    paint('line', indent + branch) + paint('name', span.name),
    span.kind === 'internal' || span.kind === 'unspecified' ? '' : paint('detail', span.kind),
    typeof classification !== 'string' ? '' : paint(partOf(classification), classification),
    paint('detail', durationOf(span)),
    span.status.code === 2 ? paint('error', 'error') : '',
    serviceOf(span) === service ? '' : paint('detail', `[${serviceOf(span)}]`),
    orphan ? paint('error', 'parent missing') : '',
  ];
  return words.filter((word) => word !== '').join('  ');
}

const partOf = (classification: string): TreePart =>
  classification === 'optional' ? 'optional' : 'required';

function durationOf(span: TreeSpan): string {
  const millis = Number(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)) / 1e6;
  if (millis >= 1000) return `${(millis / 1000).toFixed(1)} s`;
  return `${millis.toFixed(millis < 10 ? 1 : 0)} ms`;
}
