/** Wiring, and nothing else. */
import type * as vscode from 'vscode';
import { registerApplyFix } from './commands/apply-fix';
import { registerCompare } from './commands/compare';
import { registerExport } from './commands/export';
import { registerHistory } from './commands/history';
import { registerImport } from './commands/import';
import { registerNewReport } from './commands/new-report';
import { registerOpenAsText } from './commands/open-as-text';
import { registerOpenReport } from './commands/open-report';
import { registerRevealRow } from './commands/reveal-row';
import { registerRowCommands } from './commands/rows';
import { registerShelf } from './commands/shelf';
import { registerShowLog } from './commands/show-log';
import { registerShowRule } from './commands/show-rule';
import { ComparisonEditor } from './comparison/editor';
import type { ReadRevisions } from './comparison/history';
import { HistoryEditor } from './comparison/history-editor';
import { pickReports, RecentReports } from './comparison/pick';
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
import { RunLogDiagnostics } from './runlogs/diagnostics';
import { RunLogEditor } from './runlogs/editor';
import { RunLogs } from './runlogs/run-logs';

/** What only a host with processes can do. */
export interface NodeParts {
  readonly readRevisions?: ReadRevisions;
}

export function start(context: vscode.ExtensionContext, node: NodeParts = {}): void {
  const documents = new ReportDocuments();
  const editor = new ReportEditorProvider(context.extensionUri, documents);
  const comparisons = new ComparisonEditor(context, {
    revealRow: (uri, row, column) => editor.reveal(uri, row, column),
    pick: async ({ sources }) => (await pickReports({ without: sources.flatMap(({ uri, ref }) => (ref === undefined ? [uri] : [])) })).map((uri) => ({ uri })),
  });
  const histories = new HistoryEditor(context.extensionUri, node.readRevisions);
  const logs = new RunLogs(context.extensionUri);
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
    registerExport(documents, editor),
    registerNewReport(),
    registerApplyFix(documents),
    registerShowLog(),
    registerShowRule(context.extensionUri),
    comparisons,
    histories,
    registerHistory(histories),
    registerShelf(context, comparisons),
    registerCompare(comparisons),
    registerImport(context.extensionUri),
    logs,
    new RunLogEditor(context.extensionUri, logs),
    new RunLogDiagnostics(logs),
    new GitContext(),
    new RecentReports(context.workspaceState),
  );
}
