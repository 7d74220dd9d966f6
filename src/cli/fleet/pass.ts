/**
 * One pass over the files of a dataset. Only contents that are new are judged. Rows of a report are never changed: they
 * stay in their part until it is removed, and are alive as long as `reports` names report and part.
 */
import { join } from 'node:path';
import type { Cell } from '../../core/fleet/columns';
import { monthOf, type FleetReport } from '../../core/fleet/judged';
import type { FleetProblem } from '../../core/fleet/report-columns';
import { partTables, problemsTable, reportsTable } from '../../core/fleet/tables';
import type { CheckSettings } from '../../core/judge/settings';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import { grouped } from '../../core/text/grouped';
import { FileFault, isFileError, readReasonOf } from '../../node/failures';
import { putFile } from '../../node/store';
import type { Target } from '../targets';
import { readContent, digest, judgeContent, sizeAndTime, type Content } from './judging';
import { parquetOf } from './parquet';
import { filesOfParts, partFile, PartWriter, removeStale } from './parts';
import { emptyState, stateText, type DatasetState } from './state';

export const manifestName = 'manifest.jsonl';
/** A month with more small parts than this is written anew, so that queries open few files. */
const maxSmallParts = 12;
/** Parts of fewer rows are small: those of a pass that found few changes. */
const smallPartRows = 5000;
/** So is one in which more than this share of the rows is no longer alive. */
const maxDeadShare = 0.4;

export interface PassTotals {
  readonly reports: number;
  /** Contents that were read and judged. */
  readonly judged: number;
  readonly problems: readonly FleetProblem[];
}

export interface PassInput {
  readonly folder: string;
  readonly targets: readonly Target[];
  readonly settings: CheckSettings;
  /** As it was read from the manifest, with its text. */
  readonly before: DatasetState;
  readonly beforeText: string;
  /** As YYYY-MM-DD. */
  readonly today: string;
  readonly progress: (done: number, of: number) => void;
}

/** A report that belongs to the dataset, under the first file that has it. */
interface Member {
  readonly file: string;
  readonly key: string;
}

/**
 * Nothing is written if no file can be read.
 * @throws see `writeWhole`; the dataset is then as before, and the next pass goes on
 */
export async function datasetPass(input: PassInput): Promise<PassTotals> {
  const pass = new Pass(input);
  const { targets } = input;
  for (const [index, target] of targets.entries()) {
    input.progress(index, targets.length);
    await pass.take(target);
  }
  return pass.finish();
}

class Pass {
  private readonly old: DatasetState;
  private readonly now: DatasetState;
  private readonly writer: PartWriter;
  private readonly members: Member[] = [];
  private readonly problems: FleetProblem[] = [];
  private readonly fileOfKey = new Map<string, string>();
  private readonly fileOfId = new Map<string, string>();
  private judged = 0;
  /** The file that was read last. */
  private read: Content | undefined;

  constructor(private readonly input: PassInput) {
    this.old = input.before;
    this.now = emptyState(this.old.judgedBy);
    this.writer = new PartWriter(input.folder, this.now);
    const { parts } = filesOfParts(input.folder);
    for (const [id, part] of this.old.parts)
      if (partTables.every((table) => parts.has(partFile(table, part.month, id)))) this.now.parts.set(id, part);
  }

  /** Takes one file in. What is wrong with it becomes a problem. @throws see `writeWhole` */
  async take(target: Target): Promise<void> {
    const file = target.name;
    if (target.kind !== 'file')
      return this.exclude(file, 'unreadable', target.kind === 'missing' ? target.why : undefined);
    let rows: FleetReport | undefined;
    try {
      rows = this.join(file);
    } catch (error) {
      if (isFileError(error)) return this.exclude(file, 'unreadable', readReasonOf(error));
      // An internal error in one report must not keep the others out.
      return this.exclude(file, 'fault', word('cli.fault', { text: String(error) }));
    }
    if (rows) await this.writer.add(monthOf(rows.report), rows);
  }

  /**
   * Makes a report a member, unless it is none or another one has its place.
   * @returns its rows, if no part has them yet
   */
  private join(file: string): FleetReport | undefined {
    const key = this.keyOf(file);
    let judged = this.isKnown(key) ? undefined : this.judge(file, key);
    const problem = this.now.problems.get(key);
    if (problem) return void this.problems.push({ file, ...problem });
    const { id, part } = this.now.reports.get(key) ?? {};
    const twin = this.fileOfKey.get(key);
    if (twin !== undefined) return this.exclude(file, 'copy', word('fleet.copy'), twin);
    const namesake = id === undefined ? undefined : this.fileOfId.get(id);
    if (namesake !== undefined)
      return this.exclude(file, 'duplicate-id', word('fleet.duplicate-id', { id: id ?? '' }), namesake);
    if (part === undefined) judged ??= this.judge(file, key);
    this.fileOfKey.set(key, file);
    if (id !== undefined) this.fileOfId.set(id, file);
    this.members.push({ file, key });
    return judged;
  }

  /** The key of a file's content. The file is read only if it changed. */
  private keyOf(file: string): string {
    const { size, time } = sizeAndTime(file);
    const known = this.old.files.get(file);
    const isSame = known !== undefined && known.size === size && known.time === time && time !== '';
    this.read = isSame ? undefined : readContent(file);
    const key = this.read?.key ?? known?.key ?? '';
    this.now.files.set(file, { size, time, key });
    return key;
  }

  /** Whether what became of a content is known from the pass before, or from another file. */
  private isKnown(key: string): boolean {
    const { now, old } = this;
    if (now.problems.has(key) || now.reports.has(key)) return true;
    const problem = old.problems.get(key);
    if (problem) now.problems.set(key, problem);
    const report = old.reports.get(key);
    if (!report || (report.until !== undefined && report.until < this.input.today)) return problem !== undefined;
    const part = report.part !== undefined && now.parts.has(report.part) ? report.part : undefined;
    now.reports.set(key, { ...report, part });
    return true;
  }

  /** @throws FileFault if the file has another content by now */
  private judge(file: string, key: string): FleetReport | undefined {
    const content = this.read?.key === key ? this.read : readContent(file);
    if (content.key !== key) throw new FileFault(word('cli.why-changed'));
    const found = judgeContent(content, this.input.settings, this.input.today);
    this.judged++;
    if ('problem' in found) this.now.problems.set(key, found.problem);
    else this.now.reports.set(key, found.known);
    return 'report' in found ? found.report : undefined;
  }

  private exclude(file: string, problem: FleetProblem['problem'], why?: Message, instead?: string): undefined {
    this.problems.push({ file, problem, message: why ? sayEnglish(why) : '', instead });
  }

  /** Writes what is left, and then the tables that say what is alive. @throws see `writeWhole` */
  async finish(): Promise<PassTotals> {
    const { folder, beforeText } = this.input;
    const totals = { reports: this.members.length, problems: this.problems };
    // A disk that is not mounted is no reason to forget its reports.
    if (this.members.length === 0 && this.problems.every(({ problem }) => problem === 'unreadable'))
      return { ...totals, judged: 0 };
    await this.rewriteWornMonths();
    // So that each table has a file, also where there are only problems.
    if (this.members.length === 0) this.writer.open('undated');
    await this.writer.end();
    this.dropDeadParts();
    const text = stateText(this.now, digest(JSON.stringify([this.members, this.problems])));
    if (text !== beforeText) {
      const rows = this.members.map(({ file, key }) => {
        const { part = '', cells = [] } = this.now.reports.get(key) ?? {};
        return { part, report: key, file, cells: cells.map((cell): Cell => cell ?? undefined) };
      });
      await putFile(join(folder, 'problems.parquet'), parquetOf('problems', problemsTable(this.problems)));
      await putFile(join(folder, 'reports.parquet'), parquetOf('reports', reportsTable(rows)));
      await putFile(join(folder, manifestName), text);
    }
    removeStale(folder, this.now);
    return { ...totals, judged: this.judged };
  }

  /** Living reports by their part. */
  private living(): ReadonlyMap<string, readonly Member[]> {
    return grouped(this.members, ({ key }) => this.now.reports.get(key)?.part ?? '');
  }

  /** Months with many small parts, or with many rows that are no longer alive, are written anew; new parts are not. */
  private async rewriteWornMonths(): Promise<void> {
    const living = this.living();
    const before = [...this.now.parts].filter(([id]) => this.old.parts.has(id));
    for (const [month, parts] of grouped(before, ([, part]) => part.month)) {
      const alive = parts.flatMap(([id]) => living.get(id) ?? []);
      const all = parts.reduce((sum, [, { reports }]) => sum + reports.length, 0);
      const small = parts.filter(([, { rows }]) => rows < smallPartRows).length;
      if (small <= maxSmallParts && all - alive.length <= maxDeadShare * all) continue;
      for (const { file, key } of alive) {
        const rows = this.rowsAgain(file, key);
        if (rows) await this.writer.add(month, rows);
      }
    }
  }

  /** The rows of a member; undefined if its file changed meanwhile, so that they stay where they are. */
  private rowsAgain(file: string, key: string): FleetReport | undefined {
    const known = this.now.reports.get(key);
    try {
      return this.judge(file, key);
    } catch (error) {
      if (known) this.now.reports.set(key, known);
      if (isFileError(error)) return undefined;
      throw error;
    }
  }

  private dropDeadParts(): void {
    const living = this.living();
    for (const [id, { reports }] of this.now.parts)
      if (!living.has(id) && (reports.length > 0 || this.members.length > 0)) this.now.parts.delete(id);
  }
}
