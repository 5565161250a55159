import { availableParallelism } from 'node:os';

const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      swcrc: false,
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: false,
          react: { runtime: 'automatic' },
        },
        keepClassNames: true,
      },
      module: { type: 'es6' },
    },
  ],
};

const common = {
  rootDir: '.',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** Rules need nothing; acts, rooms and journeys share one embedded Postgres started by test/build/global-setup.ts. */
export default {
  projects: [
    { ...common, displayName: 'rules', testMatch: ['<rootDir>/libs/**/*.spec.{ts,tsx}'] },
    {
      ...common,
      displayName: 'acts',
      testMatch: ['<rootDir>/apps/server/**/*.spec.{ts,tsx}'],
      globalSetup: '<rootDir>/test/build/global-setup.ts',
      globalTeardown: '<rootDir>/test/build/global-teardown.ts',
    },
    {
      ...common,
      displayName: 'web',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/apps/web/**/*.spec.{ts,tsx}'],
      setupFiles: ['<rootDir>/apps/web/browser.setup.ts'],
      testEnvironmentOptions: { customExportConditions: ['source', 'browser', 'module'] },
    },
    {
      ...common,
      displayName: 'journeys',
      testMatch: ['<rootDir>/test/**/*-spec.{ts,tsx}'],
      globalSetup: '<rootDir>/test/build/global-setup.ts',
      globalTeardown: '<rootDir>/test/build/global-teardown.ts',
    },
  ],
  testTimeout: 60_000,
  // Much of the time is waiting for browsers and servers: two at a time are quicker than one, even on two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Modules stay in memory after their test file: a worker that has run a hundred files only collects garbage any more.
  workerIdleMemoryLimit: '1500MB',
};
