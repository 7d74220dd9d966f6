/** Each icon that the pages name has a style, and its character is in the codicon font. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/lib/paths.mjs';

const webview = inRoot('webview');
const sources = readdirSync(webview, { recursive: true }).map(String);
const read = (name: string): string => readFileSync(`${webview}/${name}`, 'utf8');
const styles = sources
  .filter((name) => name.endsWith('.css'))
  .map(read)
  .join('\n');

/** Name and code point of each icon in the style sheets; some names are ours and not the font's. */
const styled = [...styles.matchAll(/\.codicon-([a-z-]+)::before\s*\{[^}]*content:\s*'\\([0-9a-f]+)'/g)].map(
  ([, name = '', code = '']) => ({ name, code }),
);

const codesInFont = new Set(
  [...readFileSync(inRoot('node_modules/@vscode/codicons/dist/codicon.css'), 'utf8').matchAll(/"\\([0-9a-f]+)"/g)].map(
    ([, code]) => code,
  ),
);

describe('icons', () => {
  it('have characters in the font', () => {
    expect(styled.length).toBeGreaterThan(20);
    expect(styled.filter(({ code }) => !codesInFont.has(code))).toEqual([]);
  });

  it('named by the pages have a style', () => {
    const [, names = ''] = /export type IconName =([^;]+);/.exec(read('shared/ui/Icon.tsx')) ?? [];
    const named = [...names.matchAll(/'([a-z-]+)'/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(20);
    const written = sources
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [...read(name).matchAll(/\bcodicon-([a-z][a-z-]*)/g)].map(([, icon = '']) => icon));
    const inStyles = styled.map(({ name }) => name);
    expect([...named, ...written].filter((name) => !inStyles.includes(name))).toEqual([]);
  });
});
