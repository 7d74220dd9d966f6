/**
 * The place in the page: it survives hiding and reload, and a change of the rows above it. What is held is the row under
 * the reader's eyes; a number of pixels alone would be another row as soon as a row comes or goes.
 */
import { change, layout, model, startOf, ui } from './state';

/** State is kept this long after the last scroll event: hiding a tab gives no later chance. */
const quiet = 100;

/** Under the table's head, which stays in sight. */
const headHeight = 44;

/** Heights are estimated until a line is drawn, so a row may move for some frames after it was brought into view. */
const settling = 12;

/** So long, in milliseconds, may fonts and buttons take that a page is drawn with. */
const coming = 1000;

/** A row, and how far below the upper edge of the window it stands, in CSS pixels. */
interface Place {
  readonly row: string;
  readonly top: number;
}

/** The rows in view, from the top; none where the table's beginning is in view, whose place says enough. */
function inView(): Place[] {
  const rows = [...document.querySelectorAll<HTMLElement>('tr.row[data-key]')].map((row) => ({
    row: row.dataset['key'] ?? '',
    box: row.getBoundingClientRect(),
  }));
  const seen = rows.filter(({ box }) => box.bottom > headHeight && box.top < window.innerHeight);
  const isAtTop = (document.querySelector('table.ratios > tbody')?.getBoundingClientRect().top ?? 0) >= 0;
  return isAtTop ? [] : seen.map(({ row, box }) => ({ row, top: Math.round(box.top) }));
}

/** Keeps the place from now on, and goes back to the one that was kept. */
export function keepScroll(): void {
  const { scroll, place } = ui.peek();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    addEventListener(
      'scroll',
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => change({ scroll: window.scrollY, place: inView()[0] }), quiet);
      },
      { passive: true },
    );
  };
  if (scroll <= 0) {
    listen();
    return;
  }
  // Not before there is something to scroll in; then the table is asked to stand where it stood.
  const stop = model.subscribe((shown) => {
    if (!shown) return;
    queueMicrotask(() => stop());
    requestAnimationFrame(() => {
      if (!place) withoutAnchor();
      window.scrollTo(0, scroll);
      if (place) hold([place]);
      listen();
    });
  });
}

/** What is above grows while fonts and buttons come; the browser would move on with it, away from the place that was kept. */
function withoutAnchor(): void {
  const { style } = document.documentElement;
  style.overflowAnchor = 'none';
  setTimeout(() => (style.overflowAnchor = ''), coming);
}

/** To be called before other rows are shown: the first row in view that stays as it is will stay where it is. */
export function holdPlace(stays: (row: string) => boolean): void {
  if (window.scrollY === 0) return;
  const places = inView().filter(({ row }) => stays(row));
  if (places.length > 0) requestAnimationFrame(() => hold(places));
}

const hands = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/** Brings a row to its place and keeps it there until heights are known, or until the reader goes elsewhere. */
function hold(places: readonly Place[]): void {
  const place = places.find(({ row }) => layout.peek().lines.some((line) => line.key === row));
  if (!place) return;
  let free = false;
  const release = (): void => void (free = true);
  for (const name of hands) addEventListener(name, release, { once: true, passive: true });
  const step = (frames: number): void => {
    if (free || frames === 0) return hands.forEach((name) => removeEventListener(name, release));
    const element = [...document.querySelectorAll<HTMLElement>('tr.row[data-key]')].find(
      (row) => row.dataset['key'] === place.row,
    );
    const now = element
      ? element.getBoundingClientRect().top
      : (startOf.current(place.row) ?? window.scrollY + place.top) - window.scrollY;
    if (Math.abs(now - place.top) >= 1) window.scrollBy(0, now - place.top);
    requestAnimationFrame(() => step(frames - 1));
  };
  step(settling);
}
