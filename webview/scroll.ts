/** The place in the page survives hiding and reload. */
import { change, model, ui } from './state';

/** State is kept this long after the last scroll event: hiding a tab gives no later chance. */
const quiet = 100;

export function keepScroll(): void {
  const wanted = ui.peek().scroll;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    addEventListener('scroll', () => {
      clearTimeout(timer);
      timer = setTimeout(() => change({ scroll: window.scrollY }), quiet);
    }, { passive: true });
  };
  if (wanted <= 0) {
    listen();
    return;
  }
  // Not before there is something to scroll in; then the table is asked to stand where it stood.
  const stop = model.subscribe((shown) => {
    if (!shown) return;
    queueMicrotask(() => stop());
    requestAnimationFrame(() => {
      window.scrollTo(0, wanted);
      listen();
    });
  });
}
