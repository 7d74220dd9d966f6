/** The ways into a comparison. */
import * as vscode from 'vscode';
import { shortRef } from '../../host/source';
import type { ComparisonEditor } from '../comparison/editor';
import { exportComparison } from '../comparison/export';
import { inOrder } from './in-order';
import { pickReports } from '../comparison/pick';
import { notify, passingStatus, pickOne } from '../../host/show';
import { activeFile } from '../../host/tabs';
import { repositoryOf } from '../../host/git';
import { noRepository } from '../../host/no-git';
import { fileKind, isComparable, lastPart } from '../../core/text/file-names';
import { word } from '../../core/messages/messages';
import { targetOf } from './target';

const selectedKey = 'vmibench.selectedForCompare';

/** Reports and run logs of a multiple selection: the explorer gives what was clicked and all that is selected. */
function selection(first: unknown, all: unknown): vscode.Uri[] {
  const list = Array.isArray(all) ? all : [first];
  return list.filter(
    (one): one is vscode.Uri => one instanceof vscode.Uri && (isComparable(one.path) || fileKind(one.path) === 'json'),
  );
}

export function compareCommands(editor: ComparisonEditor) {
  let selected: vscode.Uri | undefined;
  return {
    'vmibench.compare': async (first: unknown, all: unknown) => {
      const given = selection(first, all);
      if (given.length > 1) return editor.show(await inOrder(given));
      const [one] = given.length === 1 ? given : [activeFile('report', 'run-log')];
      const picked = await pickReports(one ? { with: one } : {});
      if (picked.length > 1) await editor.show(await inOrder(picked));
    },
    'vmibench.compareSelected': async (first: unknown, all: unknown) => {
      const given = selection(first, all);
      if (given.length > 1) await editor.show(await inOrder(given));
    },
    'vmibench.selectForCompare': async (first: unknown) => {
      selected = targetOf(first);
      await vscode.commands.executeCommand('setContext', selectedKey, selected !== undefined);
      if (selected) passingStatus(word('compare.selected', { name: lastPart(selected.path) }), 5000);
    },
    'vmibench.compareWithSelected': async (first: unknown) => {
      const now = targetOf(first);
      const then = selected;
      // What was selected first is what one compares with, whatever its date.
      if (now !== undefined && then !== undefined) await editor.show([{ uri: then }, { uri: now }]);
    },
    'vmibench.compareWithHead': async (first: unknown) => {
      const uri = fileOf(first);
      if (uri) await editor.show([{ uri, ref: 'HEAD' }, { uri }]);
    },
    'vmibench.compareWithRevision': async (first: unknown) => {
      const uri = fileOf(first);
      const ref = uri && (await pickRevision(uri));
      if (uri && ref !== undefined) await editor.show([{ uri, ref }, { uri }]);
    },
    'vmibench.addToComparison': async () => {
      if (editor.active) await editor.add(editor.active);
    },
    'vmibench.exportComparison': async (given: unknown) => {
      // A keybinding or another extension may fix what is asked for otherwise: { to: "csv", where: "copy" }.
      const { to, where } =
        typeof given === 'object' && given !== null ? (given as { to?: unknown; where?: unknown }) : {};
      if (editor.active) await exportComparison(editor.active, to, where);
    },
  };
}

function fileOf(given: unknown): vscode.Uri | undefined {
  const uri = targetOf(given);
  if (uri && uri.scheme !== 'untitled') return uri;
  if (uri) notify('information', word('compare.not-a-file'));
  return undefined;
}

/** One of the commits that touched the file, newest first. */
async function pickRevision(uri: vscode.Uri): Promise<string | undefined> {
  const name = lastPart(uri.path);
  const repository = await repositoryOf(uri);
  if (!repository) return void notify('information', noRepository(word('compare.no-git', { name })));
  const commits = await repository.log({ path: uri.fsPath, maxEntries: 500 });
  if (commits.length === 0) return void notify('information', word('compare.no-revisions', { name }));
  const date = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
  const items = commits.map(({ hash, message, authorName, commitDate }) => ({
    of: hash,
    label: message.split('\n')[0] ?? '',
    description: shortRef(hash),
    detail: [authorName, commitDate && date.format(commitDate)].filter(Boolean).join(', '),
  }));
  return pickOne(items, {
    title: word('compare.pick-revision', { name }),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}
