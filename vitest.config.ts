import { defineConfig } from 'vitest/config';

/** Tests that start processes, send signals, or are of something that a process has one of. */
const apart = ['adapters', 'cli', 'demo', 'package', 'secrecy', 'store'].map((folder) => `tests/${folder}/**`);

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      // A process of its own for each file.
      { extends: true, test: { name: 'apart', include: apart.map((folder) => `${folder}/*.test.ts`) } },
      // One process after another takes several files: what they import is read once.
      {
        extends: true,
        test: {
          name: 'together',
          isolate: false,
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**', ...apart],
        },
      },
    ],
  },
});
