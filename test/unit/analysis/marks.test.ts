import { describe, expect, it } from 'vitest';
import { hasMark, isMarked, marked, markNames, marksOf } from '../../../src/core/analysis/marks';
import { defaultOptions, type Verdict } from '../../../src/core/analysis/model';
import { analyse } from '../../../src/core/analysis/analyse';
import { findings } from '../../../src/core/findings/findings';
import { verdictText } from '../../../src/core/page-model/wording';
import { sayEnglish } from '../../../src/core/messages/messages';
import { report } from './make';

const regression: Verdict = { word: 'regression', tested: true, severe: true };
const limits = { warn: 0.01, fail: 0.05, equivalence: 0.01 };

describe('marks of a row', () => {
  it('have a fixed order, and require a test', () => {
    expect(marksOf({ confounded: true, 'within-boot': true, blocked: false })).toEqual(['within-boot', 'confounded']);
    expect(marksOf({})).toBeUndefined();
    expect(marked({ ...regression, tested: false }, ['blocked'])).not.toHaveProperty('marks');
    expect(isMarked(marked(regression, ['blocked']))).toBe(true);
    expect(hasMark(marked(regression, ['blocked']), 'peeked')).toBe(false);
  });

  it.each(markNames)('%s is part of the verdict in words', (mark) => {
    const plain = sayEnglish(verdictText({ verdict: regression, limits }));
    const said = sayEnglish(verdictText({ verdict: marked(regression, [mark]), limits }));
    expect(said).toMatch(new RegExp(`^${plain}, \\w`));
  });

  it('all appear together, and keep a severe regression from being an error', () => {
    const made = report([
      {
        metric: { name: 't', unit: 's', direction: 'lower' },
        results: [
          { subject: 'old', samples: [10, 10.1, 9.9, 10.05] },
          { subject: 'new', samples: [12, 12.1, 11.9, 12.05] },
        ],
      },
    ]);
    const { analysis } = analyse(made, defaultOptions);
    const rows = analysis.rows.map((row) => ({ ...row, verdict: marked(row.verdict, ['within-boot', 'confounded']) }));
    const severity = (all: typeof analysis): (string | undefined)[] =>
      findings([], { report: made, analysis: all })
        .filter(({ rule }) => rule === 'regression')
        .map((one) => one.severity);
    expect(severity(analysis)).toEqual(['error']);
    expect(severity({ ...analysis, rows })).toEqual(['warning']);
    expect(rows[0] && sayEnglish(verdictText(rows[0]))).toBe('clear regression, within one boot, confounded');
  });
});
