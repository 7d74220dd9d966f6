import * as vscode from 'vscode';

let channel: vscode.LogOutputChannel | undefined;

/** The output channel "VMI Bench". Made when somebody has something to say. */
export function log(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel('VMI Bench', { log: true });
  return channel;
}

/** To be registered with the extension, so that a channel that was made is closed. */
export const logOwner: vscode.Disposable = {
  dispose() {
    channel?.dispose();
    channel = undefined;
  },
};
