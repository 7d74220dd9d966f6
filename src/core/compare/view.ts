/** What the comparison page shows: plain data, ready to display and small enough to send. */
import { namer } from '../analysis/label';
import type { Row, Verdict } from '../analysis/model';
import { formatRatio } from '../text/ratio';
import { formatScaled, scaleOf, withUnit } from '../text/value';
import type { Severity } from '../report/problem';
import { verdictText } from '../page-model/wording';
import { word, type Message } from '../messages/messages';
import { comparedAnswer, comparedCounts, type ComparedCount } from './answer';
import { changeCount, type ChangeCount } from './compare';
import { isKnownDifference } from './environments';
import type { ComparedFinding, ComparedRow, ComparedHalf, PairComparison } from './model';
import { baselineMoved } from './moved';
import { decidingView, sideView, type ChangeView } from './change-view';
import { changeVerdict, troubleText } from './said';
import { rowKey } from '../report/row-key';

export interface HalfView {
  readonly ratio?: string;
  /** "100.4 s": the subject's value, if its report has nothing to compare it with. */
  readonly value?: string;
  readonly verdict?: Verdict;
  readonly verdictText?: Message;
}

export interface ComparedRowView {
  readonly key: string;
  readonly label: string;
  readonly role: ComparedRow['role'];
  /** "lower is better". */
  readonly direction?: Message;
  readonly then: HalfView;
  readonly now: HalfView;
  readonly change?: ChangeView;
  readonly candidate?: ChangeView;
  readonly baseline?: ChangeView;
  readonly count: ChangeCount;
  readonly verdict?: Verdict;
  readonly verdictText?: Message;
  readonly severity: number;
  readonly flipped: boolean;
  readonly moved: boolean;
  /** Why it is not compared, what was converted, how it was matched. */
  readonly remarks: readonly Message[];
}

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
  readonly rows: readonly ComparedRowView[];
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

export interface MatrixRow {
  readonly label: string;
  /** One per file; absent if the file does not have the row. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

export interface ComparisonView {
  readonly files: readonly ComparedFileView[];
  /** Index of the file that all others are compared with. */
  readonly reference: number;
  readonly pairs: readonly PairView[];
  /** Only with three files or more. */
  readonly matrix?: readonly MatrixRow[];
  /** The user cancelled the reading: the comparison is incomplete. */
  readonly stopped?: boolean;
}

/** One pair as the page shows it. */
export function pairView(file: number, comparison: PairComparison, findings: readonly ComparedFinding[]): PairView {
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
    rows: rows.map((row) => rowView(row, comparison)),
    gone: gone.map(old),
    fresh: fresh.map(added),
    suggested: suggested.map((one) => ({ then: old(one.then), now: added(one.now) })),
    taken: subjects
      .filter((one) => one.then !== one.now)
      .map((one) => word('compare.taken-for', { then: one.then, now: one.now })),
  };
}

function rowView(row: ComparedRow, comparison: PairComparison): ComparedRowView {
  const { key, label, role, change, severity, flipped, trouble, conversion, by } = row;
  const { metric } = comparison.now.report.benchmarks[row.now.benchmark] ?? {};
  const remarks = [
    ...(trouble ? [troubleText(trouble)] : []),
    ...(conversion ? [word('compare.converted', { from: conversion.from, to: conversion.to })] : []),
    ...(by === 'accepted' ? [word('compare.accepted')] : []),
    ...(row.parameters.length
      ? [
          word('compare.parameters-remark', {
            names: row.parameters.slice(0, 4).map((name) => word('compare.name', { name })),
          }),
        ]
      : []),
  ];
  return {
    key,
    label,
    role,
    direction: row.direction === 'higher' || row.direction === 'lower' ? word(`history.${row.direction}`) : undefined,
    ...halves(row, comparison),
    change: change && decidingView(change, row, metric),
    candidate: row.candidate && sideView('cand', row.candidate, row, metric),
    baseline: row.baseline && sideView('base', row.baseline, row, metric),
    count: changeCount(row),
    verdict: change?.verdict,
    verdictText: change && changeVerdict(change, row),
    severity,
    flipped,
    moved: baselineMoved(row),
    remarks,
  };
}

function halves(row: ComparedRow, comparison: PairComparison): { readonly then: HalfView; readonly now: HalfView } {
  const { then, now, limits, trouble } = row;
  if (then.row && now.row) return { then: halfView(then, limits), now: halfView(now, limits) };
  const unit = {
    then: comparison.then.report.benchmarks[then.benchmark]?.metric?.unit,
    now: comparison.now.report.benchmarks[now.benchmark]?.metric?.unit,
  };
  // Values of then are in the unit of now, unless they cannot be converted. Both use one scale.
  const both =
    trouble === 'unit'
      ? undefined
      : scaleOf(
          [then, now].flatMap(({ cand }) => (cand?.centre === undefined ? [] : [cand.centre])),
          unit.now,
        );
  const value = ({ cand }: ComparedHalf, own: string | undefined): string | undefined => {
    if (cand?.centre === undefined) return undefined;
    const scale = both ?? scaleOf([cand.centre], own);
    return withUnit(formatScaled(cand.centre, scale), scale.unit);
  };
  return {
    then: { ...halfView(then, limits), value: value(then, unit.then) },
    now: { ...halfView(now, limits), value: value(now, unit.now) },
  };
}

function halfView({ row }: ComparedHalf, limits: Row['limits']): HalfView {
  if (!row) return {};
  return {
    ratio: row.ratio === undefined ? undefined : formatRatio(row.ratio, { printed: row.printed, limits }),
    verdict: row.verdict,
    verdictText: verdictText(row),
  };
}

/** All rows of all files, those of the reference first, with a column per file. */
export function matrixView(
  files: number,
  reference: number,
  pairs: readonly { readonly file: number; readonly comparison: PairComparison }[],
): MatrixRow[] {
  const first = pairs[0]?.comparison.then;
  if (!first) return [];
  const name = namer(first.report);
  const lines = new Map<string, { label: string; cells: (MatrixCell | undefined)[] }>();
  const line = (key: string, label: string): (MatrixCell | undefined)[] => {
    const known = lines.get(key);
    if (known) return known.cells;
    const cells = Array.from({ length: files }, () => undefined);
    lines.set(key, { label, cells });
    return cells;
  };
  const several = first.analysis.candidates.length > 1;
  for (const row of first.analysis.rows) {
    const entry = first.report.benchmarks[row.benchmark];
    if (!entry || row.role !== 'primary') continue;
    line(`${row.benchmark}/${row.subject}`, several ? `${name(entry)}, ${row.subject}` : name(entry))[reference] =
      halfView({ benchmark: row.benchmark, subject: row.subject, row }, row.limits);
  }
  for (const { file, comparison } of pairs) {
    const seen = new Set<string>();
    for (const row of comparison.rows) {
      if (row.role !== 'primary') continue;
      seen.add(`${row.now.benchmark}/${row.now.subject}`);
      const view = rowView(row, comparison);
      const cells = line(`${row.then.benchmark}/${row.then.subject}`, row.label);
      cells[file] = { ...view.now, change: view.change };
      cells[reference] ??= view.then;
    }
    const { report, analysis } = comparison.now;
    const own = namer(report);
    for (const row of analysis.rows) {
      const entry = report.benchmarks[row.benchmark];
      if (!entry || row.role !== 'primary' || seen.has(`${row.benchmark}/${row.subject}`)) continue;
      line(`new ${rowKey(entry.id, row.subject)}`, own(entry))[file] = halfView(
        { benchmark: row.benchmark, subject: row.subject, row },
        row.limits,
      );
    }
  }
  return [...lines.values()];
}
