/** What the table needs to know of the window in which its lines are drawn. */

/** Heights of lines that were not drawn yet, in CSS pixels. */
export const estimates = { row: 31, group: 34, detail: 320 };

/** A drawn line, and where it is in the page. */
export interface DrawnItem {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

export interface Windowed {
  /** Undefined if all lines are in the document. */
  readonly items: readonly DrawnItem[] | undefined;
  readonly total: number;
  /** The top of a line in the page, from the known heights above it; undefined if all lines are in the document. */
  readonly startOf: (key: string) => number | undefined;
  /** Ref for each drawn line whose height may differ from the estimate. */
  readonly measure?: (element: HTMLElement | null) => void;
}

/**
 * @param keys keys of the lines in order: measured heights move with their line when the order changes
 * @param estimate height of a line not yet measured, in CSS pixels
 * @param always a line that stays in the document when out of sight: the one with the focus
 */
export type Windowing = (
  keys: readonly string[],
  estimate: (index: number) => number,
  top: () => number,
  always: number,
) => Windowed;

/**
 * Set by the page before anything is drawn. The extension, which draws first frames, has no window, and would load it
 * for nothing: it is a quarter of what draws frames.
 */
export const windowing: { use: Windowing } = {
  use: () => ({ items: undefined, total: 0, startOf: () => undefined }),
};
