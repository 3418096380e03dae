/** Writes `src/policy/catalogue-conventions.ts` anew from the installed semantic conventions. */
import { writeFileSync } from 'node:fs';
import * as conventions from '@opentelemetry/semantic-conventions/incubating';
import { format, resolveConfig } from 'prettier';

const TARGET = 'src/policy/catalogue-conventions.ts';

/** All names of one sort by namespace, one a line: `app: build_id crash.id …`. A `*` stands for any ending. */
function pack(prefix: string): string {
  const names = Object.entries(conventions as Record<string, unknown>)
    .filter(([key]) => key.startsWith(`${prefix}_`))
    .map(([, value]) =>
      typeof value === 'function' ? (value as (key: string) => string)('*') : String(value),
    )
    .filter((name) => name.includes('.'));
  const byNamespace = Map.groupBy([...new Set(names)].sort(), (name) => name.slice(0, name.indexOf('.')));
  return [...byNamespace]
    .map(
      ([namespace, all]) => `${namespace}: ${all.map((name) => name.slice(namespace.length + 1)).join(' ')}`,
    )
    .join('\n');
}

const source = `// Written by \`npm run conventions\` from @opentelemetry/semantic-conventions: do not edit.

/** Attribute names by namespace. A \`*\` stands for any ending. */
export const ATTRIBUTE_CONVENTIONS = \`
${pack('ATTR')}
\`;

/** Metric names by namespace. */
export const METRIC_CONVENTIONS = \`
${pack('METRIC')}
\`;

/** Event names by namespace. */
export const EVENT_CONVENTIONS = \`
${pack('EVENT')}
\`;
`;

writeFileSync(TARGET, await format(source, { ...(await resolveConfig(TARGET)), parser: 'typescript' }));
