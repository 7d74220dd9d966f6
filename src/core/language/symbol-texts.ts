/** What an outline says beside benchmarks: their names, and the verdicts on them. */
import { namer } from '../analysis/label';
import type { Analysis } from '../analysis/model';
import { subjectLabel } from '../analysis/subjects';
import type { Report } from '../generated/format';
import { word, type Message } from '../messages/messages';
import { rowSentence } from '../page-model/wording';
import { addTo } from '../text/grouped';

export interface SymbolText {
  readonly name: string;
  /** A sentence a candidate. */
  readonly verdicts: readonly Message[];
}

/** By a benchmark's id. */
export function symbolTexts(report: Report, analysis: Analysis): ReadonlyMap<string, SymbolText> {
  const name = namer(report);
  const several = analysis.candidates.length > 1;
  const verdicts = new Map<number, Message[]>();
  for (const row of analysis.rows) {
    const said = rowSentence(row, 1 - analysis.correction.alpha);
    const candidate = subjectLabel(report, row.subject);
    addTo(verdicts, row.benchmark, several ? word('lens.for', { candidate, said }) : said);
  }
  return new Map(
    report.benchmarks.map((benchmark, index) => [
      benchmark.id,
      { name: name(benchmark), verdicts: verdicts.get(index) ?? [] },
    ]),
  );
}
