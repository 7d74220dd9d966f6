/** Ids in the text: where they are given, who refers to them, and another name for all at once. */
import * as vscode from 'vscode';
import { say } from '../../host/say';
import {
  definitionsOf,
  idPattern,
  idSpan,
  findMention,
  referencesOf,
  renamesOf,
  type FoundMention,
  type Mention,
} from '../../core/report/ids';
import { word } from '../../core/messages/messages';
import { plainText } from '../../core/text/inert';
import type { Definitions } from './stay-in-text';

function find(document: vscode.TextDocument, position: vscode.Position): FoundMention | undefined {
  return findMention(document.getText(), document.offsetAt(position));
}

function rangeOf(document: vscode.TextDocument, mention: Mention): vscode.Range {
  const { offset, length } = idSpan(mention);
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}

export class Navigation
  implements
    vscode.DefinitionProvider,
    vscode.ReferenceProvider,
    vscode.DocumentHighlightProvider,
    vscode.RenameProvider,
    Definitions
{
  last: Definitions['last'];

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.LocationLink[] {
    const found = find(document, position);
    if (!found) return [];
    const links = definitionsOf(found.all, found.here).map((one) => ({
      originSelectionRange: rangeOf(document, found.here),
      targetUri: document.uri,
      targetRange: rangeOf(document, one),
    }));
    const [first] = links;
    this.last = first && { uri: document.uri.toString(), range: first.targetRange, at: Date.now() };
    return links;
  }

  provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): vscode.Location[] {
    const found = find(document, position);
    if (!found) return [];
    const wanted = referencesOf(found.all, found.here).filter(
      ({ role }) => includeDeclaration || role !== 'definition',
    );
    return wanted.map((one) => new vscode.Location(document.uri, rangeOf(document, one)));
  }

  provideDocumentHighlights(document: vscode.TextDocument, position: vscode.Position): vscode.DocumentHighlight[] {
    const found = find(document, position);
    if (!found) return [];
    return referencesOf(found.all, found.here).map(
      (one) =>
        new vscode.DocumentHighlight(
          rangeOf(document, one),
          one.role === 'definition' ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
        ),
    );
  }

  prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { range: vscode.Range; placeholder: string } {
    const { here } = this.renamed(document, position);
    return { range: rangeOf(document, here), placeholder: here.id };
  }

  provideRenameEdits(document: vscode.TextDocument, position: vscode.Position, name: string): vscode.WorkspaceEdit {
    const { all, here } = this.renamed(document, position);
    const edit = new vscode.WorkspaceEdit();
    if (name === here.id) return edit;
    if (!idPattern.test(name)) throw new Error(say(word('rename.no-id', { name: plainText(name) })));
    if (all.some((one) => one.role === 'definition' && one.kind === here.kind && one.id === name)) {
      throw new Error(say(word('rename.taken', { name, kind: word(`kind.${here.kind}`) })));
    }
    for (const one of renamesOf(all, here)) edit.replace(document.uri, rangeOf(document, one), name);
    return edit;
  }

  /** What can be renamed: an id that is given somewhere, or a name that leads nowhere, everywhere it stands. */
  private renamed(document: vscode.TextDocument, position: vscode.Position): FoundMention {
    const found = find(document, position);
    if (!found) throw new Error(say(word('rename.nothing')));
    if (found.here.role === 'pattern' && found.here.id.includes('*')) throw new Error(say(word('rename.pattern')));
    return found;
  }
}
