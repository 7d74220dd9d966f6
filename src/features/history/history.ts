/** One history: which reports belong to it, read in their order. */
import type * as vscode from 'vscode';
import { historySeries, steps, type HistorySeries } from '../../core/compare/history';
import { judgeNight, type NightJudgement } from '../../core/compare/nights';
import { nightAnswer, nightFindings, nightRowText } from '../../core/compare/night-findings';
import { historyView, type HistoryView, type HistoryRunView } from '../../core/compare/history-view';
import type { Party } from '../../core/compare/model';
import { inHistoryOrder } from '../../core/compare/order';
import { say } from '../../host/say';
import { settingsFor, type Settings } from '../../host/settings';
import { gitApi } from '../../host/git';
import { fileKind, reportGlob, reportName } from '../../core/text/file-names';
import { findIn } from '../../host/find';
import { subjectLabel } from '../../core/analysis/subjects';
import { word, type Message } from '../../core/messages/messages';
import type { Source } from '../../host/source';
import { Revisions, type GitReader } from './git';
import { Reading } from '../../host/reading';
import type { Work } from '../../host/work';

const maxReports = 5000;

/** What a history is of: a file's revisions, the reports of a series in a folder, or the subjects of one report. */
export type HistoryOf =
  | { readonly kind: 'git'; readonly uri: vscode.Uri }
  | { readonly kind: 'series'; readonly uri: vscode.Uri; readonly series: string }
  | { readonly kind: 'steps'; readonly uri: vscode.Uri };

export interface LoadedHistory {
  readonly view: HistoryView;
  /** What a point opens: one a run. */
  readonly sources: readonly Source[];
}

export interface Run {
  readonly party: Party;
  readonly source: Source;
  readonly view: HistoryRunView;
}

/** The runs in their order, and what has to be said beside them. */
export interface Runs {
  readonly runs: readonly Run[];
  readonly notes: readonly Message[];
}

/** Reads a history; asked again it reads anew only what changed. */
export class HistoryReader {
  private readonly reading = new Reading();
  private readonly revisions: Revisions;

  constructor(
    private readonly of: HistoryOf,
    private readonly git: GitReader | undefined,
  ) {
    this.revisions = new Revisions(git);
  }

  async load(work: Work): Promise<LoadedHistory> {
    const { of } = this;
    const settings = settingsFor(of.uri);
    if (of.kind === 'steps') return this.ofSubjects(of.uri, work);
    if (of.kind === 'series') {
      const { runs, notes } = await this.ofFolder(of.uri, of.series, work);
      return view(runs, notes, settings);
    }
    const { runs, notes } = await this.revisions.of(of.uri, settings, work);
    return view([...runs, ...(await this.workingCopy(of.uri, runs[runs.length - 1], work))], notes, settings);
  }

  /** The file as it is now, if that is not what its last revision says. */
  private async workingCopy(uri: vscode.Uri, last: Run | undefined, work: Work): Promise<Run[]> {
    const [now] = work.isStopped ? [] : await this.reading.all([{ uri }], work);
    if (!now || !('party' in now)) return [];
    const { party } = now;
    if (last && JSON.stringify(last.party.report) === JSON.stringify(party.report)) return [];
    const { title } = party.report;
    return [{ party, source: { uri }, view: { name: say(word('history.working-copy')), title } }];
  }

  private async ofSubjects(uri: vscode.Uri, work: Work): Promise<LoadedHistory> {
    const [found] = await this.reading.all([{ uri }], work);
    if (!found || !('party' in found))
      return {
        view: historyView([], [], [found?.why ?? word('compare.cancelled')], word('history.nothing')),
        sources: [],
      };
    const { report, analysis } = found.party;
    const runs = analysis.candidates.map((id): HistoryRunView => ({ name: subjectLabel(report, id) }));
    const answer = word('history.steps', { n: runs.length, baseline: subjectLabel(report, analysis.baseline) });
    return {
      view: historyView(runs, steps(found.party), [], answer, { steps: true, parties: [found.party] }),
      sources: runs.map(() => ({ uri })),
    };
  }

  private async ofFolder(folder: vscode.Uri, series: string, work: Work): Promise<Runs> {
    const sources = (await reportsIn(folder)).map((uri): Source => ({ uri }));
    const reads = await this.reading.all(sources, work);
    const skipped = reads.filter((read) => read && 'why' in read).length;
    const runs = reads.flatMap((read, index): Run[] => {
      const source = sources[index];
      if (!source || !read || !('party' in read) || read.party.report.series !== series) return [];
      const { title, date, revision } = read.party.report;
      const name = revision === undefined ? reportName(read.party.name) : `v${revision}`;
      return [{ party: read.party, source, view: { name, date, title } }];
    });
    const notes = [
      ...(skipped > 0 ? [word('history.skipped-files', { n: skipped })] : []),
      ...(work.isStopped ? [word('history.cancelled')] : []),
    ];
    const place = ({ party: { report }, source: { uri } }: Run) => ({
      report,
      path: uri.path.slice(folder.path.length).replace(/^\//, ''),
    });
    return { runs: await inHistoryOrder(runs, place, () => this.commitsIn(folder)), notes };
  }

  /** Which commit brought which file, by the path within the folder. Without git, the files' names decide. */
  private async commitsIn(folder: vscode.Uri): Promise<ReadonlyMap<string, number>> {
    const { git } = this;
    const api = git && folder.scheme === 'file' ? await gitApi() : undefined;
    if (!git || !api?.getRepository(folder)) return new Map();
    return git.firstCommits({ cwd: folder.fsPath, git: api.git.path }).catch(() => new Map<string, number>());
  }
}

function view(runs: readonly Run[], notes: readonly Message[], { options, severities }: Settings): LoadedHistory {
  const parties = runs.map(({ party }) => party);
  const series = historySeries(parties, options.alpha);
  const night = judgeNight(parties, options, series);
  return {
    view: historyView(
      runs.map((run) => run.view),
      series,
      [...notes, ...nightNotes(night, parties, severities)],
      answerOf(runs, series),
      { parties, nights: new Map(night.rows.map((row) => [row.key, nightRowText(row, parties)])) },
    ),
    sources: runs.map(({ source }) => source),
  };
}

/** The last report, judged by the ones before it. */
function nightNotes(night: NightJudgement, parties: readonly Party[], severities: Settings['severities']): Message[] {
  if (parties.length < 2 || night.rows.length === 0) return [];
  const last = parties[parties.length - 1]?.name ?? '';
  return [
    word('night.page', { name: last, said: nightAnswer(night, parties) }),
    ...nightFindings(night, parties, severities, new Date().toISOString().slice(0, 10))
      .filter(({ waived }) => !waived)
      .map(({ message }) => message),
  ];
}

function answerOf(runs: readonly Run[], series: readonly HistorySeries[]): Message {
  const [first, last] = [runs[0], runs[runs.length - 1]];
  if (!first || !last || runs.length < 2) return word('history.nothing');
  const changed = series.filter(({ changes }) => changes.length > 0);
  const n = changed.reduce((sum, { changes }) => sum + changes.length, 0);
  const found =
    n === 0 ? word('history.no-changes', { n: series.length }) : word('history.changes', { n, of: changed.length });
  return word('answer.join', {
    a: word('history.revisions', { n: runs.length, first: first.view.name, last: last.view.name }),
    b: found,
  });
}

/** In the order of their paths. */
export async function reportsIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const found = await findIn(folder, reportGlob, (name) => fileKind(name) === 'report', maxReports);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
