/**
 * Labels of a chart's rows: one or two lines of text, and what must be cut is cut where labels are alike, so that "fio
 * randread 4k …" does not stand on five rows.
 */

/** Width of a text in CSS pixels. */
export type Measure = (text: string) => number;

/** Where the cut part of a label is, as the share of what is kept that stands in front of it. */
const cutShares = [0.6, 0.4, 0.8, 0.2, 0.95];

/** The room for a label. */
interface Room {
  readonly measure: Measure;
  /** Width of a line in CSS pixels. */
  readonly width: number;
  readonly lines: 1 | 2;
}

/**
 * Each label as lines that have room.
 * @returns as many entries as there are labels, in their order
 */
export function fitLabels(labels: readonly string[], room: Room): (readonly string[])[] {
  const whole = labels.map((label) => inLines(label, room));
  const long = labels.filter((_, i) => !whole[i]);
  if (long.length === 0) return whole.map((lines) => lines ?? []);
  const share = cutShares.find((one) => areApart(long, one, room));
  return whole.map((lines, i) => {
    if (lines) return lines;
    const label = labels[i] ?? '';
    const budget = lettersIn(label, room);
    const cut = share === undefined ? aroundDifference(label, labels, budget) : withoutMiddle(label, budget, share);
    return inLines(cut, room) ?? broken(cut, room);
  });
}

/** Whether labels that differ still do when each is cut there. */
function areApart(labels: readonly string[], share: number, room: Room): boolean {
  const different = new Set(labels);
  const cut = new Set([...different].map((label) => withoutMiddle(label, lettersIn(label, room), share)));
  return cut.size === different.size;
}

/** How many of a label's letters have room, leaving a little for where the lines break. */
function lettersIn(label: string, { measure, width, lines }: Room): number {
  const perLetter = measure(label) / Math.max(1, label.length);
  return Math.max(6, Math.floor((0.92 * lines * width) / Math.max(1, perLetter)) - 1);
}

function withoutMiddle(label: string, budget: number, share: number): string {
  if (label.length <= budget) return label;
  const head = Math.round(budget * share);
  const tail = budget - head;
  return `${safe(label.slice(0, head)).trimEnd()}…${tail > 0 ? safe(label.slice(-tail)).trimStart() : ''}`;
}

/** The label from a little before the place where it leaves the label that is most like it. */
function aroundDifference(label: string, labels: readonly string[], budget: number): string {
  let shared = 0;
  for (const other of labels) if (other !== label) shared = Math.max(shared, sharedStart(label, other));
  const from = Math.max(0, Math.min(shared - Math.floor(budget / 3), label.length - budget));
  const end = from + budget;
  return `${from > 0 ? '…' : ''}${safe(label.slice(from, end)).trim()}${end < label.length ? '…' : ''}`;
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** One line if it fits, else two broken at the best place; undefined if there is none. */
function inLines(label: string, { measure, width, lines }: Room): readonly string[] | undefined {
  if (measure(label) <= width) return [label];
  if (lines === 1 || measure(label) > 2 * width) return undefined;
  // Before a bracket first, then between words, then behind a sign.
  for (const at of [/ (?=\()/g, /(?<=,) /g, / /g, /(?<=[-_/.:…])/g]) {
    const breaks = [...label.matchAll(at)].map(({ index, 0: gap }) => [
      label.slice(0, index),
      label.slice(index + gap.length),
    ]);
    const fitting = breaks.filter((parts) => parts.every((part) => part !== '' && measure(part) <= width));
    const best = fitting[fitting.length - 1];
    if (best) return best;
  }
  return undefined;
}

/** Broken within a word, where nothing else is left. */
function broken(label: string, { measure, width, lines }: Room): readonly string[] {
  if (lines === 1) return [label];
  let end = Math.min(label.length, Math.ceil(label.length / 2) + 2);
  while (end > 1 && measure(label.slice(0, end)) > width) end--;
  return [safe(label.slice(0, end)), safe(label.slice(end))];
}

/** Without half of a pair of surrogates at an end. */
function safe(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}
