/** Waivers on real reports: the text that is inserted, and that it waives one finding and nothing else. */
import { describe, expect, it } from 'vitest';
import { fixEdit, waiverFix } from '../../../src/core/findings/apply';
import { waivable } from '../../../src/core/findings/rules';
import { readReport } from '../../../src/core/report/read';
import { ruleMutations } from './mutations/all';
import { apply, found, mutated, named, only, pathOf } from './mutations/mutate';
import { textOf } from './mutations/mutation';

const reason = 'known since the first version';

describe.each(named(ruleMutations.filter(({ rule }) => waivable.includes(rule))))(
  'a waiver of %s',
  (_name, mutation) => {
    it('leaves the finding visible as waived, and waives nothing else', () => {
      const text = mutated(mutation);
      const { finding } = only(text, mutation);
      const waived = apply(text, [waiverFix(finding, reason)]);
      expect(readReport(waived)).toMatchObject({ state: 'read', whole: true, problems: [] });
      const again = only(waived, mutation);
      expect(again.finding).toMatchObject({ path: finding.path, severity: finding.severity, waived: { reason } });
      expect(found(waived, { rule: 'bad-waiver' })).toEqual([]);
      // One without rows is for the report as a whole; one with rows must not reach any other row.
      if (finding.rows.length === 0) return;
      const reached = found(waived, mutation).filter((one) => one.finding.waived?.reason === reason);
      expect(reached.filter((one) => !one.finding.rows.every((row) => finding.rows.includes(row))).map(pathOf)).toEqual(
        [],
      );
    });
  },
);

describe.each(named(ruleMutations.filter(({ rule }) => !waivable.includes(rule))))('%s', (_name, mutation) => {
  it('cannot be waived, because the file is invalid', () => {
    const text = mutated(mutation);
    const { finding } = only(text, mutation);
    const waived = apply(text, [waiverFix(finding, reason)]);
    const all = found(waived, mutation);
    expect(all.find((one) => pathOf(one) === finding.path.join('/'))).toBeDefined();
    expect(all.filter((one) => one.finding.waived).map(pathOf)).toEqual([]);
    expect(found(waived, { rule: 'bad-waiver' })).toHaveLength(found(text, { rule: 'bad-waiver' }).length + 1);
  });
});

describe('a written waiver', () => {
  /** What is inserted, and what precedes it; nothing is removed. */
  function written(rule: string, report: string): { readonly after: string; readonly text: string } {
    const text = textOf(report);
    const one = found(text, { rule }).find(({ finding }) => !finding.waived);
    const edit = one && fixEdit(text, [waiverFix(one.finding, 'known')]);
    if (!edit || edit.length > 0) throw new Error('not something that is put in');
    return { after: text.slice(0, edit.offset), text: edit.text };
  }

  it('is at the end of a report without waivers, for the row of the finding', () => {
    const { after, text } = written('untested-regression', 'vmi-vs-hwmmu-2009');
    expect(after).toMatch(/at par or better than VMI"\}\n {2}\]$/);
    expect(text).toBe(
      ',\n  "waivers": [{"rule": "untested-regression", "benchmarks": ["specjbb-large"], "subject": "hwmmu", "reason": "known"}]',
    );
  });

  it('follows existing waivers, on a separate line', () => {
    const { after, text } = written('unmentioned-regression', 'kvm-eager-split-shadow-mmu-2022');
    expect(after).toMatch(/"by": "David Matlack"\}$/);
    expect(text).toBe(
      ',\n    {"rule": "unmentioned-regression", "benchmarks": ["ept-clear2-w100-v2"], "subject": "eps-y", "reason": "known"}',
    );
  });

  it('has no rows if the finding is about the report', () => {
    const { after, text } = written('not-stated', 'kvm-numa-page-tables-2023');
    expect(after).toMatch(/more than 200%"\}\n {6}\]\n {4}\}\n {2}\]$/);
    expect(text).toBe(',\n  "waivers": [{"rule": "not-stated", "reason": "known"}]');
  });
});
