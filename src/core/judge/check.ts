/**
 * Checks a text: reads, judges and searches it, and locates each finding. The command line prints the result; a test
 * ensures that the editor agrees.
 */
import { analyse } from '../analysis/analyse';
import type { Analysis, Row } from '../analysis/model';
import type { Finding } from '../findings/model';
import type { Report } from '../generated/format';
import { lineIndex, type LineIndex, type Position } from '../report/lines';
import type { Path } from '../report/path';
import { locateIn, type Locatable } from '../report/places';
import { readReport, type ReportReading } from '../report/read';
import type { Severity } from '../report/problem';
import type { Span } from '../report/span';
import { sourcePath } from '../report/usable';
import { defaultSettings, type CheckSettings } from './settings';
import { search } from './search';

/** A range in the text: UTF-16 units, lines and columns from 0, as in VS Code. */
export interface TextPlace extends Span {
  readonly start: Position;
  readonly end: Position;
}

export interface Located {
  readonly finding: Finding;
  readonly place: TextPlace;
  /** The related places of the finding, in the same order. */
  readonly related: readonly TextPlace[];
}

export interface CheckResult {
  /** Whether there is a report, and why not. */
  readonly state: ReportReading['state'];
  /** Absent if the text is not a usable report; then a finding of severity error says why. */
  readonly report?: Report;
  readonly analysis?: Analysis;
  /** Sorted by place. */
  readonly findings: readonly Located[];
  /** Whether the requested baseline is a subject of the report. */
  readonly knowsBaseline: boolean;
  /** The places of the deciding numbers of rows, in one pass over the text. */
  readonly placesOf: (rows: readonly Row[]) => readonly TextPlace[];
}

/** Checks a text. `baseline` is the id of a subject that replaces the file's own baseline. */
export function checkText(text: string, settings: CheckSettings, baseline?: string): CheckResult {
  const reading = readReport(text);
  const { report } = reading;
  const analysis = report && analyse(report, settings.options, baseline).analysis;
  const found = search(reading, analysis, settings);
  // If the text cannot be judged, report why, even if that rule is off.
  const reported =
    report || found.some((one) => one.severity === 'error')
      ? found
      : search(reading, undefined, { ...settings, severities: {} });
  const place = placer(text);
  return {
    state: reading.state,
    report,
    analysis,
    findings: locateFindings(reading, reported, place),
    knowsBaseline:
      baseline === undefined || report === undefined || report.subjects.some((subject) => subject.id === baseline),
    placesOf: (rows) =>
      locateIn(
        text,
        report,
        rows.map(({ path }) => ({ path: report ? sourcePath(report, path) : path, part: 'value' })),
      ).map(place),
  };
}

/** A text as it was read, and the reader's problems with it, without verdicts. */
export function readText(text: string): { readonly reading: ReportReading; readonly problems: readonly Located[] } {
  const reading = readReport(text);
  const found = search(reading, undefined, defaultSettings);
  return { reading, problems: locateFindings(reading, found, placer(text)) };
}

/** Places of spans; the lines of the text are counted when the first one is asked for. */
function placer(text: string): (span: Span) => TextPlace {
  let lines: LineIndex | undefined;
  return ({ offset, length }) => {
    lines ??= lineIndex(text);
    return { offset, length, start: lines.positionAt(offset), end: lines.positionAt(offset + length) };
  };
}

/** The places of values in a text, by their paths in the report that was read from it. */
export function placesIn(text: string, report: Report, paths: readonly Path[]): TextPlace[] {
  if (paths.length === 0) return [];
  const lines = lineIndex(text);
  return locateIn(
    text,
    report,
    paths.map((path) => ({ path: sourcePath(report, path), part: 'value' as const })),
  ).map(({ offset, length }) => ({
    offset,
    length,
    start: lines.positionAt(offset),
    end: lines.positionAt(offset + length),
  }));
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function locateFindings(
  { text, report }: Pick<ReportReading, 'text' | 'report'>,
  found: readonly Finding[],
  place: (span: Span) => TextPlace,
): Located[] {
  if (found.length === 0) return [];
  const placesOf = (list: readonly Locatable[]): TextPlace[] => locateIn(text, report, list).map(place);
  // All related places in one pass, when the first is asked for: there may be one a row, and few outputs show them.
  let related: ReadonlyMap<Finding, readonly TextPlace[]> | undefined;
  const relatedTo = (finding: Finding): readonly TextPlace[] => {
    if (!related) {
      const places = placesOf(found.flatMap((one) => one.related));
      let next = 0;
      related = new Map(found.map((one) => [one, places.slice(next, (next += one.related.length))]));
    }
    return related.get(finding) ?? [];
  };
  const places = placesOf(found);
  const located = found.map((finding, index) => ({
    finding,
    place: places[index]!,
    get related() {
      return relatedTo(finding);
    },
  }));
  return located.sort((a, b) => a.place.offset - b.place.offset || rank[a.finding.severity] - rank[b.finding.severity]);
}
