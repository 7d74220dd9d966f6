/** "since HEAD: 1.034, was 1.012": what a report says now compared to its last commit. */
import { subjectLabel } from '../analysis/subjects';
import type { Analysis, Row } from '../analysis/model';
import { sideOf } from '../analysis/sides';
import { unitFactor } from '../text/unit-factor';
import { formatRatio } from '../text/ratio';
import { formatScaled, scaleOf, withUnit } from '../text/value';
import type { Benchmark, Report } from '../generated/format';
import type { Path } from '../report/path';
import { word, type Message } from '../messages/messages';

export interface JudgedRevision {
  readonly report: Report;
  readonly analysis: Analysis;
}

export interface HeadText {
  readonly text: Message;
  /** Index of the benchmark; the first line if undefined. */
  readonly path?: Path;
}

interface Counts {
  readonly texts: readonly HeadText[];
  readonly changed: number;
  readonly fresh: number;
  readonly gone: number;
}

/**
 * A lens for each primary row whose number changed since HEAD, after one on the first line that counts them; unchanged
 * rows get none. Rows are matched by id: renames are left to the comparison that a click opens.
 */
export function sinceHeadTexts(then: JudgedRevision, now: JudgedRevision): HeadText[] {
  const [was, is] = [then.report, now.report].map(({ subjects }) => subjects.length > 1);
  if (was !== is) return [];
  const baselines = is
    ? ([subjectLabel(then.report, then.analysis.baseline), subjectLabel(now.report, now.analysis.baseline)] as const)
    : undefined;
  if (baselines && then.analysis.baseline !== now.analysis.baseline)
    return [{ text: word('lens.head-baseline', { now: baselines[1], then: baselines[0] }) }];
  const { texts, changed, fresh, gone } = is ? ofRatios(then, now) : ofValues(then.report, now.report);
  const parts: Message[] = [
    ...(changed > 0 ? [word('lens.head-changed', { n: changed })] : []),
    ...(fresh > 0 ? [word('lens.head-new', { n: fresh })] : []),
    ...(gone > 0 ? [word('lens.head-gone', { n: gone })] : []),
  ];
  return parts.length > 0 ? [{ text: word('lens.head-summary', { parts }) }, ...texts] : [];
}

function ofRatios(then: JudgedRevision, now: JudgedRevision): Counts {
  const primary = ({ rows }: Analysis): readonly Row[] =>
    rows.filter(({ role, verdict }) => role === 'primary' && verdict.trouble !== 'gone');
  const before = new Map(primary(then.analysis).map((row) => [row.key, row]));
  const several = now.analysis.candidates.length > 1;
  let [changed, fresh] = [0, 0];
  const texts = primary(now.analysis).flatMap((row): HeadText[] => {
    const old = before.get(row.key);
    before.delete(row.key);
    if (!old) fresh++;
    if (!old || same(old.ratio, row.ratio)) return [];
    changed++;
    const said = since(pair(ratioOf, old, row));
    return [
      {
        text: several ? word('lens.for', { candidate: subjectLabel(now.report, row.subject), said }) : said,
        path: ['benchmarks', row.benchmark],
      },
    ];
  });
  return { texts, changed, fresh, gone: before.size };
}

type Said = string | undefined;

function ratioOf({ ratio, printed, limits }: Row, digits?: number): Said {
  if (ratio === undefined) return undefined;
  return digits === undefined ? formatRatio(ratio, { printed, limits }) : exactly(ratio, digits);
}

const exactly = (value: number, digits: number): string => String(Number(value.toPrecision(digits)));

/** Equal except for rounding by unit conversion. */
function same(a: number | undefined, b: number | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-12 * Math.abs(b));
}

/** Two numbers in the usual format, with more digits if they would otherwise look equal. */
function pair<T>(text: (of: T, digits?: number) => Said, then: T, now: T): readonly [Said, Said] {
  const [was, is] = [text(then), text(now)];
  return was === is ? [text(then, 6), text(now, 6)] : [was, is];
}

function since([then, now]: readonly [Said, Said]): Message {
  const nothing = word('lens.head-nothing');
  return word('lens.since-head', { now: now ?? nothing, then: then ?? nothing });
}

/** A report of one subject has no ratios: its values are shown, those of then in the unit of now. */
function ofValues(then: Report, now: Report): Counts {
  const primary = ({ benchmarks }: Report): readonly (readonly [string, Benchmark, number])[] =>
    benchmarks
      .map((entry, index) => [entry.id, entry, index] as const)
      .filter(([, { metric }]) => (metric?.role ?? 'primary') === 'primary');
  const centre = (report: Report, entry: Benchmark): number | undefined =>
    sideOf(report, entry, report.subjects[0]?.id ?? '')?.centre;
  const before = new Map(primary(then).map(([id, entry]) => [id, entry]));
  let [changed, fresh] = [0, 0];
  const texts = primary(now).flatMap(([id, entry, index]): HeadText[] => {
    const old = before.get(id);
    before.delete(id);
    if (!old) fresh++;
    const factor = old && unitFactor(old.metric?.unit, entry.metric?.unit);
    if (!old || factor === undefined) return [];
    const [was, is] = [centre(then, old), centre(now, entry)];
    const value = was === undefined ? undefined : was * factor;
    if (same(value, is)) return [];
    changed++;
    const scale = scaleOf(
      [value, is].filter((one) => one !== undefined),
      entry.metric?.unit,
    );
    const text = (one: number | undefined, digits?: number): Said =>
      one === undefined
        ? undefined
        : digits === undefined
          ? withUnit(formatScaled(one, scale), scale.unit)
          : withUnit(exactly(one, digits), entry.metric?.unit ?? '');
    return [{ text: since(pair(text, value, is)), path: ['benchmarks', index] }];
  });
  return { texts, changed, fresh, gone: before.size };
}
