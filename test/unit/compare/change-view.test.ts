import { describe, expect, it } from 'vitest';
import type { ComparedRowView } from '../../../src/core/compare/row-view';
import { allRowViews } from '../../../src/core/compare/row-view';
import { sayEnglish, type Message } from '../../../src/core/messages/messages';
import { report } from '../analysis/make';
import { compared } from './make';

const steady = [100.4, 101.1, 99.3, 100.9, 99.2, 100.2, 99.7, 100.6, 99.6, 100.3];
const times = (factor: number): number[] => steady.map((value, i) => value * factor * (1 + 0.002 * Math.sin(i + 1)));
const viewOf = (old: readonly number[], now: readonly number[], again: readonly number[]): ComparedRowView => {
  const made = (samples: readonly number[], base: readonly number[]) =>
    report([
      {
        metric: { name: 't', unit: 's', direction: 'lower' },
        results: [
          { subject: 'old', samples: base },
          { subject: 'new', samples },
        ],
      },
    ]);
  return allRowViews(compared(made(old, steady), made(now, again)))[0]!;
};
const said = (message: Message | undefined): string => (message ? sayEnglish(message) : '');

describe('a change between two reports', () => {
  it('says of what, how much and which way, beside the values then and now', () => {
    const row = viewOf(times(0.9), times(1.1), steady);
    expect([said(row.change?.said), said(row.direction), said(row.baseline?.said)]).toEqual([
      'time +22.2%, worse',
      'lower is better',
      'identical',
    ]);
    expect(row.candidate?.values).toMatch(/^90(\.\d+)? → 110(\.\d+)? s$/);
  });

  it('of the ratio says so', () => {
    const row = viewOf(times(1), times(0.9), times(1.1));
    expect(said(row.change?.said)).toMatch(/^ratio \+2\d\.\d%, better$/);
    expect(said(row.baseline?.said)).toMatch(/^\+\d+(\.\d)?%, worse$/);
  });

  it('prints values that divide to the printed change', () => {
    for (const factor of [0.013, 0.5, 0.97, 1.004, 1.3, 17, 4000]) {
      const row = viewOf(times(1), times(factor), steady);
      const [a, b] = (row.candidate?.values ?? '').replaceAll(',', '').split(' → ').map(parseFloat) as [number, number];
      const share = Number(row.candidate?.text?.replace('−', '-').replace(/[+%,]/g, '')) / 100;
      expect(Math.abs(b / a / (1 + share) - 1), `${factor}: ${row.candidate?.values}`).toBeLessThan(0.006);
    }
  });

  it('is one word where nothing changed', () => {
    const carried = viewOf(times(0.9), times(0.9), steady);
    expect([said(carried.change?.said), carried.candidate?.values]).toEqual([
      'identical',
      expect.not.stringContaining('→'),
    ]);
    const [rest] = [
      viewOf(
        times(0.9),
        times(0.9).map((one) => one + 0.001),
        steady,
      ),
    ];
    expect(said(rest.change?.said)).toMatch(/^unchanged \(time \+0\.0\d+%\)$/);
  });
});
