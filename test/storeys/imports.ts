/** One file of a small house, with one import. */
export interface Import {
  readonly file: string;
  readonly source: string;
}

/** What no room may import, with the rule that says so. */
export const forbidden: readonly (Import & { readonly rule: string })[] = [
  { rule: 'policy-decides-alone', file: 'src/policy/a.ts', source: "import 'node:fs';" },
  { rule: 'policy-decides-alone', file: 'src/policy/b.ts', source: "import '@opentelemetry/sdk-trace';" },
  { rule: 'policy-decides-alone', file: 'src/policy/c.ts', source: "import '../scrubber/engine.ts';" },
  {
    rule: 'policy-decides-alone',
    file: 'src/policy/d.ts',
    source: "import type { room } from '../processors/index.ts';",
  },
  { rule: 'scrubber-knows-nobody', file: 'src/scrubber/engine.ts', source: "import '../policy/index.ts';" },
  { rule: 'scrubber-knows-nobody', file: 'src/scrubber/detectors/a.ts', source: "import 'node:crypto';" },
  {
    rule: 'processors-stand-on-the-ground-floor',
    file: 'src/processors/a.ts',
    source: "import '../exporters/index.ts';",
  },
  {
    rule: 'processors-stand-on-the-ground-floor',
    file: 'src/processors/b.ts',
    source: "import type { Port } from '../policy/consent.ts';",
  },
  {
    rule: 'processors-stand-on-the-ground-floor',
    file: 'src/processors/c.ts',
    source: "import 'node:http';",
  },
  {
    rule: 'processors-stand-on-the-ground-floor',
    file: 'src/processors/d.ts',
    source: "import 'env-paths';",
  },
  {
    rule: 'exporters-stand-on-the-ground-floor',
    file: 'src/exporters/a.ts',
    source: "import '../processors/index.ts';",
  },
  {
    rule: 'exporters-stand-on-the-ground-floor',
    file: 'src/exporters/b.ts',
    source: "import type { Port } from '../platform/node/agents.ts';",
  },
  { rule: 'exporters-stand-on-the-ground-floor', file: 'src/exporters/c.ts', source: "import 'node:https';" },
  {
    rule: 'instrumentations-stand-on-the-ground-floor',
    file: 'src/instrumentations/a.ts',
    source: "import '../processors/index.ts';",
  },
  {
    rule: 'instrumentations-stand-on-the-ground-floor',
    file: 'src/instrumentations/b.ts',
    source: "import 'node:os';",
  },
  {
    rule: 'catalogue-writes-texts',
    file: 'src/catalogue/a.ts',
    source: "import '../instrumentations/index.ts';",
  },
  {
    rule: 'settings-show-decisions',
    file: 'src/settings/a.ts',
    source: "import type { room } from '../instrumentations/index.ts';",
  },
  { rule: 'settings-show-decisions', file: 'src/settings/b.ts', source: "import 'node:fs';" },
  {
    rule: 'platform-implements-types',
    file: 'src/platform/node/a.ts',
    source: "import { part } from '../../policy/consent.ts';",
  },
  {
    rule: 'platform-implements-types',
    file: 'src/platform/node/b.ts',
    source: "export { room } from '../../exporters/index.ts';",
  },
  {
    rule: 'platforms-are-apart',
    file: 'src/platform/node/c.ts',
    source: "import type { Port } from '../web/storage.ts';",
  },
  { rule: 'web-runs-in-browsers', file: 'src/platform/web/a.ts', source: "import 'node:fs';" },
  { rule: 'web-runs-in-browsers', file: 'src/web-part.ts', source: "import 'node:http';" },
  { rule: 'web-reaches-no-node', file: 'src/web.ts', source: "import './web-part.ts';" },
  {
    rule: 'web-reaches-no-node',
    file: 'src/settings/index.ts',
    source: "import './b.ts';",
  },
  {
    rule: 'joined-without-a-platform',
    file: 'src/diagnostic-data.ts',
    source: "import type { Port } from './platform/node/agents.ts';",
  },
  { rule: 'joined-without-node', file: 'src/index.ts', source: "import 'node:os';" },
  { rule: 'entries-stand-side-by-side', file: 'src/node.ts', source: "import './web.ts';" },
  { rule: 'no-circles', file: 'src/testing/a.ts', source: "import type { B } from './b.ts';" },
  { rule: 'no-unknown-imports', file: 'src/testing/c.ts', source: "import './nowhere.ts';" },
  { rule: 'no-development-dependencies', file: 'src/testing/d.ts', source: "import 'express';" },
];

/** What the same rules let through. */
export const permitted: readonly Import[] = [
  { file: 'src/policy/p.ts', source: "import '@opentelemetry/api';" },
  { file: 'src/policy/q.ts', source: "import '../scrubber/index.ts';" },
  { file: 'src/processors/p.ts', source: "import '../policy/index.ts';" },
  { file: 'src/processors/q.ts', source: "import '@opentelemetry/sdk-trace';" },
  { file: 'src/catalogue/p.ts', source: "import '../policy/index.ts';" },
  { file: 'src/settings/p.ts', source: "import '../policy/index.ts';" },
  { file: 'src/exporters/p.ts', source: "import '../scrubber/index.ts';" },
  { file: 'src/platform/node/p.ts', source: "import type { Port } from '../../policy/consent.ts';" },
  { file: 'src/platform/node/q.ts', source: "import 'node:fs';" },
  { file: 'src/platform/node/r.ts', source: "import 'env-paths';" },
  { file: 'src/register.ts', source: "import './node.ts';" },
  { file: 'src/testing/p.ts', source: "import 'node:http';" },
];
