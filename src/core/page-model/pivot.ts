/** The pivot table as a page shows it: factors to vary, the table, and the sentence if one factor decides. */
import { shareOfRatio } from '../analysis/change';
import type { Analysis, Interval, Limits, Verdict } from '../analysis/model';
import { subjectLabel } from '../analysis/subjects';
import type { Report } from '../generated/format';
import { formatRatio } from '../text/ratio';
import { decide, decidingFactors, type Condition, type Decision } from '../pivot/decide';
import { factorsOf, type Factor, type FactorKind, type Level } from '../pivot/factors';
import type { JudgedCell, Pivot } from '../pivot/model';
import { pivotOf } from '../pivot/pivot';
import { word, type Message, type WordKey } from '../messages/messages';
import { evidenceText, verdictText } from './wording';

export interface FactorView {
  /** Identifies it in a choice. */
  readonly key: string;
  readonly name: Message;
  readonly kind: FactorKind;
  readonly levels: number;
}

export type PivotCell =
  | { readonly kind: 'empty' | 'base' | 'unmatched' }
  | { readonly kind: 'several'; readonly ratio?: number; readonly text: Message }
  | {
      readonly kind: 'row';
      /** The row's key if the report is judged against `baseline`. */
      readonly key: string;
      readonly baseline: string;
      readonly ratio?: number;
      readonly printed?: string;
      readonly limits: Limits;
      readonly interval?: Interval;
      /** The performance ratio's distance from 1, as a share. */
      readonly change?: number;
      readonly verdict: Verdict;
      readonly verdictText: Message;
      readonly evidenceText: Message;
    };

export interface PivotView {
  /** Factors that can vary: those with at least two levels. */
  readonly choices: readonly FactorView[];
  readonly varying: readonly string[];
  readonly held: readonly FactorView[];
  /** Levels as written, one per varying factor; empty if not stated. */
  readonly columns: readonly { readonly levels: readonly string[]; readonly base: boolean }[];
  readonly rows: readonly {
    readonly key: string;
    readonly levels: readonly string[];
    readonly cells: readonly PivotCell[];
  }[];
  /** "Worse only with …", and what qualifies it. */
  readonly decision: readonly Message[];
  readonly notes: readonly Message[];
}

export interface PivotAsked {
  readonly report: Report;
  readonly baseline: string;
  readonly against: (subject: string) => Analysis | undefined;
  /** Keys of the varying factors; if the report has none of them, the first choice. */
  readonly varying?: readonly string[];
}

/** The table for a choice of varying factors; undefined if nothing can vary. */
export function pivotView({ report, baseline, against, varying = [] }: PivotAsked): PivotView | undefined {
  const factors = factorsOf(report);
  const choices = choicesOf(factors);
  const asked = varying.flatMap((key) => choices.find((factor) => factor.key === key) ?? []);
  const chosen = asked.length > 0 ? asked : choices.slice(0, 1);
  if (chosen.length === 0) return undefined;
  const pivot = pivotOf({
    report,
    baseline,
    against,
    varying: chosen,
    fits: ({ benchmark }) => (benchmark.metric?.role ?? 'primary') === 'primary',
  });
  const label = (subject: string): string => subjectLabel(report, subject);
  return {
    choices: choices.map(factorView),
    varying: chosen.map(({ key }) => key),
    held: pivot.held.map(factorView),
    columns: pivot.columns.map(({ levels, base }) => ({
      levels: levels.map((level, i) => levelText(level, chosen[i], label)),
      base,
    })),
    rows: pivot.rows.map(({ levels, cells }) => ({
      key: JSON.stringify(levels),
      levels: levels.map((level, i) => levelText(level, pivot.held[i], label)),
      cells: cells.map((cell) => cellView(cell, baseline, label)),
    })),
    decision: decisionText(decide(pivot.observations, decidingFactors(factors)), label),
    notes: notesOf(pivot, label),
  };
}

/** Factors that people usually vary: parameters and `config` first. */
export function choicesOf(factors: readonly Factor[]): Factor[] {
  const kinds: readonly FactorKind[] = ['parameter', 'config', 'subject'];
  return kinds.flatMap((kind) => factors.filter((factor) => factor.kind === kind && factor.levels.length > 1));
}

const ownWords: readonly string[] = ['subject', 'name', 'suite', 'metric', 'unit', 'role', 'benchmark', 'environment'];
/** Field names of the format that read better otherwise. */
const written: Readonly<Record<string, string>> = { vcpus: 'vCPUs', vms: 'VMs' };

function factorView({ key, name, kind, levels }: Factor): FactorView {
  const said = ownWords.includes(key) ? word(`pivot.${key}` as WordKey) : word('pivot.own', { name });
  return { key, name: said, kind, levels: levels.length };
}

/** A level as written; a subject by its label. */
export function levelText(level: Level, factor: Factor | undefined, label: (subject: string) => string): string {
  if (level === undefined) return '';
  return factor?.kind === 'subject' ? label(String(level)) : String(level);
}

function cellView(cell: JudgedCell | undefined, inForce: string, label: (subject: string) => string): PivotCell {
  if (!cell) return { kind: 'empty' };
  if (cell.kind === 'base' || cell.kind === 'unmatched') return { kind: cell.kind };
  if (cell.kind === 'several') {
    const n = cell.all.length;
    return {
      kind: 'several',
      ratio: cell.ratio,
      text:
        cell.ratio === undefined
          ? word('pivot.several-none', { n })
          : word('pivot.several', { n, ratio: formatRatio(cell.ratio) }),
    };
  }
  const { row } = cell.at;
  return {
    kind: 'row',
    key: row.key,
    baseline: row.baseline,
    ratio: row.ratio,
    printed: row.printed,
    limits: row.limits,
    interval: row.interval,
    change: row.ratio === undefined ? undefined : shareOfRatio(row.ratio, row),
    verdict: row.verdict,
    verdictText: verdictText(row),
    evidenceText: evidenceText(row, inForce, label),
  };
}

/** The sentence with all its caveats; empty if no condition decides. */
export function decisionText(decision: Decision | undefined, label: (subject: string) => string): Message[] {
  if (!decision) return [];
  const { conditions, alternatives, worse, others, untested, leftOut } = decision;
  const said = (list: readonly Condition[]): Message =>
    list.map((one) => conditionText(one, label)).reduce((a, b) => word('pivot.and', { a, b }));
  return [
    word('pivot.decides', { condition: said(conditions), n: worse, others }),
    ...(alternatives.length > 0 ? [word('pivot.or', { conditions: alternatives.slice(0, 3).map(said) })] : []),
    ...(untested > 0
      ? [untested === worse ? word('pivot.all-untested') : word('pivot.untested', { n: untested, all: worse })]
      : []),
    ...(leftOut > 0 ? [word('pivot.left-out', { n: leftOut })] : []),
    word('pivot.hint'),
  ];
}

function conditionText({ kind, factor, level }: Condition, label: (subject: string) => string): Message {
  const name = Object.hasOwn(written, factor.name) ? (written[factor.name] ?? factor.name) : factor.name;
  const value = levelText(level, factor, label);
  if (kind !== 'is') return word(`pivot.${kind}`, { value: level, factor: name });
  return factor.kind === 'subject' ? word('pivot.is-subject', { value }) : word('pivot.is', { factor: name, value });
}

export function notesOf(
  { baselines, unheld, unmatched, varying, observations, columns }: Pivot,
  label: (subject: string) => string,
): Message[] {
  if (observations.length === 0) return [word('pivot.nothing')];
  const base = columns.find((column) => column.base);
  const [only] = baselines;
  const level =
    base &&
    varying
      .map((factor, i) => [factor, base.levels[i]] as const)
      .filter(([{ kind }]) => kind === 'config')
      .map(([{ name }, one]) => `${name}=${String(one ?? '')}`)
      .join(', ');
  return [
    level ? word('pivot.against-level', { level }) : word('pivot.against', { baseline: label(only ?? '') }),
    ...(baselines.length > 1 ? [word('pivot.judged-apart', { n: baselines.length })] : []),
    ...(unheld.length > 0
      ? [word('pivot.unheld', { n: unheld.length, factors: unheld.map((factor) => factorView(factor).name) })]
      : []),
    ...(unmatched > 0 ? [word('pivot.unmatched', { n: unmatched })] : []),
  ];
}
