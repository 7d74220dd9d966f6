/** Where a key leads in the table. */

/** Index in `rows` to go to from `from`, or undefined when the key means nothing here. */
export function target(key: string, from: number, rows: number, page: number): number | undefined {
  const within = (index: number): number => Math.max(0, Math.min(rows - 1, index));
  switch (key) {
    case 'ArrowDown':
      return within(from + 1);
    case 'ArrowUp':
      return within(from - 1);
    case 'PageDown':
      return within(from + page);
    case 'PageUp':
      return within(from - page);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return undefined;
  }
}
