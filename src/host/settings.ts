/** The settings `vmibench.*` in force for a document: folders of a workspace may differ. */
import * as vscode from 'vscode';
import { readSettings, type CheckSettings } from '../core/judge/settings';

export const section = 'vmibench';

export interface Settings extends CheckSettings {
  readonly lenses: boolean;
  /** What changed since the last commit, over the text too. */
  readonly sinceHead: boolean;
  readonly diagnostics: boolean;
}

export function settingsFor(scope: vscode.ConfigurationScope): Settings {
  const settings = vscode.workspace.getConfiguration(section, scope);
  return {
    ...readSettings((name) => settings.get<unknown>(name)),
    lenses: settings.get<unknown>('codeLens.enabled') !== false,
    sinceHead: settings.get<unknown>('codeLens.sinceHead') === true,
    diagnostics: settings.get<unknown>('diagnostics.enabled') !== false,
  };
}
