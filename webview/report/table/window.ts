/** Chooses the lines of a long table that are in the document; short tables are there completely. */
import {
  Virtualizer,
  measureElement,
  observeWindowOffset,
  observeWindowRect,
  windowScroll,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useCallback, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Windowed, Windowing } from './windowing';

/** From this many lines on, only the visible ones are drawn. */
const windowedFrom = 200;

/** So many lines are drawn beyond the window, to be there when it is scrolled. */
const overscan = 12;
/** While it moves, behind it: a jump draws every line anew, and each costs as much as one in sight. */
const behind = 2;

/** Which lines are drawn around those in sight, in order, and the one that always is. */
export function drawnIndexes(
  sight: { readonly startIndex: number; readonly endIndex: number; readonly count: number },
  always: number,
  moving?: 'forward' | 'backward',
): number[] {
  const from = Math.max(0, sight.startIndex - (moving === 'forward' ? behind : overscan));
  const to = Math.min(sight.count - 1, sight.endIndex + (moving === 'backward' ? behind : overscan));
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  if (always < 0 || always >= sight.count || (always >= from && always <= to)) return indexes;
  return always < from ? [always, ...indexes] : [...indexes, always];
}

/** See `Windowing`. */
export function useWindow(...[keys, estimate, top, always]: Parameters<Windowing>): Windowed {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const virtual = useRef<Virtualizer<Window, HTMLElement> | undefined>(undefined);
  const enabled = keys.length >= windowedFrom;
  // The same function as long as the keys are the same: with another one, each step measures all lines again.
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  // Made when it is first needed: most tables are short.
  const options = (): VirtualizerOptions<Window, HTMLElement> => ({
    count: keys.length,
    getScrollElement: () => window,
    estimateSize: estimate,
    getItemKey,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    measureElement,
    overscan,
    scrollMargin: top(),
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: () => window.scrollY,
    rangeExtractor: (range) => {
      const { isScrolling, scrollDirection } = virtual.current ?? {};
      return drawnIndexes(range, always, (isScrolling && scrollDirection) || undefined);
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
