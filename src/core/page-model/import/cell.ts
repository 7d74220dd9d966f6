/** A cell of the import page's preview: its number, how it varies, and its difference from the baseline. */
import { word, type Message } from '../../messages/messages';
import { largest, smallest } from '../../text/lists';
import { significant } from '../../text/number';
import type { ImportRowView } from './model';

interface CellNumbers {
  readonly samples: readonly number[];
  /** Where there are no samples. */
  readonly mean?: number;
  /** Number of failed runs. */
  readonly failed: number;
}

type CellNumbersView = Omit<ImportRowView['cells'][number], 'subject'>;

/** @param base the baseline's cell, unless it is this one */
export function importCell(cell: CellNumbers, base: CellNumbers | undefined): CellNumbersView {
  return {
    values: numbersOfCell(cell),
    failed: cell.failed,
    text: cellText(cell),
    range: rangeText(cell),
    change: changeFrom(base, cell),
  };
}

export const numbersOfCell = ({ samples, mean }: CellNumbers): number => samples.length || (mean === undefined ? 0 : 1);

function centreOf({ samples, mean }: CellNumbers): number | undefined {
  return samples.length > 0 ? medianOf(samples) : mean;
}

function changeFrom(base: CellNumbers | undefined, cell: CellNumbers): number | undefined {
  const from = base && centreOf(base);
  const to = centreOf(cell);
  return from === undefined || to === undefined || !(from > 0) || !(to > 0) ? undefined : to / from - 1;
}

function medianOf(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Five digits, but never zeros in the place of digits that the file has: 105,543, not 105,540. */
const short = (value: number): number => (Math.abs(value) >= 1e4 ? Math.round(value) : significant(value, 5));

function cellText({ samples, mean, failed }: CellNumbers): Message {
  if (samples.length > 0) return word('importing.cell-one', { value: short(medianOf(samples)) });
  if (mean !== undefined) return word('importing.cell-mean', { value: short(mean) });
  return word(failed > 0 ? 'importing.cell-failed' : 'importing.cell-none');
}

function rangeText({ samples }: CellNumbers): Message | undefined {
  return samples.length < 2
    ? undefined
    : word('importPage.cell-range', {
        n: samples.length,
        min: short(smallest(samples)),
        max: short(largest(samples)),
      });
}
