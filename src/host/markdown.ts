/** Sentences as Markdown in which nothing of a file is obeyed. */
import * as vscode from 'vscode';
import { say } from './say';
import type { HoverLine } from '../core/language/hover-row';
import { inertMarkdown, sayInert } from '../core/text/inert';

/** One paragraph a sentence, the first in bold where `title` says so. Links and commands are off. */
export function markdown(lines: readonly HoverLine[], title = false): vscode.MarkdownString {
  const texts = lines.map((line) => inertMarkdown(typeof line === 'string' ? line : sayInert(say, line)));
  const made = new vscode.MarkdownString(
    texts.map((text, index) => (title && index === 0 ? `**${text}**` : text)).join('\n\n'),
  );
  made.isTrusted = false;
  made.supportHtml = false;
  made.supportThemeIcons = false;
  return made;
}
