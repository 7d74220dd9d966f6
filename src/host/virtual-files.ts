/**
 * Tabs of comparisons and histories have addresses but no files. VS Code asks a file system all the same whether the
 * file exists and can be written.
 */
import * as vscode from 'vscode';

/** The scheme of these addresses. */
export const tabScheme = 'vmibench-compare';

export class VirtualFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  stat = (): vscode.FileStat => ({
    type: vscode.FileType.File,
    ctime: 0,
    mtime: 0,
    size: 0,
    permissions: vscode.FilePermission.Readonly,
  });
  readDirectory = (): [string, vscode.FileType][] => [];
  readFile = (): Uint8Array => new Uint8Array();
  createDirectory = (): never => this.refuse();
  writeFile = (): never => this.refuse();
  delete = (): never => this.refuse();
  rename = (): never => this.refuse();

  private refuse(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}
