/** A comparison as a file. */
import * as vscode from 'vscode';
import { comparisonMarkdown } from '../compare/markdown';
import { say } from '../editor/say';
import { word } from '../words/words';
import type { Comparison } from './comparison';

export async function exportMarkdown(comparison: Comparison): Promise<void> {
  const text = comparisonMarkdown((await comparison.tell()).view, say);
  const beside = comparison.sources.find(({ uri }) => uri.scheme !== 'untitled')?.uri;
  const defaultUri = beside && vscode.Uri.joinPath(beside, '..', 'comparison.md');
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { Markdown: ['md'] }, title: say(word('compare.save')) });
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
