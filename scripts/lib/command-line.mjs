// Splits the command line by command, so that `vmibench check` need not read the importers, the language server or the
// tools for agents. esbuild splits into ES modules only, which Node loads more slowly than CommonJS; so each part
// is then turned into CommonJS on its own.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { context, transform } from 'esbuild';
import { inRoot } from './paths.mjs';
import { splitOptions } from './split.mjs';

/**
 * @param {{ options: object, entries: Readonly<Record<string, string>>, outdir: string }} job
 *   `entries`: sources by name of the output; `outdir`: a folder of its own, which is emptied
 * @returns an esbuild context, whose `rebuild` returns the metafile of the split
 */
export function commandLine({ options, entries, outdir }) {
  const asCommonJs = {
    name: 'parts as CommonJS',
    setup({ onEnd }) {
      onEnd(async ({ outputFiles = [], errors }) => {
        if (errors.length > 0) return;
        const folder = resolve(inRoot(), outdir);
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        for (const { path, text } of outputFiles) {
          const { code } = await transform(text, {
            format: 'cjs',
            platform: 'node',
            target: options.target,
            minify: options.minify,
            sourcemap: options.sourcemap && 'inline',
            // `import()` becomes `require`, too: Node need not start its loader of ES modules for it.
            supported: { 'dynamic-import': false },
          });
          await writeFile(path, code);
        }
      });
    },
  };
  return context({ ...splitOptions(options, entries, outdir), plugins: [manifest, asCommonJs] });
}

/** Of the manifest, only what the command line reads: its version and the names of settings. */
const manifest = {
  name: 'manifest',
  setup({ onLoad }) {
    onLoad({ filter: /package\.json$/ }, async ({ path }) => {
      if (path !== inRoot('package.json')) return undefined;
      const { version, contributes } = JSON.parse(await readFile(path, 'utf8'));
      const configuration = contributes.configuration.map(({ properties }) => ({
        properties: Object.fromEntries(Object.keys(properties).map((name) => [name, {}])),
      }));
      return { contents: JSON.stringify({ version, contributes: { configuration } }), loader: 'json' };
    });
  },
};
