/** Chooses the lines of a long table that are in the document; short tables are there completely. */
import {
  Virtualizer,
  measureElement,
  observeWindowOffset,
  observeWindowRect,
  windowScroll,
  type VirtualItem,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

/** Heights of lines that were not drawn yet, in CSS pixels. */
export const estimates = { row: 31, group: 34, detail: 320 };

/** From this many lines on, only the visible ones are drawn. */
const windowedFrom = 200;

interface Windowed {
  readonly items: readonly VirtualItem[] | undefined;
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
export function useWindow(
  keys: readonly string[],
  estimate: (index: number) => number,
  top: () => number,
  always: number,
): Windowed {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const virtual = useRef<Virtualizer<Window, HTMLElement> | undefined>(undefined);
  const enabled = keys.length >= windowedFrom;
  // Made when it is first needed: the extension, which draws first frames, has no window.
  const options = (): VirtualizerOptions<Window, HTMLElement> => ({
    count: keys.length,
    getScrollElement: () => window,
    estimateSize: estimate,
    getItemKey: (index) => keys[index] ?? index,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    measureElement,
    overscan: 12,
    scrollMargin: top(),
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: () => window.scrollY,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
      if (always < 0 || always >= count || (always >= from && always <= to)) return indexes;
      return always < from ? [always, ...indexes] : [...indexes, always];
    },
    onChange: () => redraw(0),
  });
  if (enabled) {
    const wanted = options();
    virtual.current ??= new Virtualizer<Window, HTMLElement>(wanted);
    virtual.current.setOptions(wanted);
  }
  const now = enabled ? virtual.current : undefined;
  useLayoutEffect(() => now?._didMount(), [now]);
  useLayoutEffect(() => now?._willUpdate());
  return {
    items: now?.getVirtualItems(),
    total: now?.getTotalSize() ?? 0,
    startOf: (key) => now?.measurementsCache[keys.indexOf(key)]?.start,
    measure: now?.measureElement,
  };
}
