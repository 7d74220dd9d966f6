// The codicon font with the icons in use only: whole, it would be an eighth of the package.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { inRoot } from './paths.mjs';

/**
 * The characters that the pages' style sheets name: an icon is one there, and nowhere else.
 * @returns {Promise<string>} each once
 */
export async function iconsInUse(folder = inRoot('webview')) {
  const sheets = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.css')).sort();
  const texts = await Promise.all(sheets.map((name) => readFile(join(folder, name), 'utf8')));
  const found = texts.flatMap((text) =>
    [...text.matchAll(/content:\s*(["'])\\([0-9a-f]{4,6})\1/gi)].map(([, , code]) =>
      String.fromCodePoint(parseInt(code, 16)),
    ),
  );
  return [...new Set(found)].join('');
}

/** The font with these characters only. */
export async function fontWith(characters, file = inRoot('node_modules/@vscode/codicons/dist/codicon.ttf')) {
  return subsetFont(await readFile(file), characters, { targetFormat: 'truetype' });
}

/** Puts the smaller font in the place of the whole one. */
export const iconFont = {
  name: 'icon font',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]codicon\.ttf$/ }, async ({ path }) => ({
      contents: await fontWith(await iconsInUse(), path),
      loader: 'file',
    }));
  },
};
