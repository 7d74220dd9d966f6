/** Ids in the text: where they are given, who refers to them, and another name for all at once. */
import {
  DocumentHighlightKind,
  ErrorCodes,
  ResponseError,
  type DocumentHighlight,
  type Location,
  type Position,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node.js';
import { sayEnglish, word } from '../core/messages/messages';
import {
  definitionsOf,
  idPattern,
  idSpan,
  findMention,
  referencesOf,
  renamesOf,
  type FoundMention,
  type Mention,
} from '../core/report/ids';
import { plainText } from '../core/text/inert';
import { rangeOf } from './answers';
import type { OpenReport } from './open-report';

function find({ document }: OpenReport, position: Position): FoundMention | undefined {
  return findMention(document.getText(), document.offsetAt(position));
}

function idRange(open: OpenReport, mention: Mention): Range {
  return rangeOf(open, idSpan(mention));
}

export function definitionAt(open: OpenReport, position: Position): Location[] {
  const found = find(open, position);
  const all = found ? definitionsOf(found.all, found.here) : [];
  return all.map((one) => ({ uri: open.document.uri, range: idRange(open, one) }));
}

export function referencesAt(open: OpenReport, position: Position, withDefinition: boolean): Location[] {
  const found = find(open, position);
  const all = found ? referencesOf(found.all, found.here) : [];
  return all
    .filter(({ role }) => withDefinition || role !== 'definition')
    .map((one) => ({ uri: open.document.uri, range: idRange(open, one) }));
}

export function highlightsAt(open: OpenReport, position: Position): DocumentHighlight[] {
  const found = find(open, position);
  const all = found ? referencesOf(found.all, found.here) : [];
  return all.map((one) => ({
    range: idRange(open, one),
    kind: one.role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** @throws ResponseError if there is nothing that can have another name */
export function renamedAt(open: OpenReport, position: Position): { range: Range; placeholder: string } {
  const { here } = renamed(open, position);
  return { range: idRange(open, here), placeholder: here.id };
}

/** @throws ResponseError if the name cannot be an id, or is one already */
export function renameEdits(open: OpenReport, position: Position, name: string): WorkspaceEdit {
  const { all, here } = renamed(open, position);
  if (name === here.id) return { changes: {} };
  if (!idPattern.test(name)) throw refusal(sayEnglish(word('rename.no-id', { name: plainText(name) })));
  if (all.some((one) => one.role === 'definition' && one.kind === here.kind && one.id === name))
    throw refusal(sayEnglish(word('rename.taken', { name, kind: word(`kind.${here.kind}`) })));
  const edits = renamesOf(all, here).map((one) => ({ range: idRange(open, one), newText: name }));
  return { changes: { [open.document.uri]: edits } };
}

function renamed(open: OpenReport, position: Position): FoundMention {
  const found = find(open, position);
  if (!found) throw refusal(sayEnglish(word('rename.nothing')));
  if (found.here.role === 'pattern' && found.here.id.includes('*')) throw refusal(sayEnglish(word('rename.pattern')));
  return found;
}

function refusal(said: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, said);
}
