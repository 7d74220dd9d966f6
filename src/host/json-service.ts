/** VS Code's own JSON service, and whether it already says what is wrong with the syntax of our files. */
import * as vscode from 'vscode';

/** Until it is known, the service is taken to be there: saying a thing late is better than saying it twice. */
let service: 'unknown' | 'active' | 'absent' = 'unknown';

/**
 * Wakes the service: by itself it wakes for `json`, `jsonc` and `snippets` only, and only then looks for languages that
 * take part (the contribution `jsonLanguageParticipants`).
 */
export async function wakeJsonService(): Promise<void> {
  const extension = vscode.extensions.getExtension('vscode.json-language-features');
  try {
    await extension?.activate();
    service = extension?.isActive ? 'active' : 'absent';
  } catch {
    service = 'absent';
  }
}

/** Whether the service reports syntax errors and duplicate keys, so that ours would be said twice. */
export function jsonServiceReports(): boolean {
  return service !== 'absent' && vscode.workspace.getConfiguration('json').get<boolean>('validate.enable') !== false;
}
