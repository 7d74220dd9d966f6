/** Plans as text: their problems, their layout, what is proposed and said in them. */
import * as vscode from 'vscode';
import { planHover, planProposals } from '../../core/language/plan-values';
import { canonicalPlan, readPlan } from '../../core/plan/read';
import { layoutEdits } from '../../core/report/layout-edits';
import { pathAt } from '../../core/report/path-at';
import { valuePlace } from '../../core/report/value-place';
import { plainText, sayInert } from '../../core/text/inert';
import { isEligible } from '../../host/eligible';
import { markdown } from '../../host/markdown';
import { say } from '../../host/say';

export const planLanguage = 'vmiplan';

const selector = { language: planLanguage };

export function registerPlanLanguage(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(selector, { provideDocumentFormattingEdits: laidOut }),
    vscode.languages.registerCompletionItemProvider(selector, { provideCompletionItems: proposed }, '"', '{'),
    vscode.languages.registerHoverProvider(selector, { provideHover: hovered }),
  );
}

function laidOut(document: vscode.TextDocument): vscode.TextEdit[] {
  const text = document.getText();
  const formatted = canonicalPlan(text);
  if (formatted === undefined) return [];
  return layoutEdits(text, formatted).map(({ offset, length, text: own }) =>
    vscode.TextEdit.replace(new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), own),
  );
}

function proposed(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
  const text = document.getText();
  const offset = document.offsetAt(position);
  const place = valuePlace(text, offset);
  if (!place) return [];
  const before = text.slice(place.from, offset);
  return planProposals(place.path, parsed(text), before).map(({ value, detail, within }, index) => {
    const made = new vscode.CompletionItem(
      { label: plainText(value), description: sayInert(say, detail) },
      within ? vscode.CompletionItemKind.Variable : vscode.CompletionItemKind.EnumMember,
    );
    const json = JSON.stringify(value);
    made.insertText = place.quoted ? json.slice(1, -1) : json;
    made.filterText = made.insertText;
    const from = within ? offset - (before.length - before.lastIndexOf('{')) : place.from;
    made.range = new vscode.Range(document.positionAt(from), within ? position : document.positionAt(place.to));
    made.sortText = String(index).padStart(3, '0');
    return made;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hovered(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  if (!isEligible(document)) return undefined;
  const text = document.getText();
  const { plan } = readPlan(text);
  const lines = plan && planHover(plan, pathAt(text, document.offsetAt(position)));
  return lines && new vscode.Hover(markdown(lines, true));
}
