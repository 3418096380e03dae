import base from './jest.config.mjs';

/** The suite in a real Chromium, which is installed first where there is none. */
export default {
  ...base,
  roots: ['<rootDir>/test/web'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/web/install.ts',
  testTimeout: 60_000,
  maxWorkers: 2,
};
