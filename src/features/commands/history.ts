/** "Show History": of a file in git, of a series in a folder, of the subjects of a report. */
import { lastPart } from '../../core/text/file-names';
import * as vscode from 'vscode';
import { reportsIn, type HistoryOf } from '../history/history';
import type { HistoryEditor } from '../history/editor';
import { load } from '../../host/load';
import { work } from '../../host/work';
import { notify, pickOne, type ListItem } from '../../host/show';
import { repositoryOf } from '../../host/git';
import { noRepository } from '../../host/no-git';
import type { Report } from '../../core/generated/format';
import { readReport } from '../../core/report/read';
import { filesOf } from '../workspace-view/tree';
import { word } from '../../core/messages/messages';
import { targetOf } from './target';

export function historyCommands(editor: HistoryEditor) {
  return {
    'vmibench.history': async (given: unknown): Promise<void> => {
      const of = seriesOf(given) ?? (await choose(fileOf(given) ?? targetOf(given)));
      if (of) await editor.show(of);
    },
  };
}

/** A file of the shelf. */
const fileOf = (given: unknown): vscode.Uri | undefined => filesOf(given, undefined)[0];

/** A series of the shelf: it may lie in any folder of the workspace's folder. */
function seriesOf(given: unknown): HistoryOf | undefined {
  if (
    typeof given !== 'object' ||
    given === null ||
    !('entries' in given) ||
    !('name' in given) ||
    typeof given.name !== 'string' ||
    !Array.isArray(given.entries)
  )
    return undefined;
  const [first] = filesOf(given.entries[0], undefined);
  const folder = first && vscode.workspace.getWorkspaceFolder(first);
  return folder && { kind: 'series', uri: folder.uri, series: given.name };
}

async function reportOf(uri: vscode.Uri): Promise<Report | undefined> {
  const loaded = await load({ uri });
  return 'text' in loaded ? readReport(loaded.text).report : undefined;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

async function choose(uri: vscode.Uri | undefined): Promise<HistoryOf | undefined> {
  if (!uri) return undefined;
  const name = lastPart(uri.path);
  if (await isFolder(uri)) return chooseSeries(uri, name);
  const report = await reportOf(uri);
  const items: ListItem<HistoryOf>[] = [];
  const repository = await repositoryOf(uri);
  if (repository && (await repository.log({ path: uri.fsPath, maxEntries: 2 })).length > 1)
    items.push({ label: word('history.pick-git'), of: { kind: 'git', uri } });
  if (report?.series !== undefined) {
    const folder = vscode.Uri.joinPath(uri, '..');
    const others = await countIn(folder, report.series);
    if ((others.get(report.series) ?? 0) > 1)
      items.push({
        label: word('history.pick-series', { series: report.series }),
        of: { kind: 'series', uri: folder, series: report.series },
      });
  }
  if (report && report.subjects.length > 2)
    items.push({ label: word('history.pick-steps'), of: { kind: 'steps', uri } });
  if (items.length === 0) return void notify('information', noRepository(word('history.nothing-here', { name })));
  if (items.length === 1) return items[0]?.of;
  return pickOne(items, { title: word('history.pick', { name }) });
}

async function chooseSeries(uri: vscode.Uri, name: string): Promise<HistoryOf | undefined> {
  const items = [...(await countIn(uri))]
    .filter(([, n]) => n > 1)
    .map(([series, n]) => ({ of: series, label: series, description: String(n) }));
  if (items.length === 0) return void notify('information', word('history.nothing-here', { name }));
  const series = items.length === 1 ? items[0]?.of : await pickOne(items, { title: word('history.pick-one') });
  return series === undefined ? undefined : { kind: 'series', uri, series };
}

/** How many reports of which series are in a folder; of one series only whether there are two. */
async function countIn(folder: vscode.Uri, only?: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const uris = await reportsIn(folder);
  await work(async (one) => {
    for (const [index, uri] of uris.entries()) {
      one.step(index + 1, uris.length);
      const series = (await one.orStop(reportOf(uri)))?.series;
      if (series !== undefined) counts.set(series, (counts.get(series) ?? 0) + 1);
      if (one.isStopped || (only !== undefined && (counts.get(only) ?? 0) > 1)) return;
    }
  });
  return counts;
}
