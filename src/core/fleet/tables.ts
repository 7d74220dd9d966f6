/** The tables of a dataset: see docs/fleet.md. What is in a part, and what is made anew in each pass. */
import type { Analysis, Side } from '../analysis/model';
import { sideOf } from '../analysis/sides';
import { WaitingCells, Texts } from './cells';
import type { Cell, CellType, FleetColumn } from './columns';
import { placeFinder, type FleetReport } from './judged';
import { environmentColumns, findingColumns, problemColumns, reportColumns, type FleetProblem } from './report-columns';
import { entryColumns, resultColumns, verdictColumns } from './row-columns';

/** Raised when a column changes its meaning or goes; new columns alone do not raise it. */
export const datasetVersion = 1;

/** A column without the way to its cells. */
export interface NamedColumn {
  readonly name: string;
  readonly type: CellType;
}

/** One table: a list of cells for each column, all of one length. */
export interface TableData {
  readonly columns: readonly NamedColumn[];
  readonly cells: readonly Cell[][];
}

/** Tables whose rows stay as they are for as long as the report's content does, in the order of the documentation. */
export const partTables = ['results', 'verdicts', 'findings', 'environments'] as const;
export type PartTable = (typeof partTables)[number];

/** Begin every table of a part: together they say which rows are alive. */
const keyColumns: readonly NamedColumn[] = [
  { name: 'part', type: 'text' },
  { name: 'report', type: 'text' },
];

const nameAndType = ({ name, type }: NamedColumn): NamedColumn => ({ name, type });

const columnsOf = {
  results: [...entryColumns, ...resultColumns],
  verdicts: [...entryColumns, ...verdictColumns],
  findings: findingColumns,
  environments: environmentColumns,
};

/** Every table with its columns, for the documentation and for a dataset without rows. */
export const allTables: Readonly<Record<PartTable | 'reports' | 'problems', readonly NamedColumn[]>> = {
  reports: [...keyColumns, { name: 'file', type: 'text' }, ...reportColumns.map(nameAndType)],
  ...(Object.fromEntries(
    partTables.map((name) => [name, [...keyColumns, ...columnsOf[name].map(nameAndType)]]),
  ) as unknown as Record<PartTable, readonly NamedColumn[]>),
  problems: problemColumns.map(nameAndType),
};

/** The sides that were judged, by index of the benchmark and subject; those in the unit of another entry are not. */
function sidesIn({ rows }: Analysis): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>();
  for (const { benchmark, base, cand } of rows)
    for (const side of [base, cand])
      if (side && side.convertedFrom === undefined && side.result !== undefined)
        sides.set(`${benchmark} ${side.subject}`, side);
  return sides;
}

/** Rows of several reports that are written together. */
export class Part {
  private readonly texts = new Texts();
  private readonly tables = Object.fromEntries(
    partTables.map((name) => [name, allTables[name].slice(1).map(({ type }) => new WaitingCells(type, this.texts))]),
  ) as unknown as Readonly<Record<PartTable, readonly WaitingCells[]>>;
  private readonly reports: string[] = [];
  private rowCount = 0;

  /** The keys of the reports, in the order in which they were added. */
  get keys(): readonly string[] {
    return this.reports;
  }

  /** Rows of all tables: what decides how much memory a part takes. */
  get size(): number {
    return this.rowCount;
  }

  add({ key, report, analysis, findings }: FleetReport): void {
    const place = placeFinder(report);
    const sides = sidesIn(analysis);
    const row = <Source>(name: PartTable, shared: readonly Cell[], own: readonly FleetColumn<Source>[], of: Source) => {
      const cells = this.tables[name];
      shared.forEach((cell, index) => cells[index]?.push(cell));
      own.forEach((one, index) => cells[shared.length + index]?.push(one.of(of)));
      this.rowCount++;
    };
    // The same for all rows of a benchmark.
    const shared = report.benchmarks.map((entry) => [key, ...entryColumns.map(({ of }) => of({ entry }))]);
    report.benchmarks.forEach((entry, index) => {
      for (const result of entry.results ?? []) {
        const { subject } = result;
        const isBaseline = subject === analysis.baseline;
        const side = sides.get(`${index} ${subject}`) ?? sideOf(report, entry, subject);
        const source = { result, place: place(entry, subject), isBaseline, side };
        row('results', shared[index] ?? [], resultColumns, source);
      }
    });
    for (const one of analysis.rows) {
      const entry = report.benchmarks[one.benchmark];
      if (!entry) continue;
      const source = { row: one, base: place(entry, one.baseline), cand: place(entry, one.subject) };
      row('verdicts', shared[one.benchmark] ?? [], verdictColumns, source);
    }
    for (const located of findings) row('findings', [key], findingColumns, located);
    for (const environment of report.environments ?? []) row('environments', [key], environmentColumns, environment);
    this.reports.push(key);
  }

  /** @param id the name of the part, which every row carries */
  table(name: PartTable, id: string): TableData {
    const cells = this.tables[name].map((one) => one.all());
    return { columns: allTables[name], cells: [(cells[0] ?? []).map(() => id), ...cells] };
  }
}

/** The cells of a report in the table `reports`, without those that a pass decides: part, report and file. */
export function reportCells(judged: FleetReport): Cell[] {
  return reportColumns.map(({ of }) => of(judged));
}

/** The table `reports`, of the cells of each report. */
export function reportsTable(
  rows: readonly { part: string; report: string; file: string; cells: Cell[] }[],
): TableData {
  const own = reportColumns.map((_, index) => rows.map(({ cells }) => cells[index] ?? undefined));
  const keys = [rows.map(({ part }) => part), rows.map(({ report }) => report), rows.map(({ file }) => file)];
  return { columns: allTables.reports, cells: [...keys, ...own] };
}

/** The table `problems`. */
export function problemsTable(problems: readonly FleetProblem[]): TableData {
  return { columns: allTables.problems, cells: problemColumns.map(({ of }) => problems.map(of)) };
}
