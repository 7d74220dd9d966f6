/**
 * The position in the page survives hiding, reload and changes of the rows above. It is tied to the row at the top of
 * the window: a number of pixels would be another row as soon as rows come or go.
 */
import { onScrolled } from '../shared/scroll';
import { change, drawn, layout, model, startOf, ui } from './state';

/** Height of the sticky table header, in CSS pixels. */
const headHeightPx = 44;

/** How many frames a row may move after it was scrolled into view: heights are estimates until a line is drawn. */
const settleFrames = 12;

/** How long fonts and buttons may take to load. */
const loadMs = 1000;

/** A row and its distance from the top of the window, in CSS pixels. */
interface RowAnchor {
  readonly row: string;
  readonly top: number;
}

/** The rows in view, from the top; empty if the start of the table is in view: then the scroll position is enough. */
function inView(): RowAnchor[] {
  const rows = [...document.querySelectorAll<HTMLElement>('tr.row[data-key]')].map((row) => ({
    row: row.dataset['key'] ?? '',
    box: row.getBoundingClientRect(),
  }));
  const seen = rows.filter(({ box }) => box.bottom > headHeightPx && box.top < window.innerHeight);
  const isAtTop = (document.querySelector('table.ratios > tbody')?.getBoundingClientRect().top ?? 0) >= 0;
  return isAtTop ? [] : seen.map(({ row, box }) => ({ row, top: Math.round(box.top) }));
}

/** Returns to the kept position, and keeps it from then on. */
export function keepScroll(): void {
  const { scroll, place } = ui.peek();
  const listen = (): void =>
    onScrolled(() =>
      change({ scroll: window.scrollY, place: inView()[0], drawn: window.scrollY > 0 ? drawn.current() : undefined }),
    );
  if (scroll <= 0) {
    listen();
    return;
  }
  // Wait until there is something to scroll; then restore the row's place.
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

/**
 * Content above grows while fonts and buttons load; scroll anchoring would move the page away from the kept position.
 */
function withoutAnchor(): void {
  const { style } = document.documentElement;
  style.overflowAnchor = 'none';
  setTimeout(() => (style.overflowAnchor = ''), loadMs);
}

/** Call before showing other rows: the first visible unchanged row stays where it is. */
export function holdPlace(stays: (row: string) => boolean): void {
  if (window.scrollY === 0) return;
  const places = inView().filter(({ row }) => stays(row));
  if (places.length > 0) requestAnimationFrame(() => hold(places));
}

const userEvents = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/** Scrolls a row to its place and keeps it there until heights are known or the user intervenes. */
function hold(places: readonly RowAnchor[]): void {
  const place = places.find(({ row }) => layout.peek().lines.some((line) => line.key === row));
  if (!place) return;
  let free = false;
  const release = (): void => void (free = true);
  for (const name of userEvents) addEventListener(name, release, { once: true, passive: true });
  const step = (frames: number): void => {
    if (free || frames === 0) return userEvents.forEach((name) => removeEventListener(name, release));
    const element = [...document.querySelectorAll<HTMLElement>('tr.row[data-key]')].find(
      (row) => row.dataset['key'] === place.row,
    );
    const now = element
      ? element.getBoundingClientRect().top
      : (startOf.current(place.row) ?? window.scrollY + place.top) - window.scrollY;
    if (Math.abs(now - place.top) >= 1) window.scrollBy(0, now - place.top);
    requestAnimationFrame(() => step(frames - 1));
  };
  step(settleFrames);
}
