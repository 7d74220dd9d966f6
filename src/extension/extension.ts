/**
 * Wiring, and nothing else. One file for both hosts; what few need, and what needs Node, is loaded later: see
 * src/extension.
 */
import type * as vscode from 'vscode';
import { registerNewReport } from '../features/commands/new-report';
import { registerReportCommands } from '../features/commands/report';
import { RecentReports } from '../features/comparison/recent';
import { ReportDocuments } from '../features/report-page/documents';
import { logOwner } from '../host/log';
import { ReportEditorProvider } from '../features/report-page/provider';
import { StatusItem } from '../features/report-page/status';
import { GitContext } from '../host/git';
import { Diagnostics } from '../features/language/diagnostics';
import { registerCompletion } from '../features/language/completion';
import { registerFormatter } from '../features/language/formatter';
import { registerHovers } from '../features/language/hovers';
import { Lenses } from '../features/language/lenses';
import { registerNavigation } from '../features/language/navigation';
import { QuickFixes } from '../features/language/quick-fixes';
import { registerSymbols } from '../features/language/symbols';
import { loadFrom } from '../host/bundles';
import type { ExtensionApi } from '../library/model';
import { registerAgentTools } from './agents';
import { apiOf } from './api';
import { later } from './later';
import type { ExportSource } from '../features/report-page/export';
import { registerLater } from './register';
import { RunLogDiagnostics } from '../features/runlog/diagnostics';
import { RunLogEditor } from '../features/runlog/editor';
import { RunLogs } from '../features/runlog/run-logs';

export { shared } from '../host/bundles';

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  loadFrom(context.extensionUri);
  const documents = new ReportDocuments();
  const exportFrom = async (source: ExportSource): Promise<void> => (await later('compare')).exportFrom(source);
  const actions = { exportFrom, frames: () => later('frame') };
  const editor = new ReportEditorProvider(context.extensionUri, documents, actions);
  const logs = new RunLogs();
  context.subscriptions.push(
    logOwner,
    documents,
    editor,
    new Diagnostics(documents),
    new Lenses(documents),
    new QuickFixes(documents, (uri, row) => editor.pointAt(uri, row)),
    new StatusItem(documents),
    registerFormatter(),
    registerHovers(documents),
    registerCompletion(documents),
    registerNavigation(context.globalState),
    registerSymbols(documents),
    registerReportCommands(context.extensionUri, documents, editor),
    registerNewReport(context.extensionUri),
    registerLater({ context, documents, editor }),
    logs,
    new RunLogEditor(context.extensionUri, logs, actions),
    new RunLogDiagnostics(logs),
    new GitContext(),
    new RecentReports(context.workspaceState),
    registerAgentTools(context),
  );
  return apiOf(context);
}
