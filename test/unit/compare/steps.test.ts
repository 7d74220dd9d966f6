import { expect, it } from 'vitest';
import { compareReports, comparingSteps } from '../../../src/core/compare/compare';
import { partySteps, readParty } from '../../../src/core/compare/party';
import { rowViewSteps, allRowViews } from '../../../src/core/compare/row-view';
import { pairView } from '../../../src/core/compare/view';
import { defaultSettings } from '../../../src/core/judge/settings';
import type { Stepwise } from '../../../src/core/text/steps';
import { generateReport } from '../../perf/generate-report';

const rows = 320;
const party = (seed: number) => {
  const text = generateReport({ rows, evidence: 'samples', seed, effect: seed / 50 });
  const read = readParty('a', text, defaultSettings);
  if (!('party' in read)) throw new Error('no report');
  return { text, party: read.party };
};
const [then, now] = [party(1), party(2)];
const compared = compareReports(then.party, now.party, defaultSettings.options);

/** The answer, and how often others got their turn. */
function counted<T>(steps: Stepwise<T>): { readonly answer: T; readonly turns: number } {
  for (let turns = 0; ; turns++) {
    const step = steps.next();
    if (step.done) return { answer: step.value, turns };
  }
}

it('others get their turn while reports are read, compared and written, at least every 16 rows', () => {
  const reading = counted(partySteps('a', then.text, defaultSettings));
  const comparing = counted(comparingSteps(then.party, now.party, defaultSettings.options));
  const writing = counted(rowViewSteps(compared, [...compared.rows.keys()]));
  expect(reading.answer).toEqual(readParty('a', then.text, defaultSettings));
  expect(comparing.answer).toEqual(compared);
  expect(writing.answer).toEqual(allRowViews(compared));
  // Drafts and verdicts are made one after the other.
  expect(Math.min(reading.turns, comparing.turns / 2, writing.turns)).toBeGreaterThanOrEqual(rows / 16);
});

it('a page gets the text of the first rows only, and of all what they are sorted by', () => {
  const { answer: first } = counted(rowViewSteps(compared, [0, 1, 2, rows + 5]));
  const view = pairView(1, compared, [], first);
  const all = allRowViews(compared);
  expect(view.first).toEqual(all.slice(0, 3));
  expect(view.rows.map(({ label, count }) => [label, count])).toEqual(all.map(({ label, count }) => [label, count]));
  // To more digits than the text has.
  const printed = (text = '0%'): number => Math.abs(Number(text.replace('−', '-').replaceAll(/[%,+]/g, '')));
  for (const [place, row] of all.entries()) {
    const { change = NaN, candidate = NaN, baseline = NaN } = view.rows[place] ?? {};
    for (const [size, of] of [
      [change, row.change],
      [candidate, row.candidate],
      [baseline, row.baseline],
    ] as const)
      expect(Math.abs(100 * size - printed(of?.text))).toBeLessThanOrEqual(Math.max(0.051, size / 2));
  }
  // Its size does not grow with what is written of a row.
  expect(JSON.stringify(view.rows).length).toBeLessThan(JSON.stringify(all).length / 5);
});
