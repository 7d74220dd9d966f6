/** Keeping the scroll position of a page. */
import type { Signal } from '@preact/signals';

/** How soon after the last scroll event: hiding a tab gives no later chance. */
const settleMs = 100;

/** Calls back whenever scrolling has come to rest. */
export function onScrolled(save: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = setTimeout(save, settleMs);
    },
    { passive: true },
  );
}

/**
 * A function to be called whenever something is shown. The first time, the page scrolls back to the kept position; from
 * then on the position is kept.
 */
export function scrollKeeper<State extends { readonly scroll: number }>(state: Signal<State>): () => void {
  let started = false;
  return () => {
    if (started) return;
    started = true;
    const { scroll } = state.peek();
    requestAnimationFrame(() => {
      if (scroll > 0) window.scrollTo(0, scroll);
      onScrolled(() => (state.value = { ...state.peek(), scroll: window.scrollY }));
    });
  };
}
