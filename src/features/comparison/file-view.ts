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
  const place = { name, where: folder, ref: source.ref && shortRef(source.ref) };
  if (!read) return { ...place, trouble: word('compare.cancelled') };
  if ('why' in read) return { ...place, trouble: read.why };
  return { ...place, title: read.party.report.title, date: read.party.report.date };
}
