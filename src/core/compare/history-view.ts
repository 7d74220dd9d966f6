/** What the history page shows. */
import { rowDifferencesOver } from '../analysis/environments';
import { subjectLabel } from '../analysis/subjects';
import { formatP, formatPercent, formatRatio } from '../text/ratio';
import { formatValue } from '../text/value';
import { word, type Message } from '../messages/messages';
import type { HistorySeries } from './history';
import type { Party } from './model';
import { largest, smallest } from '../text/lists';

export interface HistoryRunView {
  readonly name: string;
  readonly date?: string;
  readonly title?: string;
}

export interface HistoryPointView {
  /** Index of the run. */
  readonly at: number;
  readonly value: number;
  readonly lo?: number;
  readonly hi?: number;
  readonly text: string;
  readonly interval?: readonly [string, string];
  readonly carried: boolean;
}

export interface HistorySeriesView {
  readonly key: string;
  readonly label: string;
  readonly of: 'ratio' | 'value';
  /** The candidate, where the history has several. */
  readonly subject?: string;
  /** Metric, unit and direction of the axis; of ratios only that higher is better. */
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: 'higher' | 'lower';
  readonly points: readonly HistoryPointView[];
  /**
   * Labels of the scale: the smallest and the largest number drawn, including interval ends; one label if they are
   * equal.
   */
  readonly ends: readonly { readonly value: number; readonly text: string }[];
  /** `point` is an index into the points. */
  /** The last report, judged by the ones before it. */
  readonly night?: Message;
  readonly changes: readonly {
    readonly point: number;
    /** The size of the change. */
    readonly text: string;
    readonly tone: -1 | 0 | 1;
    /** The levels before and after it, and its p. */
    readonly from: string;
    readonly to: string;
    readonly p: string;
  }[];
}

/** What of the environment changed before a run, without being meant to. */
export interface HistoryEnvironmentChange {
  /** Index of the run. */
  readonly at: number;
  readonly fields: readonly { readonly field: string; readonly then: string; readonly now: string }[];
  /** Fields beyond those that are listed. */
  readonly more: number;
}

export interface HistoryView {
  /** Of the last report. */
  readonly title?: string;
  /** Who is measured against whom. */
  readonly subjects?: Message;
  readonly environment: readonly HistoryEnvironmentChange[];
  readonly answer: Message;
  /** Caveats: revisions that could not be read, a clone without its beginning. */
  readonly notes: readonly Message[];
  readonly runs: readonly HistoryRunView[];
  /** Changed series come first, sorted by the size of their last change. */
  readonly series: readonly HistorySeriesView[];
  readonly steps: boolean;
}

export function historyView(
  runs: readonly HistoryRunView[],
  all: readonly HistorySeries[],
  notes: readonly Message[],
  answer: Message,
  about: {
    readonly steps?: boolean;
    readonly parties?: readonly Party[];
    readonly nights?: ReadonlyMap<string, Message>;
  } = {},
): HistoryView {
  const size = ({ changes }: HistorySeries): number =>
    largest(
      changes.map(({ before, after }) => Math.abs(Math.log(after / before))),
      0,
    );
  const { steps = false, parties = [], nights } = about;
  const several = new Set(all.map(({ subject }) => subject)).size > 1;
  const series = [...all]
    .sort((a, b) => size(b) - size(a))
    .map((one) => ({ ...seriesView(one, several), night: nights?.get(one.key) }));
  const last = parties[parties.length - 1];
  return {
    title: last?.report.title,
    subjects: last && subjectsOf(last),
    environment: steps ? [] : environmentChanges(parties),
    answer,
    notes,
    runs,
    series,
    steps,
  };
}

function subjectsOf({ report, analysis }: Party): Message | undefined {
  const [only] = analysis.candidates;
  const baseline = subjectLabel(report, analysis.baseline);
  if (report.subjects.length < 2) return word('history.subject', { subject: baseline });
  if (only === undefined) return undefined;
  return analysis.candidates.length === 1
    ? word('history.pair', { candidate: subjectLabel(report, only), baseline })
    : word('history.pairs', { n: analysis.candidates.length, baseline });
}

/** More fields of one change are counted. */
const maxFields = 8;

function environmentChanges(parties: readonly Party[]): HistoryEnvironmentChange[] {
  return parties.flatMap(({ report }, at): HistoryEnvironmentChange[] => {
    const before = parties[at - 1];
    const changed = before ? rowDifferencesOver(before.report, report) : [];
    if (changed.length === 0) return [];
    const fields = changed.slice(0, maxFields).map(({ field, base, cand }) => ({ field, then: base, now: cand }));
    return [{ at, fields, more: changed.length - fields.length }];
  });
}

function seriesView(series: HistorySeries, several: boolean): HistorySeriesView {
  const { key, label, of, unit, direction, points, changes } = series;
  const said = (value: number): string => (of === 'ratio' ? formatRatio(value) : formatValue(value, unit));
  const shown = points.map(({ at, value, lo, hi, carried }): HistoryPointView => ({
    at,
    value,
    lo: finite(lo),
    hi: finite(hi),
    carried,
    text: said(value),
    interval: lo !== undefined && hi !== undefined ? [said(lo), said(hi)] : undefined,
  }));
  const drawn = shown
    .flatMap(({ value, lo, hi }) => [value, lo, hi])
    .filter((value) => value !== undefined && value > 0) as number[];
  const ends = new Set(drawn.length > 0 ? [smallest(drawn), largest(drawn)] : []);
  return {
    key,
    label,
    of,
    subject: several ? series.subject : undefined,
    metric: of === 'ratio' ? undefined : series.metric,
    unit: of === 'ratio' ? undefined : unit,
    direction: of === 'ratio' ? 'higher' : direction === 'none' ? undefined : direction,
    points: shown,
    ends: [...ends].map((value) => ({ value, text: said(value) })),
    changes: changes.map(({ at, p, before, after }) => {
      const better =
        of === 'ratio' || direction === 'higher' ? after > before : direction === 'lower' ? after < before : undefined;
      return {
        point: at,
        text: formatPercent(after / before - 1),
        tone: better === undefined ? 0 : better ? 1 : -1,
        from: said(before),
        to: said(after),
        p: formatP(p),
      };
    }),
  };
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
