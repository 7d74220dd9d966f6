/**
 * From a text to all that the product says about it: read, judged, searched for findings, and each finding with its
 * place. The command line prints this; a test holds the editor to the same answers.
 */
import { analyse } from '../analysis/analyse';
import type { Analysis, Row } from '../analysis/model';
import type { Finding } from '../findings/model';
import type { Report } from '../generated/format';
import { lineIndex, type LineIndex, type Position } from '../report/lines';
import { locateProblems } from '../report/locate';
import { readReport, type ReportReading } from '../report/read';
import type { Severity } from '../report/problem';
import type { Span } from '../report/span';
import { sourcePath } from '../report/usable';
import type { CheckSettings } from './settings';
import { search } from './search';

/** Where something stands in the text: UTF-16 units, lines and columns from 0, as VS Code counts. */
export interface TextPlace extends Span {
  readonly start: Position;
  readonly end: Position;
}

export interface Located {
  readonly finding: Finding;
  readonly place: TextPlace;
  /** As many as the finding has related places, in their order. */
  readonly related: readonly TextPlace[];
}

export interface CheckResult {
  /** Whether there is a report, and why not. */
  readonly state: ReportReading['state'];
  /** Absent where the text is no report that can be judged; then a finding of severity error says why. */
  readonly report?: Report;
  readonly analysis?: Analysis;
  /** In the order of their places. */
  readonly findings: readonly Located[];
  /** Whether the baseline that was asked for is a subject of the report. */
  readonly knowsBaseline: boolean;
  /** The places of the numbers that decide rows, all in one pass over the text. */
  readonly placesOf: (rows: readonly Row[]) => readonly TextPlace[];
}

/** Checks a text. `baseline` is the id of a subject to judge against, where it is not to be the file's own. */
export function checkText(text: string, settings: CheckSettings, baseline?: string): CheckResult {
  const reading = readReport(text);
  const { report } = reading;
  const analysis = report && analyse(report, settings.options, baseline).analysis;
  const found = search(reading, analysis, settings);
  // A text that cannot be judged says why, even where the rule that says so is off.
  const told =
    report || found.some((one) => one.severity === 'error')
      ? found
      : search(reading, undefined, { ...settings, severities: {} });
  let lines: LineIndex | undefined;
  const place = ({ offset, length }: Span): TextPlace => {
    lines ??= lineIndex(text);
    return { offset, length, start: lines.positionAt(offset), end: lines.positionAt(offset + length) };
  };
  return {
    state: reading.state,
    report,
    analysis,
    findings: locateFindings(text, told, place),
    knowsBaseline:
      baseline === undefined || report === undefined || report.subjects.some((subject) => subject.id === baseline),
    placesOf: (rows) =>
      locateProblems(
        text,
        rows.map(({ path }) => ({ path: report ? sourcePath(report, path) : path, part: 'value' })),
      ).map(place),
  };
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function locateFindings(text: string, found: readonly Finding[], place: (span: Span) => TextPlace): Located[] {
  if (found.length === 0) return [];
  // One pass for the findings and all their related places.
  const spans = locateProblems(text, [...found, ...found.flatMap((finding) => finding.related)]);
  const at = (index: number): TextPlace => place(spans[index] ?? { offset: 0, length: 0 });
  let next = found.length;
  const located = found.map((finding, index) => ({
    finding,
    place: at(index),
    related: finding.related.map(() => at(next++)),
  }));
  return located.sort((a, b) => a.place.offset - b.place.offset || rank[a.finding.severity] - rank[b.finding.severity]);
}
