/** A file that a row's numbers come from, opened from the page. */
import * as vscode from 'vscode';
import { word } from '../../core/messages/messages';
import { notify } from '../../host/show';

/**
 * The place that an artifact's path leads to, or nothing: a report comes from anywhere, so its paths are followed only
 * where they stay in the report's own folder or in the workspace folder that it is in.
 */
function artifactUri(report: vscode.Uri, path: string, folder: vscode.Uri | undefined): vscode.Uri | undefined {
  // No address, no drive, no share, no absolute path; a path of Windows may use its own separators.
  const parts = path.replaceAll('\\', '/').split('/');
  if (/^[\\/]|^[a-z][a-z\d+.-]*:|\0/i.test(path) || report.scheme === 'untitled') return undefined;
  const target = vscode.Uri.joinPath(report, '..', ...parts);
  const within = (root: vscode.Uri): boolean =>
    target.path.startsWith(root.path.endsWith('/') ? root.path : `${root.path}/`);
  return [vscode.Uri.joinPath(report, '..'), ...(folder ? [folder] : [])].some(within) ? target : undefined;
}

/** Opens it in whatever editor VS Code has for it, or says why not. */
export async function openArtifact(report: vscode.Uri, path: string): Promise<void> {
  const target = artifactUri(report, path, vscode.workspace.getWorkspaceFolder(report)?.uri);
  const exists =
    target &&
    (await vscode.workspace.fs.stat(target).then(
      (stat) => (stat.type & vscode.FileType.File) !== 0,
      () => false,
    ));
  if (!target || !exists) {
    return notify('warning', word(target ? 'artifact.missing' : 'artifact.outside', { path }));
  }
  await vscode.commands.executeCommand('vscode.open', target, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}
