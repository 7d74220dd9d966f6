/** Each bundle of the extension has the messages that it can show: those of a missing room would appear as keys. */
import { readFileSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { en } from '../../../src/core/messages/en';

const later = ['report', 'compare', 'import', 'agent'] as const;
const keys = Object.keys(en);

/** What the sources of a bundle name, as a whole key or, if the rest is added later, by the beginnings of keys. */
function named(text: string): string[] {
  const whole = [...text.matchAll(/'([a-z][\w-]*\.[\w.-]+)'/g)].flatMap(([, key]) =>
    key !== undefined && Object.hasOwn(en, key) ? [key] : [],
  );
  const begun = [...text.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g)].flatMap(([, start]) =>
    keys.filter((key) => key.startsWith(start ?? '')),
  );
  return [...whole, ...begun];
}

/** Keys that the sources of a bundle name and its rooms do not have, each with the file that names it. */
function unsayable(files: readonly string[]): string[] {
  const rooms = files
    .filter((file) => file.startsWith('src/core/messages/en/'))
    .map((file) => readFileSync(inRoot(file), 'utf8'));
  const held = new Set(rooms.flatMap((text) => [...text.matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key)));
  return files
    .filter((file) => file.startsWith('src/') && !file.startsWith('src/core/messages/'))
    .flatMap((file) =>
      named(readFileSync(inRoot(file), 'utf8'))
        .filter((key) => !held.has(key))
        .map((key) => `${file}: ${key}`),
    );
}

describe('the messages in the bundles of the extension', () => {
  let filesOf: (entry: string, late?: boolean) => string[];
  beforeAll(async () => {
    const { metafile }: { metafile: Metafile } = await build({
      absWorkingDir: inRoot(),
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      splitting: true,
      outdir: 'out',
      minifySyntax: true,
      external: ['vscode', 'node:*', 'fs', '@duckdb/node-api'],
      loader: { '.sql': 'text' },
      entryPoints: [
        'src/cli/main.ts',
        'src/extension/extension.ts',
        ...later.map((name) => `src/extension/${name}.ts`),
      ],
      logLevel: 'silent',
    });
    // What is imported when it is needed counts, if it is late.
    filesOf = (entry, late = true) => {
      const [start = ''] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry) ?? [];
      const seen = new Set([start]);
      for (const path of seen)
        for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? [])
          if (!external && (late || kind !== 'dynamic-import')) seen.add(next);
      return [...seen]
        .flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}))
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path);
    };
  });

  const files = (...entries: readonly string[]): string[] => [
    ...new Set(entries.flatMap((entry) => filesOf(`src/${entry}.ts`))),
  ];

  it('come without the comparison code in the bundle of reports', () => {
    // Lenses convert the units of an earlier version.
    const compares = /^src\/core\/compare\/(?!units\.ts)/;
    expect(files('extension/compare').some((file) => compares.test(file))).toBe(true);
    expect(files('extension/report').filter((file) => compares.test(file))).toEqual([]);
  });

  it('are not in the bundle that VS Code starts, which only says who answers', () => {
    const first = files('extension/extension');
    expect(first).toContain('src/extension/register.ts');
    const others = first.filter((file) => !/^src\/(extension|host)\//.test(file));
    expect(others.sort()).toEqual([
      'src/core/text/decode.ts',
      'src/features/language/fix-kinds.ts',
      'src/features/workspace-view/names.ts',
      'src/features/workspace-view/view.ts',
    ]);
  });

  it('come without the examples of rules', () => {
    const all = files('extension/extension', ...later.map((name) => `extension/${name}`), 'cli/main');
    expect(all).toContain('src/core/findings/rules/design.ts');
    expect(all.filter((file) => /examples?[^/]*\.ts$/.test(file))).toEqual([]);
  });

  it('come without formats of build servers, histories and git in what checks a report', () => {
    const check = filesOf('src/cli/check/check.ts', false);
    expect(check).toContain('src/cli/check/lines.ts');
    const rare = /^src\/(cli\/ci\/(?!format-names)|cli\/history|core\/compare\/|node\/git\/(?!error))/;
    expect(check.filter((file) => rare.test(file))).toEqual([]);
    expect(filesOf('src/cli/check/check.ts').filter((file) => rare.test(file)).length).toBeGreaterThan(10);
  });

  it('are in the bundle of reports if its code uses them', () => {
    expect(files('extension/report').length).toBeGreaterThan(150);
    expect(unsayable(files('extension/extension', 'extension/report'))).toEqual([]);
  });

  it('are in the bundle of reports or in the later bundle that uses them', () => {
    for (const name of ['compare', 'import', 'agent'])
      expect(unsayable(files('extension/report', `extension/${name}`)), name).toEqual([]);
  });

  it('are reported if a room is not bundled', () => {
    const all = files('extension/report', 'extension/import');
    for (const room of ['importers', 'importing', 'mail'])
      expect(unsayable(all.filter((file) => file !== `src/core/messages/en/${room}.ts`)).length, room).toBeGreaterThan(
        0,
      );
  });
});
