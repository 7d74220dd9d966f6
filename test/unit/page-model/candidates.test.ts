/** Which candidates a page shows, and its answers about several. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { readReport } from '../../../src/core/report/read';
import { pageModel } from '../../../src/core/page-model/page';
import type { PageModel } from '../../../src/core/page-model/model';
import { sayEnglish } from '../../../src/core/messages/messages';

function pageOf(name: string, candidate?: string): PageModel {
  const { report } = readReport(readFileSync(join(__dirname, '../../../examples', `${name}.vmibench.json`), 'utf8'));
  if (!report) throw new Error('cannot be read');
  return pageModel({ report, analysis: analyse(report, defaultOptions).analysis, candidate, findings: [] }).model;
}

const several = 'kvm-memslot-cache-2021';

describe('a report of several candidates', () => {
  it('shows the rows of all of them, unless one is chosen', () => {
    const all = pageOf(several);
    const subjects = [...new Set(all.rows.map((row) => row.subject))];
    expect(subjects).toHaveLength(2);
    expect(all.head).toMatchObject({ candidate: '', candidates: 2 });
    for (const subject of subjects) {
      const one = pageOf(several, subject);
      expect(one.head.candidate).toBe(subject);
      expect(one.rows).toEqual(all.rows.filter((row) => row.subject === subject));
    }
  });

  it('counts all rows and has an answer per candidate, without a mean over them', () => {
    const all = pageOf(several);
    const primary = all.rows.filter((row) => row.role === 'primary');
    expect(all.answer.counts.reduce((n, count) => n + count.n, 0)).toBe(primary.length);
    expect(all.answer.geomean).toBeUndefined();
    expect(all.answer.each?.map(({ subject, text }) => [subject, sayEnglish(text)])).toEqual(
      [...new Set(primary.map((row) => row.subject))].map((subject) => [
        subject,
        sayEnglish(pageOf(several, subject).answer.text),
      ]),
    );
    const ratios = primary.flatMap((row) => row.ratio ?? []);
    expect(all.answer.worst?.ratio).toBe(Math.min(...ratios));
    expect(all.answer.best?.ratio).toBe(Math.max(...ratios));
  });

  it('has findings that name the candidate, so that none is said twice in the same words', () => {
    const runs = [10, 10.1, 9.9, 10.05];
    const results = ['old', 'first', 'second'].map((subject, index) => ({
      subject,
      samples: runs.map((run) => run * (1 + index / 5)),
    }));
    const text = JSON.stringify({
      format: 'vmibench/1',
      title: 'T',
      subjects: results.map(({ subject }) => ({ id: subject })),
      benchmarks: [{ id: 'a', name: 'boot', metric: { name: 'time', unit: 's', direction: 'lower' }, results }],
    });
    const said = checkText(text, defaultSettings).findings.flatMap(({ finding }) =>
      finding.rule === 'regression' ? sayEnglish(finding.message) : [],
    );
    expect(said).toEqual([expect.stringMatching(/^boot, first: /), expect.stringMatching(/^boot, second: /)]);
  });

  it('shows all if the chosen one is gone', () => expect(pageOf(several, 'renamed').head.candidate).toBe(''));
});

describe('a report of one candidate', () => {
  it('shows it whatever is requested, with a single answer', () => {
    for (const wanted of [undefined, '', 'nobody']) {
      const page = pageOf('vmi-vs-hwmmu-2009', wanted);
      expect(page.head.candidate).not.toBe('');
      expect(page.answer.each).toBeUndefined();
    }
  });
  it('can show a reference next to it', () =>
    expect(pageOf('kvm-tdp-mmu-split-on-fault-2022').head.candidates).toBe(1));
});
