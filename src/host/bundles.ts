/**
 * Bundles that are loaded when they are first used: most windows compare, import and export nothing. What they share
 * they take from the bundle that VS Code starts, and from that of reports (scripts/lib/host-bundles.mjs), so that each
 * module is there once.
 *
 * In Node `require` loads them. VS Code's worker for the web gives extensions no `require` for files: there the text is
 * read through VS Code and becomes a module; nothing is evaluated as code that is not a file of the extension, and no
 * `eval` is needed.
 */
import * as vscode from 'vscode';
import { decode } from '../core/text/decode';

/** What the first bundle has for later ones; the build fills it. */
export const shared: Readonly<Record<string, object>> = {};

/** The bundle that has the rest of what others share. */
const holder = 'report';

const loaded = new Map<string, Promise<unknown>>();
let folder: vscode.Uri | undefined;

/** To be called once, first of all. */
export function loadFrom(extensionUri: vscode.Uri): void {
  folder = vscode.Uri.joinPath(extensionUri, 'dist');
}

/**
 * Loads `dist/<name>-host.js` once. What a bundle provides is known to those who compose the extension
 * (`src/extension/later.ts`) and to the files that state it as an interface.
 */
export function loadBundle<Bundle>(name: string): Promise<Bundle> {
  const known = loaded.get(name) as Promise<Bundle> | undefined;
  if (known) return known;
  const loading = load<Bundle>(fileOf(name)).catch((error: unknown) => {
    // A failure (a web page that went offline) is not kept.
    loaded.delete(name);
    throw error;
  });
  loaded.set(name, loading);
  return loading;
}

const fileOf = (name: string): string => `${name}-host.js`;

async function load<Bundle>(file: string): Promise<Bundle> {
  // Not a literal, so that the bundler leaves it to Node.
  const path = `./${file}`;
  if (isNode()) return require(path) as Bundle;
  if (!folder) throw new Error('no folder to load from');
  // Node requires it when it is needed; here it must be there before.
  const held = file === fileOf(holder) ? undefined : await loadBundle<object>(holder);
  const text = decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file)));
  const address = URL.createObjectURL(
    new Blob([`export default (module, exports, require) => {${text}\n}`], { type: 'text/javascript' }),
  );
  try {
    const { default: run } = (await import(address)) as {
      readonly default: (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void;
    };
    const module = { exports: {} };
    run(module, module.exports, (name) => {
      if (name === 'vscode') return vscode;
      if (name === './extension.js') return { shared };
      if (name === `./${fileOf(holder)}` && held) return held;
      throw new Error(`no module ${name}`);
    });
    return module.exports as Bundle;
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function isNode(): boolean {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
  return process?.versions?.node !== undefined;
}
