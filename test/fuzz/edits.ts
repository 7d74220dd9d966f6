/** Editing a report: what is kept from version to version is compared with a fresh reading. */
import fc from 'fast-check';
import { reports } from './bases';
import type { Kind } from './kind';
import { afterAll, damages, type Damage } from './mutate';
import { afterStroke, OpenReport, strokes, type Stroke } from './typing';

interface Edits {
  readonly damages: readonly Damage[];
  readonly strokes: readonly Stroke[];
}

export const edited: Kind = {
  name: 'edits',
  promise: 'After any edits, what was kept from the version before gives the same answer as reading it anew.',
  trials: fc
    .tuple(fc.constantFrom(...reports), damages(6), strokes(12))
    .map(([{ path, text }, hurt, typed]) => ({ text, about: path, more: { damages: hurt, strokes: typed } })),
  check: ({ text, more }) => {
    const edits = more as Edits;
    const open = new OpenReport();
    let now = text;
    open.type(now);
    // Every other edit is undone: broken and valid texts alternate, as they do while a user types.
    const change = (changed: string, index: number): void => {
      open.type(changed);
      if (index % 2 === 0) open.type(now);
      else now = changed;
    };
    edits.strokes.forEach((one, index) => change(afterStroke(now, one), index));
    edits.damages.forEach((one, index) => change(afterAll(now, [one]), index));
  },
};
