import * as vscode from 'vscode';

/**
 * Whether a text is a file that somebody works on. Copies are not: the sides of a diff from git or a review, history,
 * what a chat proposes. Saying the same things of every copy would fill the Problems panel with doubles.
 */
export function isEligible({ uri }: vscode.TextDocument): boolean {
  switch (uri.scheme) {
    case 'file':
    case 'untitled':
    case 'vscode-remote':
    case 'vscode-vfs':
      return true;
    default:
      return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
  }
}
