/** Hovers over ratios, runs, claims, ids, rule names and keys, beside those of VS Code's JSON service over fields. */
import * as vscode from 'vscode';
import type { ReportDocuments } from '../report-page/documents';
import { keyAt, pathAt } from '../../core/report/path-at';
import { reportPath, sourcePath } from '../../core/report/usable';
import { isEligible } from '../../host/eligible';
import { hoverText } from '../../core/language/hover-texts';
import { commandLink, markdown } from '../../host/markdown';
import { formatSection } from '../../core/language/format-section';
import { word } from '../../core/messages/messages';

/** Under VS Code's own explanation of a key, the way to all that the format says about it. */
export const keyHovers: vscode.HoverProvider = {
  provideHover(document, position) {
    if (!isEligible(document)) return undefined;
    const key = keyAt(document.getText(), document.offsetAt(position));
    const section = key && formatSection(key.path);
    if (!key || section === undefined) return undefined;
    const { offset, length } = key.span;
    return new vscode.Hover(
      commandLink(word('hover.format', { section }), 'vmibench.showFormat', section),
      new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
    );
  },
};

/** Hovers over what the verdicts are made of. */
export function numberHovers(documents: ReportDocuments): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      if (!isEligible(document)) return undefined;
      const report = documents.of(document);
      const { good, findings, reading } = report.fresh;
      // In broken text nobody knows what a number belongs to.
      if (!good || !reading.report) return undefined;
      const path = reportPath(good.report, pathAt(reading.text, document.offsetAt(position)));
      const found =
        path &&
        hoverText({
          report: good.report,
          analysis: good.analysis,
          findings,
          literal: (at) => good.literals.at(sourcePath(good.report, at)),
          path,
        });
      if (!found) return undefined;
      return new vscode.Hover(markdown(found.lines, true), report.rangesInReport([found.about])[0]);
    },
  };
}
