import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factNames, facts } from '../../src/core/analysis/stated';
import { sayEnglish } from '../../src/core/messages/messages';
import { manifestTools, manifestWords } from '../../src/core/agent/manifest';
import { rules } from '../../src/core/findings/rules';
import { readReport } from '../../src/core/report/read';
import { emptyReport, sampleReport } from '../../src/features/commands/samples';
import { checkText } from '../../src/core/judge/check';
import { defaultSettings, readSettings } from '../../src/core/judge/settings';
import { nightRules } from '../../src/core/compare/night-rules';
import { comparingRules } from '../../src/core/compare/rules';
import { laterCommands } from '../../src/extension/commands';
import { readerRules } from '../../src/core/findings/reader-rules';

const json = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')) as Record<string, unknown>;

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category?: string }[];
    readonly languageModelTools: readonly object[];
    readonly menus: Readonly<
      Record<string, readonly { readonly command: string; readonly alt?: string; readonly when?: string }[]>
    >;
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Property>>;
    }[];
  };
}
interface Property {
  readonly default: unknown;
  readonly markdownDescription?: string;
  readonly scope?: string;
  readonly items?: { readonly enum: readonly string[]; readonly enumDescriptions: readonly string[] };
  readonly properties?: Readonly<Record<string, { readonly enum: readonly string[] }>>;
}

const manifest = json('package.json') as unknown as Manifest;
const { commands, menus, configuration } = manifest.contributes;
const settings = Object.assign({}, ...configuration.map(({ properties }) => properties)) as Record<string, Property>;

describe('the manifest', () => {
  it('has a text for each key, and a key for each text', () => {
    const used = new Set(
      [...readFileSync(new URL('../../package.json', import.meta.url), 'utf8').matchAll(/"%([^%"]+)%"/g)].map(
        ([, key]) => key,
      ),
    );
    expect([...used].sort()).toEqual(Object.keys(json('package.nls.json')).sort());
  });

  it('offers the import on what can be results, once a file', () => {
    const imports = (menus['explorer/context'] ?? []).filter(({ command }) => command.startsWith('vmibench.import'));
    /** The patterns of a condition, each with what stands before it. */
    const offered = (name: string): string[] =>
      imports.flatMap(({ command, when = '' }) => {
        if (when === 'explorerResourceIsFolder') return [];
        const patterns = [...when.matchAll(/(!\()?resourceFilename =~ \/(.*?)\/(?=\)| |$)/g)];
        return patterns.every(([, not, text = '']) => new RegExp(text).test(name) !== Boolean(not)) ? [command] : [];
      });
    const results = ['vmibench.importResults'];
    for (const name of ['fio.json', 'run-1.log', 'kernbench.txt', 'pts.xml', 'redis.csv', 'stress-ng.yaml', 'a.perf'])
      expect(offered(name), name).toEqual(results);
    expect(offered('v2.eml')).toEqual(['vmibench.importMail']);
    expect(offered('v2-0000-cover-letter.patch')).toEqual(['vmibench.importMail']);
    for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'jsconfig.json'])
      expect(offered(name), name).toEqual([]);
    for (const name of ['ci.yml', '.eslintrc.json', 'x.schema.json', 'CMakeLists.txt', 'requirements.txt', 'pom.xml'])
      expect(offered(name), name).toEqual([]);
    for (const name of ['a.vmibench.json', 'a.vmiplan.json', 'a.vmimport.json', '0001-mm.patch', 'settings.json'])
      expect(offered(name), name).toEqual([]);
  });

  it('declares exactly the registered commands', () => {
    const registered: readonly string[] = Object.values(laterCommands).flat();
    expect(new Set(registered).size).toBe(registered.length);
    expect(commands.map(({ command }) => command)).toHaveLength(new Set(commands.map(({ command }) => command)).size);
    for (const { command, category } of commands) {
      expect(registered).toContain(command);
      expect(category).toBe('VMI Bench');
    }
    for (const item of Object.values(menus).flat()) {
      for (const name of [item.command, item.alt])
        if (name) expect(commands.map(({ command }) => command)).toContain(name);
    }
  });

  it('contributes the tools for agents (node scripts/manifest-tools.mjs writes them)', () => {
    expect(manifest.contributes.languageModelTools).toEqual(manifestTools);
    expect(json('package.nls.json')).toMatchObject(manifestWords);
  });

  it('gives each setting a default, a description and a scope', () => {
    for (const [name, { default: value, markdownDescription, scope }] of Object.entries(settings)) {
      expect(value, name).toBeDefined();
      expect(markdownDescription, name).toMatch(/^%.+%$/);
      expect(scope, name).toBe('resource');
    }
  });

  it('has the defaults of the analysis', () => {
    expect(readSettings((name) => settings[`vmibench.${name}`]?.default)).toEqual(defaultSettings);
  });

  it('proposes each rule in the setting vmibench.rules (node scripts/manifest-rules.mjs writes them)', () => {
    const names = [...readerRules, ...rules, ...comparingRules, ...nightRules].map(({ name }) => name);
    expect(Object.keys(settings['vmibench.rules']?.properties ?? {})).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
    const words = json('package.nls.json');
    for (const { name, says, severity } of [...readerRules, ...rules, ...comparingRules, ...nightRules])
      expect(words[`rule.${name}`]).toBe(`${says} (${severity})`);
  });

  it('proposes each fact in the setting vmibench.require', () => {
    const { items, default: all } = settings['vmibench.require'] ?? {};
    expect(all).toEqual(factNames);
    expect(items?.enum).toEqual(factNames);
    const words = json('package.nls.json');
    expect(items?.enumDescriptions.map((key) => words[key.slice(1, -1)])).toEqual(
      facts.map(({ said }) => sayEnglish({ key: said })),
    );
  });

  it('refers to existing files', () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    const paths = [...text.matchAll(/"(\.?\/?(?:media|syntaxes)\/[^"]+|\.\/language-configuration\.json)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(paths.length).toBeGreaterThanOrEqual(5);
    for (const path of paths) expect(existsSync(new URL(`../../${path}`, import.meta.url)), path).toBe(true);
  });
});

describe('a new report', () => {
  it('has no format problem', () => {
    for (const text of [sampleReport(), emptyReport()]) {
      expect(readReport(text)).toMatchObject({ state: 'read', whole: true, problems: [] });
    }
  });

  it('from the sample shows one regression, two improvements, and each kind of evidence', () => {
    const { analysis } = checkText(sampleReport(), defaultSettings);
    expect(analysis?.rows.map(({ evidence, verdict }) => [evidence, verdict.word])).toEqual([
      ['samples', 'improvement'],
      ['summary', 'regression'],
      ['ratio', 'improvement'],
    ]);
  });
});
