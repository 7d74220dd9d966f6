import { defineConfig } from 'vitest/config';

// For two cores: the browser of the page tests uses the second one.
const shared = { pool: 'threads' as const, maxWorkers: 2, minWorkers: 1 };

/** As esbuild's loader does it for the command line. */
const sqlAsText = {
  name: 'SQL as text',
  transform: (code: string, id: string) =>
    id.endsWith('.sql') ? `export default ${JSON.stringify(code)};` : undefined,
};

export default defineConfig({
  plugins: [sqlAsText],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    ...shared,
    projects: [
      // No test measures time, so each limit is longer than a machine stalls: on a busy one, starting a process alone
      // can take seconds.
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 90_000,
          setupFiles: ['test/unit/setup.ts'],
          globalSetup: 'test/unit/lib/build-folder.ts',
        },
      },
      // These drive a real browser, see scripts/lib/browser.mjs. As with the host tests, a failed test is tried once
      // more; scripts/lib/retries.mjs records that.
      {
        extends: true,
        test: {
          name: 'page',
          include: ['test/page/**/*.test.{ts,tsx}'],
          environment: 'node',
          globalSetup: 'test/page/lib/build.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 45_000 } },
          retry: 1,
        },
      },
    ],
  },
});
