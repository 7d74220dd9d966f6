/** What later bundles get of the running extension. */
import type * as vscode from 'vscode';
import type { ReportDocuments } from '../features/report-page/documents';
import type { ReportEditorProvider } from '../features/report-page/provider';

export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly documents: ReportDocuments;
  readonly editor: ReportEditorProvider;
}
