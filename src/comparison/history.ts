/** One history: which reports belong to it, read in their order. */
import * as vscode from 'vscode';
import { history, steps, type HistorySeries } from '../compare/history';
import { historyView, type HistoryView, type RunView } from '../compare/history-view';
import type { Party } from '../compare/model';
import { historyOrder } from '../compare/order';
import { readParty } from '../compare/party';
import { say } from '../editor/say';
import { settingsFor } from '../editor/settings';
import { subjectLabel } from '../analysis/subjects';
import { gitApi, repositoryOf } from '../git/vscode-git';
import { word } from '../words/words';
import { shortRef, type Source } from './address';
import { decode, load } from './load';

/** What a history is of: a file's revisions, the reports of a series in a folder, or the subjects of one report. */
export type HistoryOf =
  | { readonly kind: 'git'; readonly uri: vscode.Uri }
  | { readonly kind: 'series'; readonly uri: vscode.Uri; readonly series: string }
  | { readonly kind: 'steps'; readonly uri: vscode.Uri };

/** A revision with its text, oldest first: by Node's own git process where there is Node. */
export type ReadRevisions = (file: string, git: string, signal: AbortSignal) => AsyncIterable<{ readonly commit: string; readonly date: string; readonly subject: string; readonly path?: string; readonly bytes: Uint8Array }>;

export interface Loaded {
  readonly view: HistoryView;
  /** What a point opens: one a run. */
  readonly sources: readonly Source[];
}

interface Run {
  readonly party: Party;
  readonly source: Source;
  readonly view: RunView;
}

export async function loadHistory(of: HistoryOf, readRevisions: ReadRevisions | undefined): Promise<Loaded> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: say(word('history.loading-git')) }, async () => {
    if (of.kind === 'steps') return ofSubjects(of.uri);
    const { runs, skipped } = of.kind === 'git' ? await fromGit(of.uri, readRevisions) : await fromFolder(of.uri, of.series);
    const series = history(runs.map(({ party }) => party), settingsFor(of.uri).options.alpha);
    return { view: historyView(runs.map(({ view }) => view), series, skipped, answerOf(runs, series)), sources: runs.map(({ source }) => source) };
  });
}

function answerOf(runs: readonly Run[], series: readonly HistorySeries[]): ReturnType<typeof word> {
  const [first, last] = [runs[0], runs[runs.length - 1]];
  if (!first || !last || runs.length < 2) return word('history.nothing');
  const changed = series.filter(({ changes }) => changes.length > 0);
  const n = changed.reduce((sum, { changes }) => sum + changes.length, 0);
  const found = n === 0 ? word('history.no-changes', { n: series.length }) : word('history.changes', { n, of: changed.length });
  return word('answer.join', { a: word('history.revisions', { n: runs.length, first: first.view.name, last: last.view.name }), b: found });
}

async function ofSubjects(uri: vscode.Uri): Promise<Loaded> {
  const loaded = await load({ uri });
  const found = 'text' in loaded ? readParty('', loaded.text, settingsFor(uri)) : loaded;
  if (!('party' in found)) return { view: historyView([], [], 1, word('history.nothing')), sources: [] };
  const { report, analysis } = found.party;
  const runs = analysis.candidates.map((id): RunView => ({ name: subjectLabel(report, id) }));
  const answer = word('history.steps', { n: runs.length, baseline: subjectLabel(report, analysis.baseline) });
  return { view: historyView(runs, steps(found.party), 0, answer, true), sources: runs.map(() => ({ uri })) };
}

async function fromGit(uri: vscode.Uri, readRevisions: ReadRevisions | undefined): Promise<{ runs: Run[]; skipped: number }> {
  const settings = settingsFor(uri);
  const runs: Run[] = [];
  let skipped = 0;
  const take = (commit: string, subject: string, date: string | undefined, path: vscode.Uri, text: string): void => {
    const found = readParty(shortRef(commit), text, settings);
    if ('party' in found) runs.push({ party: found.party, source: { uri: path, ref: commit }, view: { name: shortRef(commit), date: date?.slice(0, 10), title: subject } });
    else skipped++;
  };
  const [api, repository] = [await gitApi(), await repositoryOf(uri)];
  if (!api || !repository) return { runs, skipped };
  if (readRevisions && uri.scheme === 'file') {
    const stop = new AbortController();
    for await (const one of readRevisions(uri.fsPath, api.git.path, stop.signal)) {
      take(one.commit, one.subject, one.date, one.path === undefined ? uri : vscode.Uri.joinPath(repository.rootUri, one.path), decode(one.bytes));
    }
    return { runs, skipped };
  }
  // Without processes of our own: VS Code's git, one revision after the other.
  const commits = [...(await repository.log({ path: uri.fsPath, maxEntries: 1000 }))].reverse();
  for (const { hash, message, commitDate } of commits) {
    const loaded = await load({ uri, ref: hash });
    if ('text' in loaded) take(hash, message.split('\n')[0] ?? '', commitDate?.toISOString(), uri, loaded.text);
    else skipped++;
  }
  return { runs, skipped };
}

async function fromFolder(folder: vscode.Uri, series: string): Promise<{ runs: Run[]; skipped: number }> {
  const runs: Run[] = [];
  let skipped = 0;
  for (const uri of await reportsIn(folder)) {
    const loaded = await load({ uri });
    const found = 'text' in loaded ? readParty(uri.path.split('/').pop() ?? '', loaded.text, settingsFor(uri)) : loaded;
    if (!('party' in found)) skipped++;
    else if (found.party.report.series === series) {
      const { title, date, revision } = found.party.report;
      const name = revision === undefined ? found.party.name.replace(/\.vmibench\.json$/i, '') : `v${revision}`;
      runs.push({ party: found.party, source: { uri }, view: { name, date, title } });
    }
  }
  return { runs: runs.sort((a, b) => historyOrder(a.party.report, b.party.report)), skipped };
}

export async function reportsIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  return [...(await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*.vmibench.json'), undefined, 5000))].sort((a, b) => (a.path < b.path ? -1 : 1));
}
