import base from './jest.config.mjs';

/** The suite against a real Collector and a real Jaeger; builds both the first time, which takes minutes. */
export default {
  ...base,
  roots: ['<rootDir>/test/backend'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/backend/build.ts',
  testTimeout: 60_000,
  maxWorkers: 2,
};
