import * as vscode from 'vscode';

const { QuickFix, SourceFixAll } = vscode.CodeActionKind;

/** What VS Code is told of our fixes before it asks for them: one at a time, and all that are safe at once. */
export const fixKinds = [QuickFix, SourceFixAll.append('vmibench')] as const;
