/** The table of an export: its columns, and the cells of each row. */
import { formatLimit } from '../text/ratio';
import { rowCells, type Cells, type CellStyle } from './cells';
import type { ExportPart } from './parts';
import { clean } from './text';

export interface ExportTable {
  readonly columns: readonly { readonly key: keyof Cells; readonly title: string; readonly number: boolean }[];
  readonly rows: readonly { readonly key: string; readonly cells: Cells; readonly cost: boolean }[];
}

/** Columns that are empty in all rows are left out. */
export function tableOf(part: ExportPart, alpha: number, style: CellStyle = {}): ExportTable {
  const rows = part.rows.map((row) => ({ key: row.key, cells: rowCells(row, style), cost: row.role === 'cost' }));
  const tested = part.rows.some((row) => row.interval?.from === 'test');
  const all: ExportTable['columns'] = [
    { key: 'name', title: 'Benchmark', number: false },
    { key: 'base', title: clean(part.baseline, 60), number: true },
    { key: 'cand', title: clean(part.candidate, 60), number: true },
    { key: 'change', title: 'Change', number: true },
    { key: 'ratio', title: 'Ratio', number: true },
    { key: 'interval', title: tested ? `${formatLimit(1 - alpha)} interval` : 'Interval', number: true },
    { key: 'verdict', title: 'Verdict', number: false },
    { key: 'evidence', title: 'Evidence', number: false },
  ];
  return { columns: all.filter(({ key }) => key === 'name' || rows.some((row) => row.cells[key] !== '')), rows };
}
