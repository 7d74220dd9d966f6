/** A comparison as CSV: every number of every row of every pair, for spreadsheets and scripts. */
import { namer } from '../../analysis/label';
import { changeCount } from '../../compare/compare';
import type { MeasuredChange, ComparedRow, PairComparison } from '../../compare/model';
import { baselineMoved } from '../../compare/moved';
import { csvText, type CsvCell } from '../csv';
import type { ComparedInput } from './parts';

interface Place {
  readonly then: string;
  readonly now: string;
  readonly comparison: PairComparison;
}

type Column = readonly [title: string, of: (row: ComparedRow, place: Place) => CsvCell];

/** The share is in the metric's own unit; its interval is that of the ratio, above 1 better. */
const change = (name: 'ratio' | 'candidate' | 'baseline', title: string): Column[] => {
  const of =
    (pick: (one: MeasuredChange) => CsvCell): Column[1] =>
    (row) => {
      const one = row[name];
      return one && pick(one);
    };
  return [
    [title, of(({ quotient }) => (quotient === undefined ? undefined : quotient - 1))],
    [`${title} ratio`, of((one) => one.ratio)],
    [`${title} ratio lo`, of((one) => one.interval?.lo)],
    [`${title} ratio hi`, of((one) => one.interval?.hi)],
    [`${title} p`, of((one) => one.tested?.p)],
    [`${title} p adjusted`, of((one) => one.tested?.adjusted)],
    [`${title} identical`, of((one) => one.identical)],
  ];
};

const columns: readonly Column[] = [
  ['then', (_row, { then }) => then],
  ['now', (_row, { now }) => now],
  ['what', (row) => changeCount(row)],
  ['benchmark', ({ now }, { comparison }) => comparison.now.report.benchmarks[now.benchmark]?.id],
  ['benchmark then', ({ then }, { comparison }) => comparison.then.report.benchmarks[then.benchmark]?.id],
  ['name', ({ label }) => label],
  ['role', ({ role }) => role],
  ['direction', ({ direction }) => direction],
  ['candidate', ({ now }) => now.subject],
  ['candidate then', ({ then }) => then.subject],
  ['ratio then', ({ then }) => then.row?.ratio],
  ['ratio now', ({ now }) => now.row?.ratio],
  // Values of then are in the unit of now.
  ['candidate value then', ({ then }) => then.cand?.centre],
  ['candidate value now', ({ now }) => now.cand?.centre],
  ['baseline value then', ({ then }) => then.base?.centre],
  ['baseline value now', ({ now }) => now.base?.centre],
  ...change('ratio', 'change'),
  ...change('candidate', 'candidate change'),
  ...change('baseline', 'baseline change'),
  ['verdict then', ({ then }) => then.row?.verdict.word],
  ['verdict now', ({ now }) => now.row?.verdict.word],
  ['verdict of the change', (row) => row.change?.verdict.word],
  ['tested', (row) => row.change?.verdict.tested],
  ['flipped', ({ flipped }) => flipped],
  ['baseline moved', (row) => baselineMoved(row)],
  ['severity', ({ severity }) => severity],
  ['not compared because of', ({ trouble }) => trouble],
  ['converted from', ({ conversion }) => conversion?.from],
  ['matched by', ({ by }) => by],
  ['parameters that differ', ({ parameters }) => (parameters.length > 0 ? parameters.join(' ') : undefined)],
];

export function comparedCsv({ view, pairs }: ComparedInput): string {
  const name = (index: number): string => {
    const file = view.files[index];
    const of = [file?.ref, file?.where].filter(Boolean).join(', ');
    return file ? (of ? `${file.name} (${of})` : file.name) : '';
  };
  const records = pairs.flatMap(({ file, comparison }) => {
    const place: Place = { then: name(view.reference), now: name(file), comparison };
    const alone = (what: 'gone' | 'new', { report }: PairComparison['now'], list: readonly number[]): CsvCell[][] => {
      const label = namer(report);
      return list.flatMap((index) => {
        const entry = report.benchmarks[index];
        const mine: Readonly<Record<string, CsvCell>> = {
          then: place.then,
          now: place.now,
          what,
          name: entry && label(entry),
          [what === 'gone' ? 'benchmark then' : 'benchmark']: entry?.id,
        };
        return entry ? [columns.map(([title]) => mine[title])] : [];
      });
    };
    return [
      ...comparison.rows.map((row) => columns.map(([, of]) => of(row, place))),
      ...alone('gone', comparison.then, comparison.gone),
      ...alone('new', comparison.now, comparison.fresh),
    ];
  });
  return csvText([columns.map(([title]) => title), ...records]);
}
