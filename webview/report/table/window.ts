/** Which lines of a long table are in the document. Short tables are there whole. */
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

/** From this many lines on only what is seen is drawn. */
const windowedFrom = 200;

export interface Windowed {
  readonly items: readonly VirtualItem[] | undefined;
  readonly total: number;
  /** Where a line begins in the page, by what is known of the heights above it; undefined where all lines are in the document. */
  readonly startOf: (key: string) => number | undefined;
  /** To be set on each drawn line that may be of another height than estimated. */
  readonly measure: (element: HTMLElement | null) => void;
}

/**
 * @param keys the lines' keys in order: heights already measured go with their line when the order changes
 * @param estimate height of a line not yet measured, in CSS pixels
 * @param always a line that stays in the document although it is out of sight: the one with the focus
 */
export function useWindow(
  keys: readonly string[],
  estimate: (index: number) => number,
  top: () => number,
  always: number,
): Windowed {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const virtual = useRef<Virtualizer<Window, HTMLElement> | undefined>(undefined);
  const options: VirtualizerOptions<Window, HTMLElement> = {
    count: keys.length,
    enabled: keys.length >= windowedFrom,
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
  };
  virtual.current ??= new Virtualizer<Window, HTMLElement>(options);
  const now = virtual.current;
  now.setOptions(options);
  useLayoutEffect(() => now._didMount(), []);
  useLayoutEffect(() => now._willUpdate());
  const enabled = keys.length >= windowedFrom;
  return {
    items: enabled ? now.getVirtualItems() : undefined,
    total: enabled ? now.getTotalSize() : 0,
    startOf: (key) => (enabled ? now.measurementsCache[keys.indexOf(key)]?.start : undefined),
    measure: now.measureElement,
  };
}
