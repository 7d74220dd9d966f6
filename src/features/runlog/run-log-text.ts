/** The report that a run log makes, as a text that is read, judged and shown like any other. */
import * as vscode from 'vscode';
import type { ReportText } from '../report-page/report-document';
import type { RunLog } from '../../core/import/runlog/model';
import type { RunLogReader } from '../../core/import/runlog/reader';

export class RunLogText implements ReportText {
  version = 0;
  isClosed = false;
  /** All that was read of the log. */
  whole = '';
  private made: { readonly version: number; readonly text: string } | undefined;
  /** The line on which each row of the log begins, from 1. */
  private readonly lines = new Map<string, number>();

  constructor(
    readonly uri: vscode.Uri,
    private readonly reader: RunLogReader,
    public log: RunLog = reader.emptyRunLog,
  ) {}

  /** Reads what was added; says whether anything changed. */
  update(text: string): boolean {
    const before = this.log;
    const { log, restarted } = this.reader.update(before, text);
    if (log === before && !restarted) return false;
    this.whole = text;
    this.log = log;
    this.version++;
    if (restarted) this.lines.clear();
    this.findLines(text, restarted ? this.reader.emptyRunLog : before);
    return true;
  }

  getText(): string {
    if (this.made?.version === this.version) return this.made.text;
    const report = this.reader.runsToReport(this.log);
    this.made = { version: this.version, text: report ? JSON.stringify(report) : '' };
    return this.made.text;
  }

  /** All of it stands on one line. */
  positionAt(offset: number): vscode.Position {
    return new vscode.Position(0, offset);
  }

  /** @param benchmark index in the report */
  lineOf(benchmark: number | undefined): number {
    const key = benchmark === undefined ? undefined : [...this.log.rows.keys()][benchmark];
    return (key === undefined ? undefined : this.lines.get(key)) ?? 1;
  }

  /** New rows begin on the lines that were added; nothing is read twice for rows that are known. */
  private findLines(text: string, before: RunLog): void {
    const settled = this.reader.settled(this.log);
    let missing = [...settled.rows.keys()].filter((key) => !this.lines.has(key)).length;
    let line = before.lines;
    for (let at = before.offset; missing > 0 && at < text.length;) {
      const end = text.indexOf('\n', at);
      const own = text.slice(at, end < 0 ? text.length : end);
      line++;
      const [key] = this.reader.append(this.reader.emptyRunLog, `${own}\n`).rows.keys();
      if (key !== undefined && !this.lines.has(key)) {
        this.lines.set(key, line);
        missing--;
      }
      at = end < 0 ? text.length : end + 1;
    }
  }
}
