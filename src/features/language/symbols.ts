/** The outline: a report's parts by their names, benchmarks with their verdicts. */
import * as vscode from 'vscode';
import type { ReportDocuments } from '../report-page/documents';
import { say } from '../../host/say';
import { symbolTexts } from '../../core/language/symbol-texts';
import { outline, type OutlineNode } from '../../core/report/outline';
import type { Span } from '../../core/report/span';
import { isEligible } from '../../host/eligible';
import { plainText, sayInert } from '../../core/text/inert';

const kinds: Readonly<Record<OutlineNode['kind'], vscode.SymbolKind>> = {
  object: vscode.SymbolKind.Module,
  list: vscode.SymbolKind.Array,
  text: vscode.SymbolKind.String,
  number: vscode.SymbolKind.Number,
  word: vscode.SymbolKind.Boolean,
};

export function symbolProvider(documents: ReportDocuments): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols(document) {
      const good = isEligible(document) ? documents.of(document).fresh.good : undefined;
      const of = good && symbolTexts(good.report, good.analysis);
      const range = ({ offset, length }: Span): vscode.Range =>
        new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
      const symbol = (node: OutlineNode): vscode.DocumentSymbol => {
        const isBenchmark = node.path[0] === 'benchmarks' && node.path.length === 2;
        const told = isBenchmark ? of?.get(node.name) : undefined;
        const name = plainText(told?.name ?? node.name) || '""';
        const made = new vscode.DocumentSymbol(
          name,
          (told?.verdicts ?? []).map((said) => sayInert(say, said)).join('; '),
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
}
