/** What the editor does at the pause after a key press, without VS Code: the next state from the one before. */
import { analyse, type Analysed } from '../../src/core/analysis/analyse';
import { defaultOptions } from '../../src/core/analysis/model';
import type { Finding } from '../../src/core/findings/model';
import { FindingMemory } from '../../src/core/findings/row-memory';
import { defaultSettings } from '../../src/core/judge/settings';
import { search } from '../../src/core/judge/search';
import { lensTexts } from '../../src/core/language/lens-texts';
import { maxRelated, problemList } from '../../src/core/language/problem-list';
import { pageModel, type MadePage } from '../../src/core/page-model/page';
import { SpanCache } from '../../src/core/report/places';
import { readingSteps, type ReportReading } from '../../src/core/report/read';
import { toEnd } from '../../src/core/text/steps';
import { patchOf } from '../../src/protocol/patch';

export class KeyPress {
  private analysed: Analysed;
  private findings: readonly Finding[] = [];
  private readonly memory = new FindingMemory();
  private page: MadePage | undefined;

  constructor(
    private text: string,
    private reading: ReportReading,
  ) {
    this.analysed = analyse(reading.report!, defaultOptions);
    this.find();
    this.show();
  }

  read(text: string): void {
    this.text = text;
    this.reading = toEnd(readingSteps(text, this.reading));
  }

  judge(): void {
    this.analysed = analyse(this.reading.report!, defaultOptions, undefined, this.analysed.memory);
  }

  find(): void {
    this.findings = search(this.reading, this.analysed.analysis, defaultSettings, this.memory);
  }

  /** Problems and lenses, each with the places that are shown, and the places of all findings for the page. */
  say(): unknown {
    const { analysis } = this.analysed;
    const report = this.reading.report!;
    const places = new SpanCache(this.text, report);
    const { shown } = problemList(this.findings, { report, analysis });
    const lenses = lensTexts(report, analysis, this.findings);
    return [
      places.spans([...shown, ...shown.flatMap(({ related }) => related.slice(0, maxRelated))]),
      places.spans(lenses.map(({ path = [] }) => ({ path, part: 'value' }))),
      places.spans(this.findings),
    ];
  }

  show(): unknown {
    const before = this.page;
    const findings = this.findings.map(({ id, rule, severity, message, rows }) => ({
      id,
      rule,
      severity,
      text: message,
      line: 1,
      column: 1,
      rows,
      fixes: [],
    }));
    const { analysis } = this.analysed;
    this.page = pageModel({ report: this.reading.report!, analysis, findings, before: before?.memory });
    return before && patchOf(before.model, this.page.model);
  }
}
