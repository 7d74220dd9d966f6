/** The parts of a dataset: rows wait, month by month, until enough of them make a file. */
import { join } from 'node:path';
import { Part, partTables, type PartTable } from '../../core/fleet/tables';
import type { FleetReport } from '../../core/fleet/judged';
import { entriesIn, isLeftover, putFile, removeFile } from '../../node/store';
import { digest } from './judging';
import { parquetOf } from './parquet';
import type { DatasetState } from './state';

/** Rows of `results` and `verdicts` in a part: a file of some megabytes. */
const maxPartRows = 40_000;
/** In all parts that wait: some hundred megabytes. */
const maxWaitingRows = 240_000;
const idLength = 16;

/** The path of a part's table in a dataset, with slashes. */
export function partFile(table: PartTable, month: string, id: string): string {
  return `${table}/month=${month}/${id}.parquet`;
}

export class PartWriter {
  private readonly waiting = new Map<string, Part>();
  private writing: Promise<unknown> = Promise.resolve();
  private rows = 0;

  constructor(
    private readonly folder: string,
    private readonly state: DatasetState,
  ) {}

  /** Takes the rows of a report, and writes the parts that are full. @throws see `writeWhole` */
  async add(month: string, report: FleetReport): Promise<void> {
    const part = this.open(month);
    const before = part.size;
    part.add(report);
    this.rows += part.size - before;
    if (part.size >= maxPartRows) await this.write(month);
    while (this.rows > maxWaitingRows) await this.write(this.largest());
  }

  /** A part of the month, which will be written even if nothing is added to it. */
  open(month: string): Part {
    const part = this.waiting.get(month) ?? new Part();
    this.waiting.set(month, part);
    return part;
  }

  /** Writes what waits. @throws see `writeWhole` */
  async end(): Promise<void> {
    for (const month of [...this.waiting.keys()].sort()) await this.write(month);
    await this.writing;
  }

  private largest(): string {
    return [...this.waiting].reduce((most, one) => (one[1].size > most[1].size ? one : most))[0];
  }

  /** The next part is made while this one is on its way to the disk. */
  private async write(month: string): Promise<void> {
    const part = this.waiting.get(month);
    if (!part) return;
    this.waiting.delete(month);
    this.rows -= part.size;
    const { judgedBy, reports } = this.state;
    const made = part.keys.map((key) => `${key} ${reports.get(key)?.until ?? ''}`);
    const id = digest([judgedBy, month, ...made].join('\n')).slice(0, idLength);
    const files = partTables.map(
      (table) => [partFile(table, month, id), parquetOf(table, part.table(table, id))] as const,
    );
    await this.writing;
    this.writing = Promise.all(files.map(([file, bytes]) => putFile(join(this.folder, file), bytes)));
    // Whoever awaits it next gets the error; until then it is no unhandled one.
    this.writing.catch(() => undefined);
    this.state.parts.set(id, { month, reports: part.keys, rows: part.size });
    for (const key of part.keys) {
      const known = this.state.reports.get(key);
      if (known) this.state.reports.set(key, { ...known, part: id });
    }
  }
}

/** All files of parts in a dataset, and what killed writers left, with slashes. */
export function filesOfParts(folder: string): {
  readonly parts: ReadonlySet<string>;
  readonly left: readonly string[];
} {
  const parts = new Set<string>();
  const left = entriesIn(folder).flatMap(({ name }) => (isLeftover(name) ? [name] : []));
  for (const table of partTables)
    for (const month of entriesIn(join(folder, table)))
      for (const { name } of entriesIn(join(folder, table, month.name))) {
        const file = `${table}/${month.name}/${name}`;
        if (isLeftover(name)) left.push(file);
        else if (/^[0-9a-f]{16}\.parquet$/.test(name)) parts.add(file);
      }
  return { parts, left };
}

/** Removes the files of parts that the state does not name, and what killed writers left. */
export function removeStale(folder: string, { parts }: DatasetState): void {
  const named = new Set([...parts].flatMap(([id, { month }]) => partTables.map((table) => partFile(table, month, id))));
  const found = filesOfParts(folder);
  for (const file of [...found.left, ...found.parts]) if (!named.has(file)) removeFile(join(folder, file));
}
