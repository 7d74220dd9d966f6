/** What VS Code has to know from the start of that which is loaded later: commands, kinds of tabs, the shelf. */
import * as vscode from 'vscode';
import { showFailure } from '../host/failure';
import { tabScheme, VirtualFiles } from '../host/virtual-files';
import type { Shelf } from '../features/workspace-view/tree';
import { ShelfView } from '../features/workspace-view/view';
import { laterCommands } from './commands';
import { later } from './later';
import type { Parts } from './parts';

/** Makes something once. A failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

export function registerLater(parts: Parts): vscode.Disposable {
  const started = {
    compare: once(async () => (await later('compare')).start(parts, shelf)),
    import: once(async () => (await later('import')).start(parts)),
    plan: once(async () => (await later('plan')).start(parts)),
  };
  const shelf = new ShelfView(
    parts.context.workspaceState,
    async (): Promise<Shelf> => (await started.compare()).shelf,
  );
  const commands = (Object.keys(started) as (keyof typeof started)[]).flatMap((bundle) =>
    laterCommands[bundle].map((name) =>
      vscode.commands.registerCommand(name, async (first: unknown, all: unknown) => {
        try {
          const known: Readonly<Record<string, (first: unknown, all: unknown) => Promise<void>>> = (
            await started[bundle]()
          ).commands;
          await known[name]?.(first, all);
        } catch (error) {
          showFailure(`could not run "${name}"`, error);
        }
      }),
    ),
  );
  return vscode.Disposable.from(
    ...commands,
    registerTabs('vmibench.comparison', async () => (await started.compare()).comparisons),
    registerTabs('vmibench.history', async () => (await started.compare()).histories),
    vscode.workspace.registerFileSystemProvider(tabScheme, new VirtualFiles(), {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    registerPlans(started.plan),
    shelf,
  );
}

/** The name of its language and of its tasks in the manifest. */
const planLanguageId = 'vmiplan';
const planTasks = 'vmibench';

/** What knows plans is loaded with the first plan that is opened, or when VS Code lists tasks. */
function registerPlans(started: () => Promise<{ readonly tasks: vscode.TaskProvider }>): vscode.Disposable {
  const first = ({ languageId }: vscode.TextDocument): void => {
    if (languageId !== planLanguageId) return;
    opened.dispose();
    started().catch((error: unknown) => showFailure('could not load what knows plans', error));
  };
  const opened = vscode.workspace.onDidOpenTextDocument(first);
  vscode.workspace.textDocuments.forEach(first);
  const tasks: vscode.TaskProvider = {
    provideTasks: async (token) => (await started()).tasks.provideTasks(token),
    resolveTask: async (task, token) => (await started()).tasks.resolveTask(task, token),
  };
  return vscode.Disposable.from(opened, vscode.tasks.registerTaskProvider(planTasks, tasks));
}

/** A kind of tab, those among them that VS Code restores when a window is opened again. */
function registerTabs<Document extends vscode.CustomDocument>(
  type: string,
  provider: () => Promise<vscode.CustomReadonlyEditorProvider<Document>>,
): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(
    type,
    {
      openCustomDocument: async (...given) => (await provider()).openCustomDocument(...given),
      resolveCustomEditor: async (...given) => (await provider()).resolveCustomEditor(...given),
    } satisfies vscode.CustomReadonlyEditorProvider<Document>,
    { supportsMultipleEditorsPerDocument: true },
  );
}
