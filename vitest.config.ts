/** How the tests run: in Node, two files at a time, each in a process of its own; those that only compute share one. */
import { defineConfig } from 'vitest/config';

/** They start nothing and change nothing outside themselves: what they load is loaded once for all of them. */
const computes = ['test/knowledge/**/*.test.ts', 'test/dialogs/**/*.test.ts', 'test/transcripts/**/*.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['test/setup/same-runs.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'computes', include: computes, exclude: [], isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: computes } },
    ],
  },
});
