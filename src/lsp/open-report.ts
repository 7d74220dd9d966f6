/**
 * One open text and what is known of it, as `ReportDocument` is for VS Code: read and judged once a version; while the
 * text is broken the last good report stays, and its places move with the edits.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse, type Analysed } from '../core/analysis/analyse';
import type { Analysis } from '../core/analysis/model';
import type { Finding } from '../core/findings/model';
import { FindingMemory } from '../core/findings/row-memory';
import type { Report } from '../core/generated/format';
import { search } from '../core/judge/search';
import type { CheckSettings } from '../core/judge/settings';
import { moved, type RangeChange } from '../core/report/moves';
import { oddLiterals, type OddLiterals } from '../core/report/odd-literals';
import type { Path } from '../core/report/path';
import { SpanCache, type Locatable } from '../core/report/places';
import { readingSteps, type ReportReading } from '../core/report/read';
import { toEnd } from '../core/text/steps';
import type { Span } from '../core/report/span';
import { sourcePath } from '../core/report/usable';

/** A text that could be judged. */
interface Good {
  readonly report: Report;
  readonly analysis: Analysis;
  readonly reading: ReportReading;
  readonly places: SpanCache;
  readonly literals: OddLiterals;
}

export interface OpenState {
  readonly version: number;
  readonly settings: CheckSettings;
  readonly reading: ReportReading;
  readonly places: SpanCache;
  /** This text, or an earlier one while this one is broken. */
  readonly good?: Good;
  readonly findings: readonly Finding[];
  /** Those of the findings that stem from the last good text. */
  readonly stale: ReadonlySet<Finding>;
}

export class OpenReport {
  private current: OpenState | undefined;
  /** Edits since the last good text. */
  private sinceGood: RangeChange[] = [];
  private analysed: Analysed | undefined;
  private readonly memory = new FindingMemory();

  constructor(public document: TextDocument) {}

  edited(change: RangeChange): void {
    this.sinceGood.push(change);
  }

  /** The state of the text as it is now. */
  state(settings: CheckSettings): OpenState {
    const { current, document } = this;
    if (current?.version === document.version && current.settings === settings) return current;
    return (this.current = this.make(settings));
  }

  /** Where places of the last good report, or of the text as it is now, are in this text. */
  spans({ good, places }: OpenState, list: readonly Locatable[], of: 'good' | 'now'): readonly (Span | undefined)[] {
    if (of === 'now') return places.spans(list);
    return (good?.places.spans(list) ?? []).map((span) => span && moved(span, this.sinceGood));
  }

  /** Where paths of the last good report are in this text. */
  spansInReport(state: OpenState, paths: readonly Path[]): readonly (Span | undefined)[] {
    const { good } = state;
    const inText = paths.map((path) => ({
      path: good && !good.reading.whole ? sourcePath(good.report, path) : path,
      part: 'value' as const,
    }));
    return this.spans(state, inText, 'good');
  }

  private make(settings: CheckSettings): OpenState {
    const text = this.document.getText();
    const { version } = this.document;
    const reading = toEnd(readingSteps(text, this.current?.good?.reading));
    const places = new SpanCache(text, reading.report);
    const good = reading.report
      ? this.goodOf(reading, reading.report, places, settings)
      : this.current?.good && { ...this.current.good, analysis: this.judge(this.current.good.report, settings) };
    const common = { version, settings, reading, places, good };
    if (reading.report)
      return { ...common, findings: search(reading, good?.analysis, settings, this.memory), stale: new Set() };
    const old = good ? search({ ...good.reading, problems: [] }, good.analysis, settings, this.memory) : [];
    return { ...common, findings: [...search(reading, undefined, settings), ...old], stale: new Set(old) };
  }

  private goodOf(reading: ReportReading, report: Report, places: SpanCache, settings: CheckSettings): Good {
    this.sinceGood = [];
    return {
      report,
      analysis: this.judge(report, settings),
      reading,
      places,
      literals: oddLiterals(reading.text, report),
    };
  }

  private judge(report: Report, { options }: CheckSettings): Analysis {
    this.analysed = analyse(report, options, undefined, this.analysed?.memory);
    return this.analysed.analysis;
  }
}
