/** The cells of a line of comma-separated values; quotes may hold commas, and two of them are one. */
export function csvCells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((found) =>
    found[1] === undefined ? (found[2] ?? '') : found[1].replace(/""/g, '"'),
  );
}
