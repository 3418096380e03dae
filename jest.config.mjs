/** Packages that Jest's CommonJS loader must transform: they are ESM only, or load a part by `import()`. */
const transformed = ['env-paths', 'is-safe-filename', '@opentelemetry/otlp-exporter-base'];

const typescript = [
  'ts-jest',
  {
    diagnostics: false, // types are checked by `npm run check:types`
    tsconfig: {
      module: 'commonjs',
      target: 'es2023',
      isolatedModules: true,
      allowJs: true,
      esModuleInterop: true,
      allowImportingTsExtensions: true,
      rewriteRelativeImportExtensions: false,
      verbatimModuleSyntax: false,
    },
  },
];

/** The quick suite: everything but the real Collector and Jaeger. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/test/backend/', '/test/package/', '/test/web/'],
  transform: { '\\.(ts|js|cjs)$': typescript },
  transformIgnorePatterns: [`/node_modules/(?!(${transformed.join('|')})/)`],
  testTimeout: 30_000,
};
