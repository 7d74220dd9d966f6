/** The colors in the manifest equal the fallback colors of the page, theme by theme. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(__dirname, '../../..');
const css = readFileSync(join(root, 'webview/report/css/theme.css'), 'utf8');
const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  contributes: { colors: { id: string; defaults: Record<string, string> }[] };
};
const selectors = {
  dark: /^body \{/m,
  light: /^body\.vscode-light \{/m,
  highContrast: /^body\.vscode-high-contrast \{/m,
  highContrastLight: /^body\.vscode-high-contrast-light \{/m,
};

it.each(Object.entries(selectors))('%s', (theme, selector) => {
  // If a theme has several blocks, the one with the colors.
  const block = css.split(/(?<=\})/).find((one) => selector.test(one) && one.includes('vmibench')) ?? '';
  const used = Object.fromEntries(
    [...block.matchAll(/var\(--vscode-(vmibench-\w+), (#\w+)\)/g)].map(([, id, colour]) => [
      id?.replace('-', '.'),
      colour,
    ]),
  );
  expect(used).toEqual(Object.fromEntries(contributes.colors.map(({ id, defaults }) => [id, defaults[theme]])));
});

it('of descriptions come from the theme of the pages, which has another in high contrast', () => {
  const folder = join(root, 'webview');
  const using = readdirSync(folder, { recursive: true })
    .map(String)
    .filter(
      (name) => name.endsWith('.css') && readFileSync(join(folder, name), 'utf8').includes('descriptionForeground'),
    );
  expect(using.map((name) => name.replaceAll('\\', '/'))).toEqual(['report/css/theme.css']);
});
