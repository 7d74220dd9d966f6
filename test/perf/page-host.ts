/** Runs inside the extension host (see page.mjs): opens and closes editors, and reports when each began. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';

declare const plan: { readonly bridge: string; readonly rounds: number; readonly files: readonly string[] };

async function tell(line: string): Promise<void> {
  await fetch(plan.bridge, { method: 'POST', body: line });
}

async function activation(id: string): Promise<number> {
  const start = performance.now();
  await vscode.extensions.getExtension(id)?.activate();
  return performance.now() - start;
}

/** Waits until the window has seen the editor's first paint and its charts, which the other end knows. */
async function seen(): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const answer = await fetch(plan.bridge, { method: 'POST', body: 'seen?' });
    if ((await answer.text()) === 'yes') return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error('nothing was painted in half a minute');
}

export async function run(): Promise<void> {
  // Lets the window come to rest, so that its own start is not measured.
  await new Promise((later) => setTimeout(later, 3000));
  await tell(`activation empty ${await activation('vmibench-tests.empty-editor')}`);
  await tell(`activation ours ${await activation('vmibench.vmibench')}`);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('no folder');
  for (let round = 0; round < plan.rounds; round++) {
    for (const name of plan.files) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      await tell(`open ${name} ${Date.now()}`);
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder, name));
      await seen();
      // Work after the first paint and after the charts delays others just as well.
      await new Promise((later) => setTimeout(later, 1500));
      delay.disable();
      await tell(`gap ${name} ${delay.max / 1e6}`);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await new Promise((later) => setTimeout(later, 500));
    }
  }
}
