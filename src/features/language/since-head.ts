/**
 * What an open report said at HEAD: read when a lens asks for the first time, and again when HEAD moves. While the
 * setting is off nobody asks, and nothing is read, followed or kept.
 */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { log } from '../../host/log';
import type { ReportDocument } from '../report-page/report-document';
import { analyse } from '../../core/analysis/analyse';
import { gitApi, type GitApi, type Repository } from '../../host/git';
import type { Report } from '../../core/generated/format';
import { readReport } from '../../core/report/read';
import type { JudgedRevision } from '../../core/language/since-head-texts';

interface AtHead {
  /** The commit that was read; undefined while none was. */
  commit?: string;
  repository?: Repository;
  report?: Report;
  judged?: { readonly options: unknown; readonly value: JudgedRevision };
  reading: boolean;
}

export class SinceHead extends Disposable {
  private readonly known = new Map<ReportDocument, AtHead>();
  private readonly followed = new Set<Repository>();
  private api: Promise<GitApi | undefined> | undefined;
  private readonly changed = this._register(new vscode.EventEmitter<void>());
  /** More is known, or HEAD is another. */
  readonly onDidChange = this.changed.event;

  /** The report at HEAD, judged by the settings in force; nothing while it is not known, or where there is none. */
  of(report: ReportDocument): JudgedRevision | undefined {
    if (report.uri.scheme !== 'file') return undefined;
    const entry = this.known.get(report) ?? this.begin(report);
    if (!entry.report) return undefined;
    const { options } = report.state.settings;
    if (entry.judged?.options !== options)
      entry.judged = { options, value: { report: entry.report, analysis: analyse(entry.report, options).analysis } };
    return entry.judged.value;
  }

  private begin(report: ReportDocument): AtHead {
    for (const one of this.known.keys()) if (one.document.isClosed) this.known.delete(one);
    const entry: AtHead = { reading: false };
    this.known.set(report, entry);
    void this.read(report, entry);
    return entry;
  }

  private async read(report: ReportDocument, entry: AtHead): Promise<void> {
    if (entry.reading) return;
    entry.reading = true;
    try {
      const api = await (this.api ??= this.open());
      // Asked again when there is git: VS Code starts it once the workspace is trusted.
      if (!api) this.api = undefined;
      const repository = api?.getRepository(report.uri) ?? undefined;
      const commit = repository?.state.HEAD?.commit;
      // Asked again when VS Code finds the repository, or when it has its first commit.
      if (!repository || this.isDisposed) return;
      this.follow(repository);
      entry.repository = repository;
      if (commit === undefined || commit === entry.commit) return;
      entry.commit = commit;
      // A file that is not in the last commit, or is no report there, has nothing to be told against.
      const text = await repository.show(commit, report.uri.fsPath).catch(() => undefined);
      const before = entry.report;
      entry.report = text === undefined ? undefined : readReport(text).report;
      entry.judged = undefined;
      if (before ?? entry.report) this.changed.fire();
    } catch (error) {
      log().warn('could not read HEAD', error);
    } finally {
      entry.reading = false;
    }
    // HEAD may have moved meanwhile.
    if (entry.repository?.state.HEAD?.commit !== entry.commit) void this.read(report, entry);
  }

  private async open(): Promise<GitApi | undefined> {
    const api = await gitApi();
    // VS Code finds repositories one after the other.
    if (api)
      this._register(api.onDidOpenRepository(() => this.readAgain(({ repository }) => repository === undefined)));
    return api;
  }

  private follow(repository: Repository): void {
    if (this.followed.has(repository)) return;
    this.followed.add(repository);
    this._register(
      repository.state.onDidChange(() =>
        this.readAgain((entry) => entry.repository === repository && entry.commit !== repository.state.HEAD?.commit),
      ),
    );
  }

  private readAgain(which: (entry: AtHead) => boolean): void {
    for (const [report, entry] of this.known) {
      if (report.document.isClosed) this.known.delete(report);
      else if (which(entry)) void this.read(report, entry);
    }
  }
}
