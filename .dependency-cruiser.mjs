import { builtinModules } from 'node:module';

/**
 * The storeys of the house: which room may import what. ARCHITECTURE.md shows the picture, test/storeys proves that
 * every rule bites. A room may always import from itself.
 */
const API = 'node_modules/@opentelemetry/api/';
const OPENTELEMETRY = 'node_modules/@opentelemetry/';
const GROUND_FLOOR = '^src/(policy|scrubber)/index\\.ts$';
const TOP = '^src/(node|web|register)\\.ts$|^src/(cli|settings|viewer|testing)/';

/** What a room needs is listed; everything else is forbidden to it. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

/** Type imports cost nothing at run time and need no room to be loaded. */
const asValue = { dependencyTypesNot: ['type-only'] };

export default {
  forbidden: [
    only(
      'policy-decides-alone',
      'policy/ decides: it knows the OpenTelemetry API and what the scrubber offers, and runs anywhere.',
      '^src/policy/',
      ['^src/policy/', '^src/scrubber/index\\.ts$', API],
    ),
    only(
      'scrubber-knows-nobody',
      'scrubber/ is text in, text out: it knows the OpenTelemetry API, and runs anywhere.',
      '^src/scrubber/',
      ['^src/scrubber/', API],
    ),
    only(
      'processors-stand-on-the-ground-floor',
      'processors/ are gates: policy and scrubber by their index, and OpenTelemetry.',
      '^src/processors/',
      ['^src/processors/', GROUND_FLOOR, OPENTELEMETRY],
    ),
    only(
      'exporters-stand-on-the-ground-floor',
      'exporters/ are doors: policy and scrubber by their index, and OpenTelemetry.',
      '^src/exporters/',
      ['^src/exporters/', GROUND_FLOOR, OPENTELEMETRY],
    ),
    only(
      'instrumentations-stand-on-the-ground-floor',
      'instrumentations/ record: policy and scrubber by their index, and OpenTelemetry.',
      '^src/instrumentations/',
      ['^src/instrumentations/', GROUND_FLOOR, OPENTELEMETRY],
    ),
    only(
      'catalogue-writes-texts',
      'catalogue/ writes a catalogue down: data in, text out, on the ground floor.',
      '^src/catalogue/',
      ['^src/catalogue/', GROUND_FLOOR],
    ),
    only(
      'settings-show-decisions',
      'settings/ show what policy/ decides, in a page: policy by its index, and the DOM.',
      '^src/settings/',
      ['^src/settings/', '^src/policy/index\\.ts$'],
    ),
    {
      name: 'platform-implements-types',
      comment:
        'platform/ implements ports: of the rooms above it takes types, never values; it may use the ground floor.',
      severity: 'error',
      from: { path: '^src/platform/([^/]+)/' },
      to: { path: '^src/', pathNot: ['^src/platform/$1/', GROUND_FLOOR], ...asValue },
    },
    {
      name: 'platforms-are-apart',
      comment: 'platform/node and platform/web know nothing of each other, not even types.',
      severity: 'error',
      from: { path: '^src/platform/([^/]+)/' },
      to: { path: '^src/platform/', pathNot: '^src/platform/$1/' },
    },
    {
      name: 'web-runs-in-browsers',
      comment: 'platform/web, settings and web*.ts find no node:* in a browser.',
      severity: 'error',
      from: { path: '^src/platform/web/|^src/settings/|^src/web[\\w-]*\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-reaches-no-node',
      comment:
        'Nothing below the entries for pages leads to platform/node, or to a module that imports node:*.',
      severity: 'error',
      from: { path: '^src/web\\.ts$|^src/settings/index\\.ts$' },
      to: { path: `^src/platform/node/|^(node:)?(${builtinModules.join('|')})$`, reachable: true },
    },
    {
      name: 'joined-without-a-platform',
      comment:
        'diagnostic-data.ts, join.ts, product.ts and index.ts join what runs anywhere; a platform is handed in.',
      severity: 'error',
      from: { path: '^src/(diagnostic-data|join|product|index)\\.ts$' },
      to: { path: `^src/platform/|${TOP}` },
    },
    {
      name: 'joined-without-node',
      comment: 'diagnostic-data.ts, join.ts, product.ts and index.ts run anywhere.',
      severity: 'error',
      from: { path: '^src/(diagnostic-data|join|product|index)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'entries-stand-side-by-side',
      comment: 'node.ts and web.ts stand on everything below, not on each other or on what is beside them.',
      severity: 'error',
      from: { path: '^src/(node|web)\\.ts$' },
      to: { path: TOP },
    },
    {
      name: 'no-circles',
      comment: 'A circle has no storey.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unknown-imports',
      comment: 'What cannot be resolved cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-dependencies',
      comment: 'Users do not have what only this repository installs.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true, // types count too
    tsConfig: { fileName: 'tsconfig.build.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
