/** What VS Code has to know from the start of that which is loaded later: commands, kinds of tabs, the shelf. */
import * as vscode from 'vscode';
import { log } from '../host/log';
import { runLogView, viewType } from '../host/view-types';
import { tabScheme, VirtualFiles } from '../host/virtual-files';
import type { Shelf } from '../features/workspace-view/tree';
import { ShelfView } from '../features/workspace-view/view';
import { laterCommands, type Commands } from './commands';
import { deferred, loadOnce } from './deferred';
import { later } from './later';
import type { Reporting } from './report';

/** @param reporting loads what knows reports, once */
export function registerLater(
  context: vscode.ExtensionContext,
  reporting: () => Promise<Reporting>,
): vscode.Disposable {
  const started = {
    report: reporting,
    compare: loadOnce(async () => (await later('compare')).start(await reporting(), shelf)),
    import: loadOnce(async () => (await later('import')).start(context)),
    plan: loadOnce(async () => (await later('plan')).start(await reporting())),
  };
  const shelf = new ShelfView(context.workspaceState, async (): Promise<Shelf> => (await started.compare()).shelf);
  return vscode.Disposable.from(
    ...(Object.keys(started) as (keyof typeof started)[]).flatMap((bundle) =>
      registerCommands(bundle, async () => (await started[bundle]()).commands),
    ),
    // State is kept by the page itself, so that hidden pages cost nothing.
    registerPages(viewType, async () => (await reporting()).editor),
    registerPages(runLogView, async () => (await reporting()).runLogs),
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

type Bundle = keyof typeof laterCommands;

function registerCommands(
  bundle: Bundle,
  commands: () => Promise<Partial<Commands<Bundle>>>,
): readonly vscode.Disposable[] {
  return laterCommands[bundle].map((name) =>
    vscode.commands.registerCommand(name, async (...given: unknown[]) => {
      try {
        await (await commands())[name]?.(...given);
      } catch (error) {
        // VS Code tells of errors in commands about one report, also to other extensions that run them.
        if (bundle === 'report') throw error;
        await showFailure(`could not run "${name}"`, error);
      }
    }),
  );
}

/** What says it is loaded later, too. Where that fails, the log says it. */
async function showFailure(what: string, error: unknown): Promise<void> {
  const said = await later('report').catch(() => undefined);
  if (said) said.showFailure(what, error);
  else log().error(what, error);
}

/** The name of its language and of its tasks in the manifest. */
const planLanguageId = 'vmiplan';
const planTasks = 'vmibench';

/** What knows plans is loaded with the first plan that is opened, or when VS Code lists tasks. */
function registerPlans(started: () => Promise<{ readonly tasks: vscode.TaskProvider }>): vscode.Disposable {
  const first = ({ languageId }: vscode.TextDocument): void => {
    if (languageId !== planLanguageId) return;
    opened.dispose();
    started().catch((error: unknown) => void showFailure('could not load what knows plans', error));
  };
  const opened = vscode.workspace.onDidOpenTextDocument(first);
  vscode.workspace.textDocuments.forEach(first);
  const tasks = deferred(async () => (await started()).tasks, 'provideTasks', 'resolveTask');
  return vscode.Disposable.from(opened, vscode.tasks.registerTaskProvider(planTasks, tasks));
}

/** A kind of tab, those among them that VS Code restores when a window is opened again. */
function registerTabs<Document extends vscode.CustomDocument>(
  type: string,
  provider: () => Promise<vscode.CustomReadonlyEditorProvider<Document>>,
): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(
    type,
    deferred(provider, 'openCustomDocument', 'resolveCustomEditor'),
    { supportsMultipleEditorsPerDocument: true },
  );
}

/** A page over a text. Its tab may be closed while what draws it is loaded. */
function registerPages(type: string, provider: () => Promise<vscode.CustomTextEditorProvider>): vscode.Disposable {
  const pages: vscode.CustomTextEditorProvider = {
    resolveCustomTextEditor: async (document, panel, token) => {
      let isOpen = true;
      const closing = panel.onDidDispose(() => (isOpen = false));
      const real = await provider();
      closing.dispose();
      if (isOpen) await real.resolveCustomTextEditor(document, panel, token);
    },
  };
  return vscode.window.registerCustomEditorProvider(type, pages, {
    webviewOptions: { retainContextWhenHidden: false },
  });
}
