/** The font that is packaged has each icon that a page can show. */
import { readdirSync, readFileSync } from 'node:fs';
import * as hb from 'harfbuzzjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fontWith, iconsInUse } from '../../scripts/lib/icon-font.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const webview = inRoot('webview');
const sources = readdirSync(webview, { recursive: true }).map(String);
const read = (name: string): string => readFileSync(`${webview}/${name}`, 'utf8');
const sheets = sources
  .filter((name) => name.endsWith('.css'))
  .map(read)
  .join('\n');

/** The icons with a place in the font, by name. */
const placed = new Map(
  [...sheets.matchAll(/\.codicon-([a-z-]+)::before\s*\{[^}]*content:\s*'\\([0-9a-f]+)'/g)].map(([, name, code]) => [
    name ?? '',
    parseInt(code ?? '', 16),
  ]),
);

/** Icons that a font would show as nothing, or as the box for what is missing. */
function lacking(bytes: Uint8Array): string[] {
  const face = new hb.Face(new hb.Blob(new Uint8Array(bytes).buffer));
  const font = new hb.Font(face);
  const drawn = (code: number): boolean => {
    const buffer = new hb.Buffer();
    buffer.addText(String.fromCodePoint(code));
    buffer.guessSegmentProperties();
    hb.shape(font, buffer);
    const [info] = buffer.getGlyphInfos();
    return info !== undefined && info.codepoint !== 0 && font.glyphToPath(info.codepoint).length > 0;
  };
  return [...placed].filter(([, code]) => !drawn(code)).map(([name]) => name);
}

describe('the icon font', () => {
  let characters = '';
  beforeAll(async () => {
    characters = await iconsInUse();
  });

  it('has every icon that has a name in a style sheet', async () => {
    expect(placed.size).toBeGreaterThan(20);
    expect(lacking(await fontWith(characters))).toEqual([]);
  });

  it('would be found to lack one that is left out', async () => {
    const [first] = placed;
    const [name, code] = first ?? ['', 0];
    expect(lacking(await fontWith(characters.replace(String.fromCodePoint(code), '')))).toEqual([name]);
  });

  it("has a place for each icon that the pages' sources name", () => {
    const [, names = ''] = /export type IconName =([^;]+);/.exec(read('shared/ui/Icon.tsx')) ?? [];
    const named = [...names.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(20);
    const written = sources
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [...read(name).matchAll(/\bcodicon-([a-z][a-z-]*)/g)].map(([, icon]) => icon ?? ''));
    for (const name of [...named, ...written]) expect([...placed.keys()]).toContain(name);
  });

  it('is much smaller than the whole', async () => {
    expect((await fontWith(characters)).length).toBeLessThan(16_000);
  });
});
