/** What is said where git cannot be asked. */
import * as vscode from 'vscode';
import { word, type Message } from '../core/messages/messages';

/** Why there is no API. */
export function whyNoGit(): Message {
  return word(vscode.workspace.isTrusted ? 'compare.git-missing' : 'compare.git-untrusted');
}

/** What to say of a file without a repository: in a workspace that is not trusted, that git is not run. */
export function noRepository(otherwise: Message): Message {
  return vscode.workspace.isTrusted ? otherwise : whyNoGit();
}
