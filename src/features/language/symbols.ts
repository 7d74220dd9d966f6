/** The outline: a report's parts by their names, benchmarks with their verdicts. */
import * as vscode from 'vscode';
import { namer } from '../../core/analysis/label';
import { subjectLabel } from '../../core/analysis/subjects';
import { languageId } from '../../host/new-document';
import type { ReportDocuments } from '../report-page/documents';
import type { State } from '../report-page/report-document';
import { say } from '../../host/say';
import { outline, type OutlineNode } from '../../core/report/outline';
import type { Span } from '../../core/report/span';
import { rowSentence } from '../../core/page-model/wording';
import { word } from '../../core/messages/messages';
import { addTo } from '../../core/text/grouped';
import { isEligible } from '../../host/eligible';
import { plainText, sayInert } from '../../core/text/inert';

interface Told {
  readonly name: string;
  readonly detail: string;
}

const kinds: Readonly<Record<OutlineNode['kind'], vscode.SymbolKind>> = {
  object: vscode.SymbolKind.Module,
  list: vscode.SymbolKind.Array,
  text: vscode.SymbolKind.String,
  number: vscode.SymbolKind.Number,
  word: vscode.SymbolKind.Boolean,
};

export function registerSymbols(documents: ReportDocuments): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      const of = isEligible(document) ? verdicts(documents.of(document).fresh.good) : new Map<string, Told>();
      const range = ({ offset, length }: Span): vscode.Range =>
        new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
      const symbol = (node: OutlineNode): vscode.DocumentSymbol => {
        const isBenchmark = node.path[0] === 'benchmarks' && node.path.length === 2;
        const told = isBenchmark ? of.get(node.name) : undefined;
        const name = plainText(told?.name ?? node.name) || '""';
        const made = new vscode.DocumentSymbol(
          name,
          told?.detail ?? '',
          isBenchmark ? vscode.SymbolKind.Event : kinds[node.kind],
          range(node.span),
          range(node.title),
        );
        made.children = node.children.map(symbol);
        return made;
      };
      return outline(document.getText()).map(symbol);
    },
  };
  // With `exclusive` ours stands for that of the JSON service; VS Code would show the file twice, one tree below the
  // other.
  const filter: vscode.DocumentFilter & { readonly exclusive: true } = { language: languageId, exclusive: true };
  return vscode.languages.registerDocumentSymbolProvider(filter, provider, { label: 'VMI Bench' });
}

/** By a benchmark's id: its name, and the verdicts on it. */
function verdicts(good: State['good']): ReadonlyMap<string, Told> {
  const of = new Map<string, Told>();
  if (!good) return of;
  const { report, analysis } = good;
  const name = namer(report);
  const several = analysis.candidates.length > 1;
  const details = new Map<number, string[]>();
  for (const row of analysis.rows) {
    const said = rowSentence(row, 1 - analysis.correction.alpha);
    const text = sayInert(
      say,
      several ? word('lens.for', { candidate: subjectLabel(report, row.subject), said }) : said,
    );
    addTo(details, row.benchmark, text);
  }
  report.benchmarks.forEach((benchmark, index) =>
    of.set(benchmark.id, { name: name(benchmark), detail: (details.get(index) ?? []).join('; ') }),
  );
  return of;
}
