/**
 * What VS Code has to know of the language of reports from the start: who answers. Answers come from the code that is
 * loaded later.
 */
import * as vscode from 'vscode';
import { fixKinds } from '../features/language/fix-kinds';
import { languageId } from '../host/new-document';
import { deferred } from './deferred';
import type { Reporting } from './report';

/** @param reporting loads what answers, once */
export function registerLanguage(reporting: () => Promise<Reporting>): vscode.Disposable {
  const { languages } = vscode;
  const selector = { language: languageId };
  const formatter = deferred(
    async () => (await reporting()).formatter,
    'provideDocumentFormattingEdits',
    'provideDocumentRangeFormattingEdits',
  );
  const navigation = deferred(
    async () => (await reporting()).navigation,
    'provideDefinition',
    'provideReferences',
    'provideDocumentHighlights',
    'prepareRename',
    'provideRenameEdits',
  );
  // With `exclusive` ours stands for that of the JSON service; VS Code would show the file twice, one tree below the
  // other.
  const exclusive: vscode.DocumentFilter & { readonly exclusive: true } = { ...selector, exclusive: true };
  return vscode.Disposable.from(
    languages.registerDocumentFormattingEditProvider(selector, formatter),
    languages.registerDocumentRangeFormattingEditProvider(selector, formatter),
    languages.registerHoverProvider(
      selector,
      deferred(async () => (await reporting()).numberHovers, 'provideHover'),
    ),
    languages.registerHoverProvider(
      selector,
      deferred(async () => (await reporting()).keyHovers, 'provideHover'),
    ),
    languages.registerCompletionItemProvider(
      selector,
      deferred(async () => (await reporting()).completion, 'provideCompletionItems'),
      '"',
    ),
    languages.registerDefinitionProvider(selector, navigation),
    languages.registerReferenceProvider(selector, navigation),
    languages.registerDocumentHighlightProvider(selector, navigation),
    languages.registerRenameProvider(selector, navigation),
    languages.registerDocumentSymbolProvider(
      exclusive,
      deferred(async () => (await reporting()).symbols, 'provideDocumentSymbols'),
      {
        label: 'VMI Bench',
      },
    ),
    languages.registerCodeActionsProvider(
      selector,
      deferred(async () => (await reporting()).fixes, 'provideCodeActions'),
      {
        providedCodeActionKinds: fixKinds,
      },
    ),
    registerLenses(selector, async () => (await reporting()).lenses),
  );
}

/** VS Code asks for lenses again when they change; nothing changes before it has asked for the first time. */
function registerLenses(selector: vscode.DocumentFilter, load: () => Promise<Reporting['lenses']>): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let heard: vscode.Disposable | undefined;
  const lenses: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async (document) => {
      const real = await load();
      heard ??= real.onDidChangeCodeLenses(() => changed.fire());
      return real.provideCodeLenses(document);
    },
  };
  const owned = new vscode.Disposable(() => heard?.dispose());
  return vscode.Disposable.from(changed, owned, vscode.languages.registerCodeLensProvider(selector, lenses));
}
