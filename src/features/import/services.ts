/**
 * What the import takes from the extension that is loaded already. The import is a bundle of its own, loaded when it is
 * first used: whatever it imported itself would be there twice.
 */
import type * as vscode from 'vscode';
import type { Finding } from '../../core/findings/model';
import type { Catalog, Say } from '../../core/messages/messages';

export interface Services {
  readonly extensionUri: vscode.Uri;
  readonly say: Say;
  /** The page's own sentences in the reader's language. */
  readonly words: (own: Readonly<Record<string, string>>) => Catalog;
  readonly log: () => vscode.LogOutputChannel;
  /** A text in canonical layout; undefined where it is no report. */
  readonly canonical: (text: string) => string | undefined;
  /** Whether a text is a report without errors of form. */
  readonly isWhole: (text: string) => boolean;
  /** What the rules find in a report's text, in its order. */
  readonly findings: (text: string, scope: vscode.Uri | undefined) => readonly Finding[];
  /** Names of rules whose findings are arithmetic: they follow from what is printed alone. */
  readonly isCertain: (finding: Finding) => boolean;
  /** A new unsaved report with this text. */
  readonly newReport: (text: string, stem: string) => Promise<vscode.Uri>;
  readonly showReport: (uri: vscode.Uri, place: vscode.ViewColumn) => Promise<void>;
}
