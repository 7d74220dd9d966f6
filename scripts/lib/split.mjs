// What esbuild needs to split sources without duplication: only into ES modules, with the shared code in parts.

/**
 * @param {object} options those of the whole build
 * @param {Readonly<Record<string, string>>} entries sources by name of the output
 * @returns options of the first of two steps: nothing is written, and a plugin makes CommonJS of the outputs
 */
export function splitOptions(options, entries, outdir) {
  return {
    ...options,
    entryPoints: entries,
    outdir,
    write: false,
    format: 'esm',
    splitting: true,
    chunkNames: 'part-[hash]',
    sourcemap: options.sourcemap && 'inline',
  };
}
