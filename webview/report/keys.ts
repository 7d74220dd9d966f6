/** Keyboard navigation in tables. */

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

interface Stop {
  readonly button: HTMLElement;
  readonly row: number;
  readonly column: number;
}

/** Moves the focus to the next button in the key's direction; those without a button are passed over. */
export function moveInGrid(table: HTMLElement, key: string): boolean {
  const stops = [...table.querySelectorAll<HTMLElement>('button[data-cell]:not(:disabled)')].map((button): Stop => {
    const [row = 0, column = 0] = (button.dataset['cell'] ?? '').split(',').map(Number);
    return { button, row, column };
  });
  const from = stops.find(({ button }) => button === document.activeElement);
  const to = from && targetStop(stops, from, key);
  if (!from || !to) return false;
  for (const { button } of stops) button.tabIndex = button === to.button ? 0 : -1;
  to.button.focus();
  return true;
}

function targetStop(stops: readonly Stop[], from: Stop, key: string): Stop | undefined {
  const own = stops.filter(({ row }) => row === from.row);
  if (key === 'Home') return own[0];
  if (key === 'End') return own[own.length - 1];
  const [down, right] = directions[key] ?? [0, 0];
  if (right !== 0) return own[own.indexOf(from) + right];
  if (down === 0) return undefined;
  const column = stops.filter((stop) => stop.column === from.column);
  return column[column.indexOf(from) + down];
}

/** The index of the row that a key leads to, or undefined for other keys. */
export function targetRow(key: string, from: number, rows: number, page: number): number | undefined {
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
