/** What the comparison page shows: plain data, ready to display and small enough to send. */
import { namer } from '../analysis/label';
import type { Row } from '../analysis/model';
import type { Severity } from '../report/problem';
import { word, type Message } from '../messages/messages';
import { comparedAnswer, comparedCounts, type ComparedCount } from './answer';
import { isKnownDifference } from './environments';
import type { ComparedFinding, PairComparison } from './model';
import type { ChangeView } from './change-view';
import { halfView, rowBrief, rowView, type ComparedRowView, type HalfView, type RowBrief } from './row-view';
import { rowKey } from '../report/row-key';

interface ComparedFindingView {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly text: Message;
  readonly waived?: { readonly reason: string; readonly by?: string };
}

export interface NameView {
  readonly id: string;
  readonly label: string;
}

export interface PairView {
  /** Index of the compared file. */
  readonly file: number;
  readonly answer: Message;
  readonly counts: readonly ComparedCount[];
  readonly findings: readonly ComparedFindingView[];
  /** Fields that differ come first, then those that one side does not state. */
  readonly environment: readonly {
    readonly field: string;
    readonly then?: string;
    readonly now?: string;
    readonly known: boolean;
  }[];
  /** All rows, worst first. */
  readonly rows: readonly RowBrief[];
  /** Whether any row has a ratio. */
  readonly ratios: boolean;
  /** The text of as many rows as are seen first; the page asks for others when it shows them. */
  readonly first: readonly ComparedRowView[];
  readonly gone: readonly NameView[];
  readonly fresh: readonly NameView[];
  readonly suggested: readonly { readonly then: NameView; readonly now: NameView }[];
  readonly taken: readonly Message[];
}

export interface ComparedFileView {
  readonly name: string;
  /** The revision of git, if it is one. */
  readonly ref?: string;
  /** Folder that distinguishes files of the same name. */
  readonly where?: string;
  /** What tells it apart from the others, see labels.ts. */
  readonly label?: Message;
  readonly title?: string;
  readonly date?: string;
  /** Why it cannot be compared. */
  readonly trouble?: Message;
}

interface MatrixCell extends HalfView {
  readonly change?: ChangeView;
}

interface MatrixRow {
  readonly label: string;
  /** One per file; absent if the file does not have the row. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

export interface MatrixView {
  readonly rows: readonly MatrixRow[];
  /** How many there are in all. */
  readonly all: number;
}

export interface ComparisonView {
  readonly files: readonly ComparedFileView[];
  /** Index of the file that all others are compared with. */
  readonly reference: number;
  readonly pairs: readonly PairView[];
  /** Only with three files or more. */
  readonly matrix?: MatrixView;
  /** The user cancelled the reading: the comparison is incomplete. */
  readonly stopped?: boolean;
}

/** One pair as the page shows it, @param first with the text of the first rows */
export function pairView(
  file: number,
  comparison: PairComparison,
  findings: readonly ComparedFinding[],
  first: readonly ComparedRowView[] = [],
): PairView {
  const { then, now, rows, environment, gone, fresh, suggested, subjects } = comparison;
  const names = ({ report }: PairComparison['now']) => {
    const name = namer(report);
    return (index: number): NameView => {
      const entry = report.benchmarks[index];
      return { id: entry?.id ?? '', label: entry ? name(entry) : '' };
    };
  };
  const [old, added] = [names(then), names(now)];
  const fields = environment.map((one) => ({
    field: one.field,
    then: one.then,
    now: one.now,
    known: isKnownDifference(one),
  }));
  return {
    file,
    answer: comparedAnswer(comparison),
    counts: comparedCounts(comparison),
    findings: findings.map(({ id, rule, severity, message, waived }) => ({
      id,
      rule,
      severity,
      text: message,
      waived,
    })),
    environment: [...fields.filter((one) => one.known), ...fields.filter((one) => !one.known)],
    rows: rows.map(rowBrief),
    ratios: rows.some(({ then: a, now: b }) => a.row?.ratio !== undefined || b.row?.ratio !== undefined),
    first,
    gone: gone.map(old),
    fresh: fresh.map(added),
    suggested: suggested.map((one) => ({ then: old(one.then), now: added(one.now) })),
    taken: subjects
      .filter((one) => one.then !== one.now)
      .map((one) => word('compare.taken-for', { then: one.then, now: one.now })),
  };
}

type Pairs = readonly { readonly file: number; readonly comparison: PairComparison }[];

/** A row of the matrix before its text is made. */
interface MatrixLine {
  readonly label: string;
  readonly cells: ((() => MatrixCell) | undefined)[];
}

/**
 * All rows of all files, those of the reference first, with a column per file.
 * @param most so many of them with their text
 */
export function matrixView(files: number, reference: number, pairs: Pairs, most = Infinity): MatrixView {
  const lines = matrixLines(files, reference, pairs);
  return {
    rows: lines.slice(0, most).map(({ label, cells }) => ({ label, cells: cells.map((cell) => cell?.()) })),
    all: lines.length,
  };
}

function matrixLines(files: number, reference: number, pairs: Pairs): readonly MatrixLine[] {
  const first = pairs[0]?.comparison.then;
  if (!first) return [];
  const name = namer(first.report);
  const lines = new Map<string, MatrixLine>();
  const line = (key: string, label: string): MatrixLine['cells'] => {
    const known = lines.get(key);
    if (known) return known.cells;
    const cells: MatrixLine['cells'] = Array<undefined>(files).fill(undefined);
    lines.set(key, { label, cells });
    return cells;
  };
  const ofRow = (row: Row) => () => halfView({ benchmark: row.benchmark, subject: row.subject, row }, row.limits);
  const several = first.analysis.candidates.length > 1;
  for (const row of first.analysis.rows) {
    const entry = first.report.benchmarks[row.benchmark];
    if (!entry || row.role !== 'primary') continue;
    line(`${row.benchmark}/${row.subject}`, several ? `${name(entry)}, ${row.subject}` : name(entry))[reference] =
      ofRow(row);
  }
  for (const { file, comparison } of pairs) {
    const seen = new Set<string>();
    for (const row of comparison.rows) {
      if (row.role !== 'primary') continue;
      seen.add(`${row.now.benchmark}/${row.now.subject}`);
      const cells = line(`${row.then.benchmark}/${row.then.subject}`, row.label);
      cells[file] = () => {
        const { now, change } = rowView(row, comparison);
        return { ...now, change };
      };
      cells[reference] ??= () => rowView(row, comparison).then;
    }
    const { report, analysis } = comparison.now;
    const own = namer(report);
    for (const row of analysis.rows) {
      const entry = report.benchmarks[row.benchmark];
      if (!entry || row.role !== 'primary' || seen.has(`${row.benchmark}/${row.subject}`)) continue;
      line(`new ${rowKey(entry.id, row.subject)}`, own(entry))[file] = ofRow(row);
    }
  }
  return [...lines.values()];
}
