/** Behind the rule names of the Problems panel: the rule's section of docs/rules.md, which is part of the extension. */
import * as vscode from 'vscode';

export function registerShowRule(extension: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('vmibench.showRule', async (rule: unknown) => {
    if (typeof rule !== 'string' || !/^[a-z-]+$/.test(rule)) return;
    const page = vscode.Uri.joinPath(extension, 'docs', 'rules.md');
    try {
      // Beside the preview itself there would be a third column: from one rule to the next it stays where it is.
      const { activeTab, viewColumn } = vscode.window.tabGroups.activeTabGroup;
      const inPreview =
        activeTab?.input instanceof vscode.TabInputWebview && activeTab.input.viewType.endsWith('markdown.preview');
      if (inPreview && viewColumn > 1) await vscode.commands.executeCommand('workbench.action.focusPreviousGroup');
      return await vscode.commands.executeCommand<void>('markdown.showPreviewToSide', page.with({ fragment: rule }));
    } catch {
      // Somebody has switched VS Code's preview off: the text says the same.
    }
    const document = await vscode.workspace.openTextDocument(page);
    const at = document.positionAt(Math.max(0, document.getText().indexOf(`### ${rule}\n`)));
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      selection: new vscode.Range(at, at),
    });
  });
}
