import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import type { Report } from '../../../src/core/generated/format';
import { sayInert } from '../../../src/core/text/inert';
import { sinceHeadTexts } from '../../../src/core/language/since-head-texts';
import { sayEnglish } from '../../../src/core/messages/messages';
import { means, ratio, report } from '../analysis/make';
import { example } from '../compare/make';

const judged = (one: Report) => ({ report: one, analysis: analyse(one, defaultOptions).analysis });
const told = (then: Report, now: Report): [string | number, string][] =>
  sinceHeadTexts(judged(then), judged(now)).map(({ text, path }) => [
    path?.[1] === undefined ? 'top' : Number(path[1]),
    sayInert(sayEnglish, text),
  ]);
const alone = (value: number, unit: string, more: object = {}): Report =>
  report([{ metric: { name: 't', unit, direction: 'lower' }, results: [{ subject: 'a', mean: value }], ...more }], {
    subjects: [{ id: 'a' }] as never,
  });

describe('since HEAD', () => {
  it('shows changed ratios, old and new, at their benchmark, and no unchanged ones', () => {
    expect(told(example('kvm-boost-vcpus-v1-2019'), example('kvm-boost-vcpus-v3-2019'))).toEqual([
      ['top', 'since HEAD: 1 row changed'],
      [0, 'since HEAD: 1.097, was 0.923'],
    ]);
    const same = example('vmi-vs-hwmmu-2009');
    expect(told(same, same)).toEqual([]);
  });

  it('keeps the digits of the file, and adds some if the usual ones hide the change', () => {
    expect(told(report([ratio(1.1)]), report([ratio(1.25)]))[1]).toEqual([0, 'since HEAD: 1.25, was 1.1']);
    expect(told(report([means('lower', 100, 99)]), report([means('lower', 100, 98.99)]))[1]).toEqual([
      0,
      'since HEAD: 1.0102, was 1.0101',
    ]);
  });

  it('counts rows that were added, removed, or lost their number', () => {
    const rows = (...ids: string[]): Report => report(ids.map((id) => ({ id, name: id, ...ratio(1.1) })));
    expect(told(rows('a', 'b', 'c'), rows('b', 'd'))).toEqual([['top', 'since HEAD: 1 new, 2 gone']]);
    expect(
      told(
        report([means('lower', 100, 90)]),
        report([{ metric: { name: 'm', direction: 'lower' }, results: [{ subject: 'old', mean: 100 }] }]),
      ),
    ).toEqual([['top', 'since HEAD: 1 gone']]);
  });

  it('names the candidate if there are several', () => {
    const three = (value: number): Report =>
      report(
        [
          {
            ratios: [
              { subject: 'new', value: 1.1 },
              { subject: 'newer', value },
            ],
          },
        ],
        { subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }, { id: 'newer', label: 'the newer one' }] },
      );
    expect(told(three(1.2), three(1.3))[1]).toEqual([0, 'the newer one: since HEAD: 1.3, was 1.2']);
  });

  it('reports a different baseline, since ratios are then not comparable', () => {
    const other = report([means('lower', 100, 90)], { subjects: [{ id: 'old' }, { id: 'new', role: 'baseline' }] });
    expect(told(report([means('lower', 100, 90)]), other)).toEqual([
      ['top', 'since HEAD: the baseline is new, was old'],
    ]);
  });

  it('shows values of a report of one subject in the current unit, ignoring new spellings', () => {
    expect(told(alone(2.5, 's'), alone(2600, 'ms'))).toEqual([
      ['top', 'since HEAD: 1 row changed'],
      [0, 'since HEAD: 2.6 s, was 2.5 s'],
    ]);
    expect(told(alone(0.1 + 0.2, 's'), alone(300, 'ms'))).toEqual([]);
    // Seconds and bytes cannot be shown side by side; the comparison says so.
    expect(told(alone(2.5, 's'), alone(2600, 'MB'))).toEqual([]);
    expect(told(alone(1, 's'), report([means('lower', 1, 2)]))).toEqual([]);
  });

  it('treats names as plain text', () => {
    const three = (value: number): Report =>
      report(
        [
          {
            ratios: [
              { subject: 'new', value: 1.1 },
              { subject: 'x', value },
            ],
          },
        ],
        { subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }, { id: 'x', label: '\u202e$(flame)\n' }] },
      );
    expect(told(three(1.2), three(1.3))[1]?.[1]).toBe('\\u202E$(flame)␊: since HEAD: 1.3, was 1.2');
  });
});
