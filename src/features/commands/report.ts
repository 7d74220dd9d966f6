/**
 * The small commands about one report: open it as a page or as text, go to a row, apply a fix, show a rule or the log.
 */
import * as vscode from 'vscode';
import { word } from '../../core/messages/messages';
import { log } from '../../host/log';
import { passingStatus } from '../../host/show';
import { showReport, showText } from '../../host/tabs';
import type { ReportDocuments } from '../report-page/documents';
import { applyFix } from '../report-page/fixes';
import type { ReportEditorProvider } from '../report-page/provider';
import { targetOf } from './target';

const statusMs = 5000;

export function reportCommands(extension: vscode.Uri, documents: ReportDocuments, editor: ReportEditorProvider) {
  return {
    ...openCommands,
    ...rowCommands(editor),
    /** Behind quick fixes that ask for something first. */
    'vmibench.applyFix': async (uri: unknown, finding: unknown, fix: unknown) => {
      if (!(uri instanceof vscode.Uri) || typeof finding !== 'string' || typeof fix !== 'string') return;
      await applyFix(documents.of(await vscode.workspace.openTextDocument(uri)), finding, fix);
    },
    /** Behind the rule names of the Problems panel: the rule's section of docs/rules.md, which is in the extension. */
    'vmibench.showRule': async (rule: unknown) => {
      if (typeof rule === 'string' && /^[a-z-]+$/.test(rule)) await showPage(extension, 'rules.md', rule);
    },
    /** In the palette, the walkthrough and the hovers of keys: the format, at a section if one is named. */
    'vmibench.showFormat': (section: unknown) =>
      showPage(
        extension,
        'format.md',
        typeof section === 'string' && /^[A-Za-z]+$/.test(section) ? section : undefined,
      ),
    'vmibench.showLog': async () => log().show(),
  };
}

const opener =
  (show: typeof showReport | typeof showText, place: vscode.ViewColumn) =>
  async (given: unknown): Promise<void> => {
    const uri = targetOf(given);
    if (uri) await show(uri, place);
  };

const openCommands = {
  'vmibench.openReport': opener(showReport, vscode.ViewColumn.Active),
  'vmibench.openReportToSide': opener(showReport, vscode.ViewColumn.Beside),
  'vmibench.openAsText': opener(showText, vscode.ViewColumn.Active),
  'vmibench.openAsTextToSide': opener(showText, vscode.ViewColumn.Beside),
  'vmibench.openTextByDefault': () => openByDefault('default'),
  'vmibench.openPageByDefault': () => openByDefault(undefined),
};

const reports = '*.vmibench.json';

/** How reports open from the explorer, problems, the outline and search: VS Code's own setting says it. */
async function openByDefault(editor: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('workbench');
  const name = 'editorAssociations';
  const inspected = settings.inspect<Record<string, string>>(name);
  const change = async (own: Record<string, string> | undefined, target: vscode.ConfigurationTarget) => {
    const { [reports]: known, ...others } = own ?? {};
    if (known === editor) return;
    const all = editor === undefined ? others : { ...others, [reports]: editor };
    await settings.update(name, Object.keys(all).length > 0 ? all : undefined, target);
  };
  await change(inspected?.globalValue, vscode.ConfigurationTarget.Global);
  // What the workspace says would stand above the user's choice.
  if (inspected?.workspaceValue?.[reports] !== undefined)
    await change(inspected.workspaceValue, vscode.ConfigurationTarget.Workspace);
  passingStatus(word(editor === undefined ? 'open.are-pages' : 'open.are-text'), statusMs);
}

/** What `data-vscode-context` of a row says; VS Code hands it to the command. */
function rowOf(given: unknown): string | undefined {
  const row = typeof given === 'object' && given !== null ? (given as { row?: unknown }).row : undefined;
  return typeof row === 'string' ? row : undefined;
}

function rowCommands(editor: ReportEditorProvider) {
  return {
    /** Behind lenses and the rule names of the Problems panel: shows the page beside the text, at a row. */
    'vmibench.revealRow': async (given: unknown, row: unknown) => {
      const uri = targetOf(given);
      if (uri && typeof row === 'string') await editor.reveal(uri, row, vscode.ViewColumn.Beside);
    },
    // Those about rows of the page that has the focus: behind its context menu, and in the palette.
    'vmibench.openRow': async (given: unknown) => {
      const row = rowOf(given);
      if (row !== undefined) editor.active?.reveal(row);
    },
    'vmibench.showRowInJson': async (given: unknown) => {
      const row = rowOf(given);
      if (row !== undefined) await editor.active?.showInText(row);
    },
    'vmibench.copyRow': async (given: unknown) => editor.active?.copy('row', rowOf(given)),
    'vmibench.copyTable': async () => editor.active?.copy('table'),
  };
}

/** A page of the documentation as Markdown preview beside, at a section of this title if one is named. */
async function showPage(extension: vscode.Uri, name: string, section?: string): Promise<void> {
  const page = vscode.Uri.joinPath(extension, 'docs', name);
  try {
    // Beside the preview itself there would be a third column: from one rule to the next it stays where it is.
    const { activeTab, viewColumn } = vscode.window.tabGroups.activeTabGroup;
    const inPreview =
      activeTab?.input instanceof vscode.TabInputWebview && activeTab.input.viewType.endsWith('markdown.preview');
    if (inPreview && viewColumn > 1) await vscode.commands.executeCommand('workbench.action.focusPreviousGroup');
    const at = section === undefined ? page : page.with({ fragment: section.toLowerCase() });
    return await vscode.commands.executeCommand<void>('markdown.showPreviewToSide', at);
  } catch {
    // Somebody has switched VS Code's preview off: the text says the same.
  }
  const document = await vscode.workspace.openTextDocument(page);
  const found = section === undefined ? 0 : document.getText().search(new RegExp(`^#+ ${section}$`, 'm'));
  const place = document.positionAt(Math.max(0, found));
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(place, place),
  });
}
