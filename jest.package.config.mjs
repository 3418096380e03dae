import base from './jest.config.mjs';

/** The suite that packs the package and installs it into fresh projects; needs the package registry. */
export default {
  ...base,
  roots: ['<rootDir>/test/package'],
  testPathIgnorePatterns: ['/node_modules/', '/test/package/consumer/'],
  globalSetup: '<rootDir>/test/package/pack.ts',
  globalTeardown: '<rootDir>/test/package/remove.ts',
  maxWorkers: 2,
};
