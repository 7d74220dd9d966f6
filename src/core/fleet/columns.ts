/** What a table of a dataset is: named columns, each with how its cell is taken from what a row is made of. */

/**
 * `text`: UTF-8. `number`: 64 bits, floating. `whole`: a whole number of 64 bits. `flag`: true or false. `numbers`,
 * `texts`: lists.
 */
export type CellType = 'text' | 'number' | 'whole' | 'flag' | 'numbers' | 'texts';

/** What is unknown is undefined, and null in the file. */
export type Cell = string | number | boolean | readonly number[] | readonly string[] | undefined;

export interface FleetColumn<Source> {
  readonly name: string;
  readonly type: CellType;
  readonly of: (source: Source) => Cell;
}

/** A column by its name; `of` gives its cell. */
export function column<Source>(name: string, type: CellType, of: (source: Source) => Cell): FleetColumn<Source> {
  return { name, type, of };
}

/** Objects with keys of the author's own, such as parameters: JSON, the keys as in the file. */
export function jsonCell(value: object | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** Tables have no infinity, as JSON has none: an open end of an interval is unknown. */
export function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
