/**
 * The import is a bundle of its own (dist/import-host.js): readers of fifteen tools, of mails and of run logs, which
 * most windows never need. In Node `require` loads it. VS Code's worker for the web gives extensions no `require` for
 * files: there the text is read through VS Code and becomes a module; nothing is evaluated as code that is not a file of
 * the extension, and no `eval` is needed.
 */
import * as vscode from 'vscode';

export type Importing = typeof import('./host');

const file = 'import-host.js';
let loaded: Promise<Importing> | undefined;

export function loadImporting(extensionUri: vscode.Uri): Promise<Importing> {
  // A failure (a web page that went offline) is not kept.
  loaded ??= load(extensionUri).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(extensionUri: vscode.Uri): Promise<Importing> {
  // The path stands here as a word, so that the bundler leaves the call as it is.
  if (isNode()) return require('./import-host.js') as Importing;
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', file)));
  const address = URL.createObjectURL(new Blob([`export default (module, exports, require) => {${text}\n}`], { type: 'text/javascript' }));
  try {
    const { default: run } = (await import(address)) as { readonly default: (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void };
    const module = { exports: {} };
    run(module, module.exports, (name) => {
      if (name === 'vscode') return vscode;
      throw new Error(`no module ${name}`);
    });
    return module.exports as Importing;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function isNode(): boolean {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
  return process?.versions?.node !== undefined;
}
