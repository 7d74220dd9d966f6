/** A long report is read, judged and searched in steps that are short compared with the whole, and can be abandoned. */
import { describe, expect, it } from 'vitest';
import { analyse, analysisSteps } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { FindingMemory } from '../../../src/core/findings/row-memory';
import { search, searchSteps } from '../../../src/core/judge/search';
import { defaultSettings } from '../../../src/core/judge/settings';
import { pageModelSteps } from '../../../src/core/page-model/page';
import { readReport } from '../../../src/core/report/read';
import type { Stepwise } from '../../../src/core/text/steps';
import { generateReport } from '../../perf/generate-report';

const rows = 1000;
const reading = readReport(generateReport({ rows, evidence: 'samples' }));
const report = reading.report!;
const { analysis } = analyse(report, defaultOptions);

function count(steps: Stepwise<unknown>): number {
  let n = 0;
  while (!steps.next().done) n++;
  return n;
}

describe('the work on a long report', () => {
  it.each([
    ['judging', () => analysisSteps(report, defaultOptions)],
    ['finding', () => searchSteps(reading, analysis, defaultSettings)],
    ['the model of the page', () => pageModelSteps({ report, analysis, findings: [] })],
  ])('pauses at least once per twenty rows: %s', (_name, steps) =>
    expect(count(steps())).toBeGreaterThanOrEqual(rows / 20),
  );

  it('can be abandoned midway: the next search finds the same as one from scratch', () => {
    const memory = new FindingMemory();
    search(reading, analysis, defaultSettings, memory);
    const text = reading.text.replace(/"samples": \[\s*([\d.]+)/, (found, one: string) =>
      found.replace(one, `${one}9`),
    );
    const next = readReport(text);
    const judged = analyse(next.report!, defaultOptions).analysis;
    const given = searchSteps(next, judged, defaultSettings, memory);
    for (let i = 0; i < 30; i++) given.next();
    expect(search(next, judged, defaultSettings, memory)).toEqual(search(next, judged, defaultSettings));
  });
});
