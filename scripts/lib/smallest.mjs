// A second minifier after esbuild: it knows constants, conditions and dead code better, which takes a fiftieth off the
// package, and a tenth off the charts.
import { readFile, writeFile } from 'node:fs/promises';
import { minify } from 'terser';

/** @param {readonly string[]} files scripts, which are replaced */
export async function makeSmallest(files) {
  for (const file of files) {
    const { code } = await minify(await readFile(file, 'utf8'), {
      ecma: 2020,
      compress: { passes: 2 },
      mangle: true,
      format: { comments: false },
    });
    await writeFile(file, code);
  }
}
