/**
 * Everything about one report: reading and judging it, its page, what the text editor says about it; and run logs,
 * which are shown like reports. Most windows in which the extension is active need it, so it is loaded as soon as
 * activation is over.
 */
import type * as vscode from 'vscode';
import { newReportCommands } from '../features/commands/new-report';
import { reportCommands } from '../features/commands/report';
import { RecentReports } from '../features/comparison/recent';
import { completionProvider } from '../features/language/completion';
import { Diagnostics } from '../features/language/diagnostics';
import { Formatter } from '../features/language/formatter';
import { keyHovers, numberHovers } from '../features/language/hovers';
import { Lenses } from '../features/language/lenses';
import { Navigation } from '../features/language/navigation';
import { QuickFixes } from '../features/language/quick-fixes';
import { StayInText } from '../features/language/stay-in-text';
import { symbolProvider } from '../features/language/symbols';
import { ReportDocuments } from '../features/report-page/documents';
import type { ExportSource } from '../features/report-page/export';
import { ReportEditorProvider } from '../features/report-page/provider';
import { StatusItem } from '../features/report-page/status';
import { RunLogDiagnostics } from '../features/runlog/diagnostics';
import { RunLogEditor } from '../features/runlog/editor';
import { RunLogs } from '../features/runlog/run-logs';
import { GitContext } from '../host/git';
import type { Commands } from './commands';
import { later } from './later';
import type { Parts } from './parts';

export { showFailure } from '../host/failure';

/** What commands, pages and the language of reports are answered by. */
export interface Reporting extends Parts {
  readonly runLogs: vscode.CustomTextEditorProvider;
  readonly commands: Commands<'report'>;
  readonly formatter: vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider;
  readonly numberHovers: vscode.HoverProvider;
  readonly keyHovers: vscode.HoverProvider;
  readonly completion: vscode.CompletionItemProvider;
  readonly navigation: vscode.DefinitionProvider &
    vscode.ReferenceProvider &
    vscode.DocumentHighlightProvider &
    Required<vscode.RenameProvider>;
  readonly symbols: vscode.DocumentSymbolProvider;
  readonly fixes: vscode.CodeActionProvider;
  readonly lenses: Lenses;
}

export function start(context: vscode.ExtensionContext): Reporting {
  const { extensionUri, globalState, workspaceState, subscriptions } = context;
  const documents = new ReportDocuments();
  const actions = {
    exportFrom: async (source: ExportSource): Promise<void> => (await later('compare')).exportFrom(source),
    frames: () => later('frame'),
  };
  const editor = new ReportEditorProvider(extensionUri, documents, actions);
  const logs = new RunLogs();
  const lenses = new Lenses(documents);
  const navigation = new Navigation();
  subscriptions.push(
    documents,
    editor,
    new Diagnostics(documents),
    lenses,
    new StayInText(navigation, globalState),
    new StatusItem(documents),
    logs,
    new RunLogDiagnostics(logs),
    new GitContext(),
    new RecentReports(workspaceState),
  );
  return {
    context,
    documents,
    editor,
    runLogs: new RunLogEditor(extensionUri, logs, actions),
    commands: { ...reportCommands(extensionUri, documents, editor), ...newReportCommands(extensionUri) },
    formatter: new Formatter(),
    numberHovers: numberHovers(documents),
    keyHovers,
    completion: completionProvider(documents),
    navigation,
    symbols: symbolProvider(documents),
    fixes: new QuickFixes(documents, (uri, row) => editor.pointAt(uri, row)),
    lenses,
  };
}
