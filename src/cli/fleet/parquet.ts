/** A table as a Parquet file that every engine reads: plain types, lists of three levels, no extensions. */
import { ByteWriter, parquetWrite, type ColumnSource, type ParquetWriteOptions } from 'hyparquet-writer';
import { version } from '../../../package.json';
import type { Cell, CellType } from '../../core/fleet/columns';
import { datasetVersion, type NamedColumn, type TableData } from '../../core/fleet/tables';

type SchemaElement = NonNullable<ParquetWriteOptions['schema']>[number];
type Leaf = Pick<SchemaElement, 'type' | 'converted_type'>;

const leaves: Readonly<Record<CellType, Leaf>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  whole: { type: 'INT64' },
  flag: { type: 'BOOLEAN' },
  numbers: { type: 'DOUBLE' },
  texts: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
};

const isList = (type: CellType): boolean => type === 'numbers' || type === 'texts';

function schemaOf({ name, type }: NamedColumn): SchemaElement[] {
  const leaf = leaves[type];
  if (!isList(type)) return [{ name, repetition_type: 'OPTIONAL', ...leaf }];
  return [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', ...leaf },
  ];
}

/** Measured numbers hardly get smaller, and compressing them takes half of the time. */
function sourceOf({ name, type }: NamedColumn, cells: Cell[]): ColumnSource {
  const data = type === 'whole' ? cells.map(wholeNumber) : cells;
  const measured = type === 'number' || type === 'numbers';
  return { name, data, codec: measured ? 'UNCOMPRESSED' : 'SNAPPY', statistics: !isList(type), offsetIndex: false };
}

/** The format allows only whole numbers there, but larger ones than a number can tell apart are unknown. */
function wholeNumber(cell: Cell): bigint | undefined {
  return Number.isSafeInteger(cell) ? BigInt(cell as number) : undefined;
}

/** Rows of a group: a part has fewer. */
const maxGroupRows = 100_000;

/** @param table its name, for the metadata */
export function parquetOf(table: string, { columns, cells }: TableData): Uint8Array {
  const writer = new ByteWriter();
  void parquetWrite({
    writer,
    columnData: columns.map((column, index) => sourceOf(column, cells[index] ?? [])),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)],
    rowGroupSize: maxGroupRows,
    createdBy: `vmibench ${version}`,
    kvMetadata: [
      { key: 'vmibench.dataset', value: String(datasetVersion) },
      { key: 'vmibench.table', value: table },
    ],
  });
  return writer.getBytes();
}
