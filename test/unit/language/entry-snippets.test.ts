/** Snippets of entries make no error: their ids are those of the report. */
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { entrySnippets } from '../../../src/core/language/entry-snippets';
import { mentionsIn } from '../../../src/core/report/ids';
import { readReport } from '../../../src/core/report/read';

const report = {
  format: 'vmibench/1',
  title: 'Snippets',
  subjects: [{ id: 'new' }, { id: 'old', role: 'baseline' }, { id: 'a,b' }],
  benchmarks: [
    {
      id: 'x',
      name: 'x',
      metric: { name: 'time', unit: 's', direction: 'lower' },
      results: [] as unknown[],
      ratios: [] as unknown[],
      claims: [] as unknown[],
    },
  ],
  claims: [] as unknown[],
  summaries: [] as unknown[],
  waivers: [] as unknown[],
};
const text = JSON.stringify(report);
const known = { mentions: mentionsIn(text), report: readReport(text).report, findings: [] };

/** What a user gets who leaves every place as it is. */
function taken(snippet: string): unknown {
  const plain = snippet
    .replace(/\$\{\d+\|((?:\\,|[^,|])*)[^}]*\|\}/g, (_all, first: string) => first.replaceAll('\\,', ','))
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
  return JSON.parse(plain) as unknown;
}

const lists: readonly (readonly [string, (string | number)[]])[] = [
  ['benchmarks', ['benchmarks', 1]],
  ['results', ['benchmarks', 0, 'results', 0]],
  ['ratios', ['benchmarks', 0, 'ratios', 0]],
  ['claims', ['benchmarks', 0, 'claims', 0]],
  ['claims', ['claims', 0]],
  ['summaries', ['summaries', 0]],
  ['waivers', ['waivers', 0]],
];

describe('the snippets of an entry', () => {
  it.each(lists)('of %s at %j name subjects and benchmarks that exist', (list, path) => {
    const snippets = entrySnippets(path, known);
    expect(snippets.length).toBeGreaterThan(0);
    for (const { label, text: snippet } of snippets) {
      const copy = structuredClone(report);
      const [holder] = path.length === 4 ? copy.benchmarks : [copy as unknown as Record<string, unknown[]>];
      (holder as unknown as Record<string, unknown[]>)[list]?.push(taken(snippet));
      const errors = checkText(JSON.stringify(copy), defaultSettings).findings.filter(
        ({ finding }) => finding.severity === 'error',
      );
      expect(
        errors.map(({ finding }) => [finding.rule, finding.message.key]),
        label,
      ).toEqual([]);
    }
  });

  it('offer the baseline first to results, the candidates first to ratios', () => {
    expect(entrySnippets(['benchmarks', 0, 'results', 0], known)[0]?.text).toContain('${1|old,new,a\\,b|}');
    expect(entrySnippets(['benchmarks', 0, 'ratios', 0], known)[0]?.text).toContain('${1|new,a\\,b,old|}');
  });

  it('are not offered elsewhere, nor without the ids', () => {
    expect(entrySnippets(['subjects', 0], known)).toEqual([]);
    expect(entrySnippets(['benchmarks', 0, 'name'], known)).toEqual([]);
    expect(entrySnippets(['benchmarks', 0, 'results', 0], { mentions: [], findings: [] })).toEqual([]);
  });
});
