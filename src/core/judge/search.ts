/** Findings of a text that has been read, with their paths in the text. */
import type { Analysis } from '../analysis/model';
import { findingSteps } from '../findings/findings';
import type { Finding } from '../findings/model';
import type { FindingMemory } from '../findings/row-memory';
import type { Report } from '../generated/format';
import { oddLiterals, type OddLiterals } from '../report/odd-literals';
import type { Path } from '../report/path';
import type { ReportReading } from '../report/read';
import { sourcePath } from '../report/usable';
import { toEnd, type Stepwise } from '../text/steps';
import type { CheckSettings } from './settings';

/**
 * All findings of the reader and the rules. Rules see a report without the unreadable entries of the text, so their
 * paths are converted to those of the text.
 * @param analysis of the report, if there is one
 * @param memory the hits of the previous version in unchanged rows; updated by the search
 */
export function search(
  reading: ReportReading,
  analysis: Analysis | undefined,
  settings: CheckSettings,
  memory?: FindingMemory,
): Finding[] {
  return toEnd(searchSteps(reading, analysis, settings, memory));
}

/** The same in steps. */
export function* searchSteps(
  reading: ReportReading,
  analysis: Analysis | undefined,
  { severities, require }: CheckSettings,
  memory?: FindingMemory,
): Stepwise<Finding[]> {
  const { report, problems, whole, text } = reading;
  const odd = oddLiterals(text, report);
  const literals = whole || !report ? odd : inReport(odd, report);
  const found = yield* findingSteps(
    problems,
    report && analysis && { report, analysis, literals, options: { require }, memory },
    severities,
  );
  if (whole || !report) return found;
  // The reader's problems already have the paths of the text; they are recognized by their messages.
  const readers = new Set(problems.map((problem) => problem.message));
  return found.map((one) => (readers.has(one.message) ? one : inText(report, one)));
}

/** By the paths of the report instead of those of the text. */
function inReport(odd: OddLiterals, report: Report): OddLiterals {
  return {
    at: (path) => odd.at(sourcePath(report, path)),
    get mark() {
      return odd.mark;
    },
  };
}

function inText(report: Report, finding: Finding): Finding {
  const path = (one: Path): Path => sourcePath(report, one);
  return {
    ...finding,
    path: path(finding.path),
    related: finding.related.map((one) => ({ ...one, path: path(one.path) })),
    fixes: finding.fixes?.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ('path' in edit ? { ...edit, path: path(edit.path) } : edit)),
    })),
  };
}
