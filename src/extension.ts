/** Wiring, and nothing else. One file for both hosts; what few need, and what needs Node, is loaded later: see src/later. */
import type * as vscode from 'vscode';
import { registerApplyFix } from './commands/apply-fix';
import { registerNewReport } from './commands/new-report';
import { registerOpenAsText } from './commands/open-as-text';
import { registerOpenReport } from './commands/open-report';
import { registerRevealRow } from './commands/reveal-row';
import { registerRowCommands } from './commands/rows';
import { registerShowLog } from './commands/show-log';
import { registerShowRule } from './commands/show-rule';
import { RecentReports } from './comparison/recent';
import { ReportDocuments } from './editor/documents';
import { logOwner } from './editor/log';
import { ReportEditorProvider } from './editor/provider';
import { StatusItem } from './editor/status';
import { GitContext } from './git/context';
import { Diagnostics } from './language/diagnostics';
import { registerCompletion } from './language/completion';
import { registerFormatter } from './language/formatter';
import { registerHovers } from './language/hovers';
import { Lenses } from './language/lenses';
import { registerNavigation } from './language/navigation';
import { QuickFixes } from './language/quick-fixes';
import { registerSymbols } from './language/symbols';
import { loadFrom } from './later/load';
import { registerLater } from './later/register';
import { RunLogDiagnostics } from './runlogs/diagnostics';
import { RunLogEditor } from './runlogs/editor';
import { RunLogs } from './runlogs/run-logs';

export { shared } from './later/load';

export function activate(context: vscode.ExtensionContext): void {
  loadFrom(context.extensionUri);
  const documents = new ReportDocuments();
  const editor = new ReportEditorProvider(context.extensionUri, documents);
  const logs = new RunLogs();
  context.subscriptions.push(
    logOwner,
    documents,
    editor,
    new Diagnostics(documents),
    new Lenses(documents),
    new QuickFixes(documents),
    new StatusItem(documents),
    registerFormatter(),
    registerHovers(documents),
    registerCompletion(documents),
    registerNavigation(),
    registerSymbols(documents),
    registerOpenReport(),
    registerOpenAsText(),
    registerRevealRow(editor),
    registerRowCommands(editor),
    registerNewReport(),
    registerApplyFix(documents),
    registerShowLog(),
    registerShowRule(context.extensionUri),
    registerLater({ context, documents, editor }),
    logs,
    new RunLogEditor(context.extensionUri, logs),
    new RunLogDiagnostics(logs),
    new GitContext(),
    new RecentReports(context.workspaceState),
  );
}
