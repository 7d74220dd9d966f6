/**
 * What the import takes from the extension's first bundle: the import is a bundle that is loaded when first used, and
 * would hold a second copy of whatever it imported itself.
 */
import type * as vscode from 'vscode';
import type { Finding } from '../../core/findings/model';
import type { Catalog, Say } from '../../core/messages/messages';

export interface Services {
  readonly extensionUri: vscode.Uri;
  readonly say: Say;
  /** The page's sentences in the display language. */
  readonly words: (own: Readonly<Record<string, string>>) => Catalog;
  readonly log: () => vscode.LogOutputChannel;
  /** A text in canonical layout; undefined if it is not a report. */
  readonly canonical: (text: string) => string | undefined;
  /** True if a text is a report without schema errors. */
  readonly isWhole: (text: string) => boolean;
  /** The findings about a report's text, in its order. */
  readonly findings: (text: string, scope: vscode.Uri | undefined) => readonly Finding[];
  /** True if the finding is arithmetic: it follows from the printed numbers alone. */
  readonly isCertain: (finding: Finding) => boolean;
  /** A new unsaved report with this text. */
  readonly newReport: (text: string, stem: string) => Promise<vscode.Uri>;
  readonly showReport: (uri: vscode.Uri, place: vscode.ViewColumn) => Promise<void>;
}
