import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { search } from '../../../src/core/judge/search';
import { waivable } from '../../../src/core/findings/rules';
import { valueCompletions } from '../../../src/core/language/completions';
import { mentionsIn } from '../../../src/core/report/ids';
import { readReport } from '../../../src/core/report/read';
import { valuePlace } from '../../../src/core/report/value-place';
import { defaultSettings } from '../../../src/core/judge/settings';
import { fullReport, minimal } from '../report/support';

/** The place of the cursor `|` in a text. */
function placed(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const place = valuePlace(text, offset);
  return place && { path: place.path.join('/'), replaced: text.slice(place.from, place.to), quoted: place.quoted };
}

describe('the place of a value', () => {
  it.each<[string, string, string, boolean]>([
    ['{"claims": [{"subject": "|"}]}', 'claims/0/subject', '', true],
    ['{"claims": [{"subject": "ab|c"}]}', 'claims/0/subject', 'abc', true],
    ['{"claims": [{"subject": "abc|"}]}', 'claims/0/subject', 'abc', true],
    ['{"claims": [{"subject": |}]}', 'claims/0/subject', '', false],
    ['{"claims": [{"subject": |, "text": "x"}]}', 'claims/0/subject', '', false],
    ['{"claims": [{"text": "x", "subject":|\n}]}', 'claims/0/subject', '', false],
    ['{"claims": [{"benchmarks": ["a", "|"]}]}', 'claims/0/benchmarks/1', '', true],
    ['{"claims": [{"benchmarks": [|]}]}', 'claims/0/benchmarks/0', '', false],
    ['{"claims": [{"subject": "ab|\n, "text": "x"}]}', 'claims/0/subject', 'ab', true],
  ])('%s', (marked, path, replaced, quoted) => expect(placed(marked)).toEqual({ path, replaced, quoted }));

  it.each(['{"sub|ject": "a"}', '{|}', '{"a": 1|2}', '{"a": "x"|}', '|', '{"a": tr|ue}'])(
    'is undefined in %s',
    (marked) => expect(placed(marked)).toBeUndefined(),
  );
});

describe('completions', () => {
  const reading = readReport(fullReport);
  const { analysis } = analyse(reading.report!, defaultOptions);
  const known = {
    mentions: mentionsIn(fullReport),
    report: reading.report,
    findings: search(reading, analysis, defaultSettings),
  };
  const values = (...path: (string | number)[]): string[] => valueCompletions(path, known).map((one) => one.value);

  it('are the ids of the right kind', () => {
    expect(values('claims', 0, 'subject')).toEqual(['native', 'vmi', 'hwmmu']);
    expect(values('benchmarks', 0, 'ratios', 0, 'baseline')).toEqual(['native', 'vmi', 'hwmmu']);
    expect(values('subjects', 1, 'environment')).toEqual(['inner', 'outer']);
    expect(values('environments', 0, 'inside')).toEqual(['inner', 'outer']);
    expect(values('summaries', 0, 'of', 0)).toEqual(['swingbench-4way', 'specjbb-large']);
    expect(values('subjects', 0, 'id')).toEqual([]);
    expect(values('title')).toEqual([]);
  });

  it('include patterns shared by several benchmarks', () => {
    const text = minimal({
      benchmarks: ['stream-copy-1', 'stream-copy-2', 'stream-add-1', 'spec'].map((id) => ({ id, name: id })),
    });
    const found = valueCompletions(['waivers', 0, 'benchmarks', 0], { mentions: mentionsIn(text), findings: [] });
    expect(found.filter((one) => one.kind === 'pattern').map((one) => one.value)).toEqual([
      'stream-*',
      'stream-copy-*',
    ]);
  });

  it('are all rules that can be waived, those with findings first', () => {
    const rules = values('waivers', 0, 'rule');
    expect([...rules].sort()).toEqual([...waivable].sort());
    const found = new Set(known.findings.map((one) => one.rule));
    const first = rules.filter((rule) => found.has(rule));
    expect(first.length).toBeGreaterThan(0);
    expect(rules.slice(0, first.length)).toEqual(first);
  });

  it('are units, first those of the file, each once', () => {
    const units = values('benchmarks', 0, 'metric', 'unit');
    expect(units[0]).toBe('transactions/s');
    expect(new Set(units).size).toBe(units.length);
  });
});
