// Splits the extension's code into a bundle that VS Code starts and later ones that are loaded when first used.
//
// esbuild can split code without duplication, but only into ES modules with the shared code in separate chunks, and
// VS Code's web worker loads exactly one CommonJS file. So there are two steps: esbuild splits the sources, then each
// entry becomes one CommonJS file. The first bundle includes all chunks that it shares with later ones and exports them
// as `shared`, and the later ones require them from there. Each module thus exists only once, when running and
// packaged.
import { build, context } from 'esbuild';
import { inRoot } from './paths.mjs';
import { splitOptions } from './split.mjs';

/**
 * @param {{
 *   options: object, first: string, entries: Readonly<Record<string, string>>, outdir: string, node: readonly string[],
 * }} job
 *   `entries`: sources by name of the output; `first`: the entry that VS Code starts, whose source exports an empty
 *   object `shared`; `node`: entries that only Node loads
 * @returns an esbuild context, whose `rebuild` returns the metafile of the first step
 */
export function hostBundles({ options, first, entries, outdir, node }) {
  const second = {
    name: 'one file per entry',
    setup({ onEnd }) {
      onEnd(async ({ outputFiles = [], errors }) => {
        if (errors.length > 0) return;
        const texts = new Map(
          outputFiles.filter(({ path }) => path.endsWith('.js')).map(({ path, text }) => [nameOf(path), text]),
        );
        const inFirst = reachable(`${first}.js`, texts);
        for (const name of Object.keys(entries)) {
          await build({
            ...options,
            metafile: false,
            outfile: `${outdir}/${name}.js`,
            format: 'cjs',
            external: ['vscode', ...(node.includes(name) ? ['node:*'] : [])],
            stdin: {
              contents: name === first ? startOf(first, inFirst, entries, texts) : `export * from './${name}.js';`,
              resolveDir: inRoot(),
            },
            plugins: [partsOf(texts, name === first ? [] : inFirst, first)],
          });
        }
      });
    },
  };
  return context({
    ...splitOptions(options, entries, outdir),
    absWorkingDir: inRoot(),
    external: ['vscode', 'node:*'],
    plugins: [...(options.plugins ?? []), second],
  });
}

const nameOf = (path) => path.split(/[\\/]/).pop();

/** The chunks that a file imports, directly or not. */
function reachable(file, texts, seen = new Set()) {
  for (const [, next] of texts.get(file).matchAll(/from\s*"\.\/(part-\w+\.js)"|import\s*"\.\/(part-\w+\.js)"/g)) {
    if (next && !seen.has(next)) reachable(next, texts, seen.add(next));
  }
  return [...seen];
}

/** The source of the first bundle: its entry, and the chunks that others require. */
function startOf(first, inFirst, entries, texts) {
  const required = new Set(
    Object.keys(entries)
      .filter((name) => name !== first)
      .flatMap((name) => reachable(`${name}.js`, texts)),
  );
  const parts = inFirst.filter((part) => required.has(part));
  return [
    `export * from './${first}.js';`,
    `import { shared } from './${first}.js';`,
    ...parts.map((part, index) => `import * as part${index} from './${part}';`),
    `Object.assign(shared, { ${parts.map((part, index) => `${JSON.stringify(part)}: part${index}`).join(', ')} });`,
  ].join('\n');
}

/** Loads the outputs of the first step; chunks in the first bundle are required from there. */
function partsOf(texts, inFirst, first) {
  return {
    name: 'parts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/[\w-]+\.js$/ }, ({ path }) =>
        texts.has(path.slice(2)) ? { path: path.slice(2), namespace: 'part' } : undefined,
      );
      onResolve({ filter: /^first$/ }, () => ({ path: `./${first}.js`, external: true }));
      onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({
        contents: inFirst.includes(path)
          ? `module.exports = require('first').shared[${JSON.stringify(path)}];`
          : texts.get(path),
        resolveDir: inRoot(),
      }));
    },
  };
}
