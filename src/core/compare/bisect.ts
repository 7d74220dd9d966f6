/** Whether a run is closer to a good or a bad one: the answer for `git bisect run`. */
import type { AnalysisOptions } from '../analysis/model';
import { word, type Message } from '../messages/messages';
import { compareReports } from './compare';
import { changeVerdict } from './said';
import type { ComparedRow, Party } from './model';
import { largest, smallest } from '../text/lists';

export type Bisected =
  | { readonly answer: 'good' | 'bad' | 'unclear'; readonly said: Message }
  /** The setup cannot give an answer at all. */
  | { readonly answer: 'broken'; readonly said: Message };

/**
 * Compares the run with the good one, and the good one with the bad one. The verdict flips halfway between good and bad
 * on a log scale; a run whose interval crosses that point is unclear, and so is a run without a spread that is within
 * the margin of it.
 *
 * @param row a benchmark's id, or a row's key: "id/subject"
 */
export function bisectRun(good: Party, bad: Party, run: Party, row: string, options: AnalysisOptions): Bisected {
  const whole = rowIn(good, bad, row, options);
  if ('key' in whole) return { answer: 'broken', said: whole };
  const distance = whole.row.change?.ratio;
  if (distance === undefined) return { answer: 'broken', said: word('bisect.no-number', { row }) };
  const { interval, verdict } = whole.row.change ?? {};
  const margin = Math.log1p(whole.row.limits.warn);
  const apart =
    Math.abs(Math.log(distance)) >= margin && !(interval?.from === 'test' && interval.lo <= 1 && interval.hi >= 1);
  if (!apart || verdict === undefined) return { answer: 'broken', said: word('bisect.same', { row }) };

  const found = rowIn(good, run, row, options);
  if ('key' in found) return { answer: 'unclear', said: found };
  const { change } = found.row;
  if (change?.ratio === undefined || !(change.ratio > 0))
    return { answer: 'unclear', said: word('bisect.no-number', { row }) };
  // A mark that the good and the bad run carry too does not tell this run from them.
  const marks = change.verdict.marks?.filter((mark) => !verdict.marks?.includes(mark)) ?? [];
  if (!change.identical && marks.length > 0)
    return {
      answer: 'unclear',
      said: word('bisect.marked', { row, verdict: changeVerdict(change, found.row) }),
    };
  // 0 at the good run, 1 at the bad one.
  const place = (ratio: number): number => Math.log(ratio) / Math.log(distance);
  const at = place(change.ratio);
  const args = { row, place: String(Number(at.toFixed(2))) };
  const ends = change.interval?.from === 'test' ? [place(change.interval.lo), place(change.interval.hi)] : undefined;
  const reach = ends ?? [at - margin / Math.abs(Math.log(distance)), at + margin / Math.abs(Math.log(distance))];
  if (!change.identical && smallest(reach) < 0.5 && largest(reach) > 0.5)
    return { answer: 'unclear', said: word('bisect.unclear', args) };
  return at < 0.5
    ? { answer: 'good', said: word('bisect.good', args) }
    : { answer: 'bad', said: word('bisect.bad', args) };
}

/** The row in both reports, or why it cannot be compared. */
function rowIn(
  then: Party,
  now: Party,
  wanted: string,
  options: AnalysisOptions,
): { readonly row: ComparedRow } | Message {
  const rows = compareReports(then, now, options).rows.filter(
    ({ key, now: { benchmark } }) => key === wanted || now.report.benchmarks[benchmark]?.id === wanted,
  );
  const [row, another] = rows;
  if (!row) return word('bisect.no-row', { row: wanted, file: now.name });
  if (another)
    return word('bisect.several', { row: wanted, rows: rows.map(({ key }) => word('compare.name', { name: key })) });
  if (row.trouble) return word('bisect.incomparable', { row: wanted, file: now.name });
  if (row.now.row?.verdict.word === 'failed') return word('bisect.failed', { row: wanted, file: now.name });
  return { row };
}
