// The extension's own code in several files: one that VS Code starts, and later ones that are loaded when first used.
//
// esbuild can part a program so that nothing is in two files, but only as ES modules whose common part is a file of its
// own, and VS Code's worker for the web takes exactly one file of CommonJS. So this goes in two steps: esbuild parts the
// sources, then each entry is made one CommonJS file. The first takes all the parts that it shares with later ones and
// exports them as `shared`; the later ones require them from there. Modules are so there once, with one state, in the
// window as in the package.
import { build, context } from 'esbuild';
import { inRoot } from './paths.mjs';

/**
 * @param {{ options: object, first: string, entries: Readonly<Record<string, string>>, outdir: string, node: readonly string[] }} job
 *   `entries`: name of the output and its source; `first`: the one that VS Code starts, whose source exports an empty
 *   object `shared`; `node`: entries that only Node loads
 * @returns a context of esbuild, whose `rebuild` gives the metafile of the first step
 */
export function hostBundles({ options, first, entries, outdir, node }) {
  const second = {
    name: 'one file an entry',
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
    ...options,
    absWorkingDir: inRoot(),
    entryPoints: entries,
    outdir,
    write: false,
    format: 'esm',
    splitting: true,
    chunkNames: 'part-[hash]',
    sourcemap: options.sourcemap && 'inline',
    external: ['vscode', 'node:*'],
    plugins: [...(options.plugins ?? []), second],
  });
}

const nameOf = (path) => path.split(/[\\/]/).pop();

/** The parts that a file brings with it. */
function reachable(file, texts, seen = new Set()) {
  for (const [, next] of texts.get(file).matchAll(/from\s*"\.\/(part-\w+\.js)"|import\s*"\.\/(part-\w+\.js)"/g)) {
    if (next && !seen.has(next)) reachable(next, texts, seen.add(next));
  }
  return [...seen];
}

/** The first file's text: what it is, and its parts for the others. */
function startOf(first, inFirst, entries, texts) {
  const wanted = new Set(
    Object.keys(entries)
      .filter((name) => name !== first)
      .flatMap((name) => reachable(`${name}.js`, texts)),
  );
  const parts = inFirst.filter((part) => wanted.has(part));
  return [
    `export * from './${first}.js';`,
    `import { shared } from './${first}.js';`,
    ...parts.map((part, index) => `import * as part${index} from './${part}';`),
    `Object.assign(shared, { ${parts.map((part, index) => `${JSON.stringify(part)}: part${index}`).join(', ')} });`,
  ].join('\n');
}

/** Reads the outputs of the first step; what the first file has is asked of it. */
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
