// Splits the extension's code into a bundle that VS Code starts, and others that are loaded when first used.
//
// esbuild can split code without duplication, but only into ES modules with the shared code in separate chunks, and
// VS Code's web worker loads exactly one CommonJS file. So there are two steps: esbuild splits the sources, then each
// entry becomes one CommonJS file. Some entries are holders: each includes all chunks that it uses and that no holder
// before it has. It exports those that other entries use as `shared`, and they require them from there. Each module
// thus exists only once, when running and packaged.
import { build, context } from 'esbuild';
import { inRoot } from './paths.mjs';
import { splitOptions } from './split.mjs';

/**
 * @param {{
 *   options: object, holders: readonly string[], entries: Readonly<Record<string, string>>, outdir: string,
 *   node: readonly string[],
 * }} job
 *   `entries`: sources by name of the output; `holders`: in order; the first is what VS Code starts, and its source
 *   exports an empty object `shared`; `node`: entries that only Node loads
 * @returns an esbuild context, whose `rebuild` returns the metafile of the first step
 */
export function hostBundles({ options, holders, entries, outdir, node }) {
  const second = {
    name: 'one file per entry',
    setup({ onEnd }) {
      onEnd(async ({ outputFiles = [], errors }) => {
        if (errors.length > 0) return;
        const texts = new Map(
          outputFiles.filter(({ path }) => path.endsWith('.js')).map(({ path, text }) => [nameOf(path), text]),
        );
        const holderOf = heldBy(holders, texts);
        for (const name of Object.keys(entries)) {
          await build({
            ...options,
            metafile: false,
            outfile: `${outdir}/${name}.js`,
            format: 'cjs',
            external: ['vscode', ...(node.includes(name) ? ['node:*'] : [])],
            stdin: {
              contents: holders.includes(name)
                ? startOf(name, name === holders[0], holderOf, entries, texts)
                : `export * from './${name}.js';`,
              resolveDir: inRoot(),
            },
            plugins: [partsOf(texts, holderOf, name)],
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

/** The name of a chunk in `shared`, by its place among those that are held: it is written often. */
const keyOf = (part, holderOf) => `p${[...holderOf.keys()].indexOf(part)}`;

/** The chunks that a file imports, directly or not. */
function reachable(file, texts, seen = new Set()) {
  for (const [, next] of texts.get(file).matchAll(/from\s*"\.\/(part-\w+\.js)"|import\s*"\.\/(part-\w+\.js)"/g)) {
    if (next && !seen.has(next)) reachable(next, texts, seen.add(next));
  }
  return [...seen];
}

/** The holder of each chunk that a holder uses. */
function heldBy(holders, texts) {
  const holderOf = new Map();
  for (const holder of holders)
    for (const part of reachable(`${holder}.js`, texts)) if (!holderOf.has(part)) holderOf.set(part, holder);
  return holderOf;
}

/** The source of a holder: its entry, and the chunks that others require from it. */
function startOf(holder, isFirst, holderOf, entries, texts) {
  const required = new Set(
    Object.keys(entries)
      .filter((name) => name !== holder)
      .flatMap((name) => reachable(`${name}.js`, texts)),
  );
  const parts = [...holderOf].flatMap(([part, by]) => (by === holder && required.has(part) ? [part] : []));
  const all = `{ ${parts.map((part, index) => `${keyOf(part, holderOf)}: part${index}`).join(', ')} }`;
  return [
    `export * from './${holder}.js';`,
    ...parts.map((part, index) => `import * as part${index} from './${part}';`),
    ...(isFirst
      ? [`import { shared } from './${holder}.js';`, `Object.assign(shared, ${all});`]
      : [`export const shared = ${all};`]),
  ].join('\n');
}

/** Loads the outputs of the first step for an entry; chunks that another bundle holds are required from there. */
function partsOf(texts, holderOf, name) {
  return {
    name: 'parts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/[\w-]+\.js$/ }, ({ path }) =>
        texts.has(path.slice(2)) ? { path: path.slice(2), namespace: 'part' } : undefined,
      );
      // What a holder shares is required once for all of its chunks.
      onResolve({ filter: /^held:/ }, ({ path }) => ({ path: path.slice('held:'.length), namespace: 'held' }));
      onLoad({ filter: /./, namespace: 'held' }, ({ path }) => ({
        contents: `module.exports = require('holder:${path}').shared;`,
      }));
      onResolve({ filter: /^holder:/ }, ({ path }) => ({
        path: `./${path.slice('holder:'.length)}.js`,
        external: true,
      }));
      onLoad({ filter: /./, namespace: 'part' }, ({ path }) => {
        const holder = holderOf.get(path);
        return {
          contents:
            holder === undefined || holder === name
              ? texts.get(path)
              : `module.exports = require('held:${holder}').${keyOf(path, holderOf)};`,
          resolveDir: inRoot(),
        };
      });
    },
  };
}
