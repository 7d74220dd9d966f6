/** What the history page shows. */
import { formatPercent, formatRatio } from '../text/ratio';
import { formatValue } from '../text/value';
import type { Message } from '../messages/messages';
import type { HistorySeries } from './history';
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
  readonly points: readonly HistoryPointView[];
  /**
   * Labels of the scale: the smallest and the largest number drawn, including interval ends; one label if they are
   * equal.
   */
  readonly ends: readonly { readonly value: number; readonly text: string }[];
  /** `point` is an index into the points. */
  /** The last report, judged by the ones before it. */
  readonly night?: Message;
  readonly changes: readonly { readonly point: number; readonly text: string; readonly tone: -1 | 0 | 1 }[];
}

export interface HistoryView {
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
  { steps = false, nights }: { readonly steps?: boolean; readonly nights?: ReadonlyMap<string, Message> } = {},
): HistoryView {
  const size = ({ changes }: HistorySeries): number =>
    largest(
      changes.map(({ before, after }) => Math.abs(Math.log(after / before))),
      0,
    );
  const series = [...all].sort((a, b) => size(b) - size(a)).map((one) => seriesView(one, nights?.get(one.key)));
  return { answer, notes, runs, series, steps };
}

function seriesView(
  { key, label, of, unit, direction, points, changes }: HistorySeries,
  night: Message | undefined,
): HistorySeriesView {
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
    points: shown,
    ends: [...ends].map((value) => ({ value, text: said(value) })),
    night,
    changes: changes.map(({ at, before, after }) => {
      const better =
        of === 'ratio' || direction === 'higher' ? after > before : direction === 'lower' ? after < before : undefined;
      return { point: at, text: formatPercent(after / before - 1), tone: better === undefined ? 0 : better ? 1 : -1 };
    }),
  };
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
