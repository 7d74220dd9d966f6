/** Sentences as Markdown in which nothing of a file is obeyed. */
import * as vscode from 'vscode';
import { say } from './say';
import type { HoverLine } from '../core/language/hover-row';
import type { Message } from '../core/messages/messages';
import { inertMarkdown, sayInert } from '../core/text/inert';

/**
 * A link to a command of ours. Only for texts of the catalogue and arguments of our own: nothing of a file may stand in
 * either.
 */
export function commandLink(text: Message, command: string, argument: string): vscode.MarkdownString {
  const query = encodeURIComponent(JSON.stringify([argument]));
  const made = new vscode.MarkdownString(`[${inertMarkdown(say(text))}](command:${command}?${query})`);
  made.isTrusted = { enabledCommands: [command] };
  return made;
}

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
