/** A file of a comparison as its page shows it. */
import { lastPart } from '../../core/text/file-names';
import * as vscode from 'vscode';
import type { ReadParty } from '../../core/compare/party';
import type { ComparedFileView } from '../../core/compare/view';
import { word } from '../../core/messages/messages';
import { shortName, shortRef, type Source } from '../../host/source';

/** @param read undefined where reading was cancelled */
export function fileView(source: Source, all: readonly Source[], read: ReadParty | undefined): ComparedFileView {
  const name = lastPart(source.uri.path);
  const twice = all.some(
    (other) => other !== source && other.ref === source.ref && shortName(other) === shortName(source),
  );
  const folder = twice ? vscode.workspace.asRelativePath(vscode.Uri.joinPath(source.uri, '..')) : undefined;
  const where =
    [source.ref === undefined ? undefined : shortRef(source.ref), folder].filter(Boolean).join(', ') || undefined;
  if (!read) return { name, where, trouble: word('compare.cancelled') };
  if ('why' in read) return { name, where, trouble: read.why };
  return { name, where, title: read.party.report.title, date: read.party.report.date };
}
