import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { checkText } from '../../../src/core/judge/check';
import type { Report } from '../../../src/core/generated/format';
import { factorNamed, factorsOf } from '../../../src/core/pivot/factors';
import type { JudgedCell, Pivot } from '../../../src/core/pivot/model';
import { pivotOf } from '../../../src/core/pivot/pivot';
import { defaultSettings } from '../../../src/core/judge/settings';
import { pivotView } from '../../../src/core/page-model/pivot';
import { sayEnglish } from '../../../src/core/messages/messages';
import { grid, judged, named } from './make';

const make = (report: Report, varying: string[], held?: string[], baseline = report.subjects[0]?.id ?? ''): Pivot =>
  pivotOf({
    report,
    baseline,
    against: judged(report),
    varying: named(report, ...varying),
    held: held && named(report, ...held),
  });

const short = (cell: JudgedCell | undefined): string => {
  if (!cell) return '';
  if (cell.kind === 'several') return `several ${cell.all.length} ${cell.ratio?.toFixed(3)}`;
  return cell.kind === 'row'
    ? `${cell.at.row.subject}/${cell.at.row.baseline} ${cell.at.row.ratio?.toFixed(2)}`
    : cell.kind;
};

describe('varying a factor of config', () => {
  const pivot = make(grid(), ['kernel']);
  it('has the base level first, and each cell against its own match', () => {
    expect(pivot.columns).toEqual([
      { levels: ['6.11'], base: true },
      { levels: ['6.12'], base: false },
    ]);
    expect(pivot.held.map(({ key }) => key)).toEqual(['name', 'parameter.vcpus', 'config.mitigations']);
    expect(pivot.rows).toHaveLength(16);
    const row = (...levels: unknown[]): string[] =>
      (pivot.rows.find((one) => JSON.stringify(one.levels) === JSON.stringify(levels))?.cells ?? []).map(short);
    expect(row('kernbench', 8, 'off')).toEqual(['base', '6.12-off/6.11-off 1.10']);
    // Against the same mitigations, and not against the report's baseline without them: that would be 0.73.
    expect(row('kernbench', 8, 'auto')).toEqual(['base', '6.12-auto/6.11-auto 1.10']);
    expect(row('specjbb', 128, 'auto')).toEqual(['base', '6.12-auto/6.11-auto 0.80']);
    expect(pivot.baselines).toEqual(['6.11-off', '6.11-auto']);
    expect(pivot.unmatched).toBe(0);
  });
  it('shows where nothing matches', () => {
    const report = grid();
    const fewer = { ...report, subjects: report.subjects.filter(({ id }) => id !== '6.11-auto') } as Report;
    const lone = make(fewer, ['kernel']);
    expect(lone.unmatched).toBe(8);
    expect(lone.rows.find(({ levels }) => levels[2] === 'auto')?.cells.map(short)).toEqual(['', 'unmatched']);
  });
  it('finds no match between two indistinguishable subjects', () => {
    const report = grid();
    const twins = {
      ...report,
      subjects: [...report.subjects, { id: 'twin', config: { kernel: '6.11', mitigations: 'auto' } }],
    } as Report;
    expect(make(twins, ['kernel']).unmatched).toBe(8);
  });
});

describe('varying a parameter', () => {
  it('keeps the current baseline, at the same level', () => {
    const pivot = make(grid(), ['vcpus']);
    expect(pivot.columns.map(({ levels, base }) => [levels[0], base])).toEqual([
      [8, false],
      [16, false],
      [64, false],
      [128, false],
    ]);
    expect(pivot.held.map(({ key }) => key)).toEqual(['name', 'subject']);
    expect(pivot.rows.map(({ levels }) => levels[1])).toEqual([
      '6.11-auto',
      '6.12-off',
      '6.12-auto',
      '6.11-auto',
      '6.12-off',
      '6.12-auto',
    ]);
    expect(pivot.rows[2]?.cells.map(short)).toEqual([
      '6.12-auto/6.11-off 0.73',
      '6.12-auto/6.11-off 0.73',
      '6.12-auto/6.11-off 0.53',
      '6.12-auto/6.11-off 0.53',
    ]);
  });
});

describe('varying the subject', () => {
  it('has the candidates next to the baseline', () => {
    const pivot = make(grid(), ['subject']);
    expect(pivot.columns.map(({ levels, base }) => [levels[0], base])).toEqual([
      ['6.11-off', true],
      ['6.11-auto', false],
      ['6.12-off', false],
      ['6.12-auto', false],
    ]);
    expect(pivot.rows).toHaveLength(8);
    expect(make(grid(), ['subject'], undefined, '6.12-off').columns[0]).toEqual({ levels: ['6.12-off'], base: true });
  });
});

describe('a factor that is not held', () => {
  it('gives a geometric mean without a verdict, and is named', () => {
    const pivot = make(grid(), ['kernel'], ['name', 'mitigations']);
    expect(pivot.rows).toHaveLength(4);
    const auto = pivot.rows.find(({ levels }) => levels[0] === 'kernbench' && levels[1] === 'auto');
    expect(auto?.cells.map(short)).toEqual(['base', `several 4 ${Math.sqrt(1.1 * 0.8).toFixed(3)}`]);
    expect(pivot.unheld.map(({ key }) => key)).toEqual(['parameter.vcpus']);
  });
});

describe('factors', () => {
  it('are found by name and by key', () => {
    const report: Report = {
      ...grid(),
      benchmarks: [{ id: 'x', name: 'x', parameters: { kernel: 'guest', name: 'p' } }],
    };
    const key = (typed: string): string | undefined => factorNamed(factorsOf(report), typed)?.key;
    expect([key('kernel'), key('config.kernel'), key('name'), key('parameter.name'), key('nothing')]).toEqual([
      'parameter.kernel',
      'config.kernel',
      'name',
      'parameter.name',
      undefined,
    ]);
  });
  it('with hostile names are plain data', () => {
    const text =
      '{"format":"vmibench/1","title":"t","subjects":[{"id":"a","role":"baseline","config":{"__proto__":"x"}},{"id":"b","config":{"__proto__":"y","constructor":"z"}}],"benchmarks":[{"id":"x","name":"x","parameters":{"toString":1},"ratios":[{"subject":"b","value":0.9}]}]}';
    const { report, analysis } = checkText(text, defaultSettings);
    if (!report || !analysis) throw new Error('no report');
    for (const factor of factorsOf(report))
      expect(() => pivotOf({ report, baseline: 'a', against: judged(report), varying: [factor] })).not.toThrow();
    expect(named(report, 'subject')).toHaveLength(1);
  });
});

describe('real reports', () => {
  const names = readdirSync(inRoot('examples')).filter((name) => name.endsWith('.vmibench.json'));
  it.each(names)('%s: each choice shows each row once, with its own verdict', (name) => {
    const { report } = checkText(readFileSync(join(inRoot('examples'), name), 'utf8'), defaultSettings);
    if (!report) throw new Error('no report');
    const baseline = report.subjects.find(({ role }) => role === 'baseline')?.id ?? '';
    const first = pivotView({ report, baseline, against: judged(report) });
    if (!first) return;
    for (const { key } of first.choices) {
      const pivot = make(report, [key], undefined, baseline);
      const seen = pivot.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell?.kind === 'row' ? [cell.at] : cell?.kind === 'several' ? cell.all : [])),
      );
      expect(seen).toHaveLength(pivot.observations.length);
      for (const { row, benchmark, subject } of seen) {
        const own = judged(report)(row.baseline).rows.find((one) => one.key === row.key);
        expect(own).toEqual(row);
        expect([report.benchmarks[row.benchmark]?.id, row.subject]).toEqual([benchmark.id, subject.id]);
      }
      // Every row that the table of results judges against this baseline has its place, if no subject varies.
      if (key.startsWith('parameter.')) {
        const rows = judged(report)(baseline).rows.filter(
          (row) => report.subjects.find(({ id }) => id === row.subject)?.role !== 'reference',
        );
        expect(seen).toHaveLength(rows.length);
      }
      expect(pivotView({ report, baseline, against: judged(report), varying: [key] })?.varying).toEqual([key]);
    }
  });
});

describe('the view', () => {
  it('has labels, cells and the sentence', () => {
    const report = grid();
    const view = pivotView({ report, baseline: '6.11-off', against: judged(report), varying: ['config.kernel'] });
    expect(view?.choices.map(({ key, levels }) => [key, levels])).toEqual([
      ['parameter.vcpus', 4],
      ['config.kernel', 2],
      ['config.mitigations', 2],
      ['subject', 4],
    ]);
    expect(view?.columns).toEqual([
      { levels: ['6.11'], base: true },
      { levels: ['6.12'], base: false },
    ]);
    const cell = view?.rows.find(({ levels }) => levels.join() === 'kernbench,64,auto')?.cells[1];
    expect(
      cell?.kind === 'row' && {
        change: cell.change?.toFixed(3),
        word: cell.verdict.word,
        said: sayEnglish(cell.verdictText),
        baseline: cell.baseline,
      },
    ).toEqual({ change: '-0.200', word: 'regression', said: 'clear regression', baseline: '6.11-auto' });
    expect(view?.decision.map(sayEnglish)).toEqual([
      'Worse only with mitigations=auto and vCPUs ≥ 64: all 4 rows with it are worse, and none of the 12 others.',
      'Found by searching these rows, not by a test: a hint where to look.',
    ]);
    expect(view?.notes.map(sayEnglish)).toEqual([
      'Each cell is judged against the cell of its row with kernel=6.11.',
      'Cells have 2 different baselines. Verdicts are corrected for the number of tests within each baseline, not over all.',
    ]);
  });
  it('is empty if nothing varies, and falls back if the choice is gone', () => {
    const plain: Report = {
      format: 'vmibench/1',
      title: 't',
      subjects: [{ id: 'a', role: 'baseline' }],
      benchmarks: [],
    };
    expect(pivotView({ report: plain, baseline: 'a', against: judged(plain) })).toBeUndefined();
    const report = grid();
    expect(
      pivotView({ report, baseline: '6.11-off', against: judged(report), varying: ['config.gone'] })?.varying,
    ).toEqual(['parameter.vcpus']);
  });
});
