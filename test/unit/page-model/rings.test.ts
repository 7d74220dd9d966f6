/** Rings mark the runs that the explanation mentions, and those that are findings. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { readReport } from '../../../src/core/report/read';
import { detailView } from '../../../src/core/page-model/detail';
import { sayEnglish } from '../../../src/core/messages/messages';
import type { DetailView } from '../../../src/core/page-model/model';

function detailOf(base: readonly number[], cand: readonly number[], more: object = {}): DetailView {
  const { report } = readReport(
    JSON.stringify({
      format: 'vmibench/1',
      title: 't',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      benchmarks: [
        {
          id: 'x',
          name: 'x',
          metric: { name: 'time', unit: 's', direction: 'lower' },
          results: [
            { subject: 'a', samples: base },
            { subject: 'b', samples: cand, ...more },
          ],
        },
      ],
    }),
  );
  if (!report) throw new Error('no report');
  const { analysis } = analyse(report, defaultOptions);
  const [row] = analysis.rows;
  if (!row) throw new Error('no row');
  return detailView(report, analysis, row);
}

const rings = (detail: DetailView): (string | undefined)[][] =>
  detail.sides.map((side) => side.runs.map((run) => run.outlier));
const said = (detail: DetailView): string => detail.explanation.map(sayEnglish).join(' ');
const quiet = [100, 101, 102, 103, 104, 105, 106, 107];

describe('rings', () => {
  it('are absent from a quiet sample', () => {
    const detail = detailOf(
      quiet,
      quiet.map((value) => value * 1.1),
    );
    expect(new Set(rings(detail).flat())).toEqual(new Set([undefined]));
    expect(said(detail)).toContain('No run looks like an outlier');
  });

  it('match the number in the explanation', () => {
    // Modified z of 3.5 and more, and less than what a finding asks of eight runs (9.72).
    const detail = detailOf(quiet, [110, 111, 112, 113, 114, 115, 116, 134]);
    expect(rings(detail)[1]).toEqual([...Array<undefined>(7).fill(undefined), 'apart']);
    expect(said(detail)).toContain('1 run looks like an outlier');
  });

  it('are double if the run is also a finding', () => {
    const detail = detailOf(quiet, [110, 111, 112, 113, 114, 115, 116, 250]);
    expect(rings(detail)[1]?.[7]).toBe('far');
    expect(said(detail)).toContain('1 run looks like an outlier');
  });

  it('skip excluded runs and keep their positions', () => {
    const detail = detailOf(quiet, [900, 110, 111, 112, 113, 114, 115, 116, 134], {
      excluded: [{ index: 0, reason: 'host reboot' }],
    });
    expect(rings(detail)[1]).toEqual([undefined, ...Array<undefined>(7).fill(undefined), 'apart']);
  });

  it('are absent if too few runs let averages decide', () => {
    const detail = detailOf([100, 101, 102, 103, 104], [110, 111, 112, 113, 134]);
    expect(new Set(rings(detail).flat())).toEqual(new Set([undefined]));
  });
});
