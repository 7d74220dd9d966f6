/** The lenses: answered at once from the last good analysis, asked again only when they would say something else. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import type { ReportDocuments } from '../report-page/documents';
import type { ReportDocument, State } from '../report-page/report-document';
import { say } from '../../host/say';
import { word } from '../../core/messages/messages';
import { isEligible } from '../../host/eligible';
import { iconless, sayInert } from '../../core/text/inert';
import { lensTexts, type LensText } from '../../core/language/lens-texts';
import { SinceHead } from './since-head';
import { sinceHeadTexts, type HeadText, type JudgedRevision } from '../../core/language/since-head-texts';

interface Kept {
  readonly of: State['good'];
  readonly texts: readonly LensText[];
  /** What was said at HEAD, where somebody wants to know. */
  readonly head?: JudgedRevision;
  readonly since: readonly HeadText[];
  /** What was said where, to tell whether it changed. */
  shown: string;
}

export class Lenses extends Disposable implements vscode.CodeLensProvider {
  private readonly changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly kept = new WeakMap<ReportDocument, Kept>();
  /** Made when somebody turns it on. */
  private since: SinceHead | undefined;

  constructor(private readonly documents: ReportDocuments) {
    super();
    this._register(
      documents.onDidChange(({ report }) => {
        const before = this.kept.get(report);
        // Nobody has asked yet: a report that is only open as a page has no lenses.
        if (before && before.shown !== signature(this.lensesOf(report))) this.changed.fire();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!isEligible(document)) return [];
    const report = this.documents.of(document);
    if (!report.isRead) await report.ready();
    const lenses = this.lensesOf(report);
    const kept = this.kept.get(report);
    if (kept) kept.shown = signature(lenses);
    return lenses;
  }

  private lensesOf(report: ReportDocument): vscode.CodeLens[] {
    const { findings, good, settings } = report.state;
    const old = this.kept.get(report);
    const head = settings.lenses && settings.sinceHead ? this.head.of(report) : undefined;
    const texts = old && old.of === good ? old.texts : good ? lensTexts(good.report, good.analysis, findings) : [];
    const since =
      old && old.of === good && old.head === head ? old.since : good && head ? sinceHeadTexts(head, good) : [];
    this.kept.set(report, { of: good, texts, head, since, shown: old?.shown ?? '' });
    if (!settings.lenses) return [];
    const all = [...texts, ...since];
    const places = report.rangesInReport(all.map(({ path }) => path ?? []));
    return all.flatMap((lens, index) => {
      const at = lens.path ? places[index]?.start : new vscode.Position(0, 0);
      return at ? [lensAt(report, at, lens, index >= texts.length)] : [];
    });
  }

  private get head(): SinceHead {
    if (this.since) return this.since;
    this.since = this._register(new SinceHead());
    this._register(this.since.onDidChange(() => this.changed.fire()));
    return this.since;
  }
}

function lensAt(
  report: ReportDocument,
  at: vscode.Position,
  lens: LensText | HeadText,
  sinceHead: boolean,
): vscode.CodeLens {
  const range = new vscode.Range(at, at.translate(0, 1));
  const title = iconless(sayInert(say, lens.text));
  if (sinceHead)
    return new vscode.CodeLens(range, {
      title,
      tooltip: say(word('lens.head-tooltip')),
      command: 'vmibench.compareWithHead',
      arguments: [report.uri],
    });
  const row = 'row' in lens ? lens.row : undefined;
  const command = row === undefined ? 'vmibench.openReportToSide' : 'vmibench.revealRow';
  return new vscode.CodeLens(range, {
    title,
    tooltip: say(word('lens.tooltip')),
    command,
    arguments: [report.uri, row],
  });
}

function signature(lenses: readonly vscode.CodeLens[]): string {
  return JSON.stringify(
    lenses.map(({ range, command }) => [range.start.line, command?.title, command?.arguments?.[1] as unknown]),
  );
}
