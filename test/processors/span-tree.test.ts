import type { SpanContext } from '@opentelemetry/api';
import fc from 'fast-check';
import type { GateLane } from '../../src/processors/lanes.ts';
import { createSpanTree } from '../../src/processors/span-tree.ts';

interface TestLane {
  isOpen: boolean;
}
interface Node {
  readonly context: SpanContext;
  readonly parent: Node | undefined;
  readonly lane: TestLane | undefined;
}

const first: TestLane = { isOpen: true };
const remote: SpanContext = {
  traceId: '1'.repeat(32),
  spanId: '2'.repeat(16),
  traceFlags: 1,
  isRemote: true,
};

/** The definition, word for word: the span itself if it is kept, otherwise its nearest kept ancestor. */
const nearest = (node: Node | undefined): SpanContext | undefined =>
  node === undefined || node.context === remote || node.lane?.isOpen === true
    ? node?.context
    : nearest(node.parent);

it('P6: finds the nearest kept ancestor in any tree, whichever lanes have been thrown away meanwhile', () => {
  const span = fc.record({
    parent: fc.nat(),
    lane: fc.integer({ min: -1, max: 3 }),
    closes: fc.nat({ max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 40 }), fc.boolean(), (spans, isRemote) => {
      const tree = createSpanTree(() => first as GateLane);
      const lanes: TestLane[] = Array.from({ length: 3 }, () => ({ isOpen: true }));
      const nodes: Node[] = isRemote ? [{ context: remote, parent: undefined, lane: undefined }] : [];

      for (const [index, { parent, lane, closes }] of spans.entries()) {
        const above = nodes.length === 0 ? undefined : nodes[parent % nodes.length];
        const open = lane < 0 ? undefined : [first, ...lanes][lane];
        const used = open?.isOpen === true ? open : undefined; // nothing starts in a lane that is gone
        const context = { ...remote, spanId: String(index), isRemote: false };
        if (used === undefined) tree.withhold(context, above?.context);
        else if (used !== first) tree.tie(context, above?.context, used as GateLane);
        nodes.push({ context, parent: above, lane: used });
        if (closes < 3) lanes[closes] = { isOpen: !(lanes[closes]!.isOpen = false) };
      }

      for (const node of nodes) expect(tree.nearestKept(node.context)).toBe(nearest(node));
    }),
    { numRuns: 500 },
  );
});
