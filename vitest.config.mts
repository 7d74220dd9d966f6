import { defineConfig } from 'vitest/config';

// Two cores: the page's browser takes the second one.
const shared = { pool: 'threads' as const, maxWorkers: 2, minWorkers: 1 };

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    ...shared,
    projects: [
      // No test measures time; on a busy machine a process alone takes seconds to start.
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 30_000,
          setupFiles: ['test/unit/setup.ts'],
        },
      },
      // These drive a real browser, see scripts/lib/browser.mjs. As with the host tests, one that fails on two busy cores is
      // tried once more, and that is said: "(retry x1)".
      {
        extends: true,
        test: {
          name: 'page',
          include: ['test/page/**/*.test.{ts,tsx}'],
          environment: 'node',
          globalSetup: 'test/page/lib/build.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          retry: 1,
        },
      },
    ],
  },
});
