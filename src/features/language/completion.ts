/** Completion inside of values, beside that of VS Code's JSON service. */
import * as vscode from 'vscode';
import type { ReportDocuments } from '../report-page/documents';
import { say } from '../../host/say';
import { mentionsIn } from '../../core/report/ids';
import { valuePlace } from '../../core/report/value-place';
import { valueCompletions, type Proposal } from '../../core/language/completions';
import { entrySnippets, type EntrySnippet } from '../../core/language/entry-snippets';
import { isEligible } from '../../host/eligible';
import { plainText, sayInert } from '../../core/text/inert';

const kinds: Readonly<Record<Proposal['kind'], vscode.CompletionItemKind>> = {
  id: vscode.CompletionItemKind.Reference,
  pattern: vscode.CompletionItemKind.Operator,
  rule: vscode.CompletionItemKind.EnumMember,
  unit: vscode.CompletionItemKind.Unit,
};

export function completionProvider(documents: ReportDocuments): vscode.CompletionItemProvider {
  return {
    provideCompletionItems(document, position) {
      const text = document.getText();
      const place = valuePlace(text, document.offsetAt(position));
      if (!place) return [];
      const state = isEligible(document) ? documents.of(document).state : undefined;
      const known = { mentions: mentionsIn(text), report: state?.good?.report, findings: state?.findings ?? [] };
      const range = new vscode.Range(document.positionAt(place.from), document.positionAt(place.to));
      const values = valueCompletions(place.path, known).map((one, index) => item(one, index, range, place.quoted));
      return place.quoted ? values : [...values, ...entrySnippets(place.path, known).map((one) => snippet(one, range))];
    },
  };
}

function snippet({ label, about, text }: EntrySnippet, range: vscode.Range): vscode.CompletionItem {
  const made = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
  made.insertText = new vscode.SnippetString(text);
  made.range = range;
  made.documentation = about;
  return made;
}

function item(
  { value, detail, about, kind }: Proposal,
  index: number,
  range: vscode.Range,
  quoted: boolean,
): vscode.CompletionItem {
  const said = detail === undefined || typeof detail === 'string' ? detail : sayInert(say, detail);
  const made = new vscode.CompletionItem(
    said === undefined ? plainText(value) : { label: plainText(value), description: said },
    kinds[kind],
  );
  const text = JSON.stringify(value);
  made.insertText = quoted ? text.slice(1, -1) : text;
  made.filterText = made.insertText;
  made.range = range;
  made.sortText = String(index).padStart(5, '0');
  if (about !== undefined) made.documentation = about;
  return made;
}
