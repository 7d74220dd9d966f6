/** The p values of a report's rows, corrected together, from version to version. */
import { correctedOf, correctionFor, type CorrectionMethod, type CorrectionSetting } from '../statistics/adjust';
import { lookFactor } from '../statistics/looks';
import { exchanged, placeIn } from '../text/ascending';
import type { Measured } from './measure';
import type { MeasuredRow } from './measured-rows';

/** Lists in the order of the rows. The corrected ones are the family: the tested rows of primary metrics. */
export interface CorrectedRows {
  readonly method: CorrectionMethod;
  /** Rows of the family. */
  readonly tests: number;
  /** p of each row; -1 outside of the family. */
  readonly p: Float64Array;
  readonly adjusted: Float64Array;
  /** The family's p, ascending. */
  readonly sorted: Float64Array;
}

const outside = -1;

const isInFamily = ({ row }: MeasuredRow): boolean => row.raw !== undefined && row.role === 'primary';

/** Corrects the p values of rows. */
export function correctRows(list: readonly MeasuredRow[], setting: CorrectionSetting, alpha: number): CorrectedRows {
  let tests = 0;
  for (const entry of list) if (isInFamily(entry)) tests++;
  const method = correctionFor(setting, tests);
  const p = new Float64Array(list.length);
  const sorted = new Float64Array(tests);
  let at = 0;
  for (let i = 0; i < list.length; i++) {
    const entry = list[i];
    p[i] = entry && isInFamily(entry) ? pOfLooks(entry.row, alpha, isCorrecting(method, tests)) : outside;
    if (p[i] !== outside) sorted[at++] = p[i] ?? 1;
  }
  return adjusted({ method, tests, p, sorted: sorted.sort() });
}

/** The same where only some rows were measured anew; undefined if others joined or left the family. */
export function correctAgain(
  list: readonly MeasuredRow[],
  changed: readonly number[],
  alpha: number,
  before: CorrectedRows,
): CorrectedRows | undefined {
  const { method, tests } = before;
  const p = before.p.slice();
  for (const index of changed) {
    const entry = list[index];
    if (!entry || isInFamily(entry) !== (p[index] !== outside)) return undefined;
    if (p[index] !== outside) p[index] = pOfLooks(entry.row, alpha, isCorrecting(method, tests));
  }
  const inFamily = changed.filter((index) => p[index] !== outside);
  const valuesIn = (of: Float64Array): number[] => inFamily.map((index) => of[index] ?? 1);
  return adjusted({ method, tests, p, sorted: exchanged(before.sorted, valuesIn(before.p), valuesIn(p)) });
}

function adjusted(rows: Omit<CorrectedRows, 'adjusted'>): CorrectedRows {
  const { method, p, sorted } = rows;
  if (method === 'none') return { ...rows, adjusted: p };
  const corrected = correctedOf(sorted, method);
  // Equal p values have equal corrected ones, so the place of any of them will do.
  const list = p.map((value) => (value === outside ? outside : (corrected[placeIn(sorted, value)] ?? 1)));
  return { ...rows, adjusted: list };
}

/** Whether the family is corrected at all. */
export const isCorrecting = (method: CorrectionMethod, tests: number): boolean => method !== 'none' && tests > 1;

/** p of a row at all of its looks together. Only p values of primary rows are corrected afterwards. */
export function pOfLooks({ raw, role }: Measured, alpha: number, isCorrected: boolean): number {
  if (!raw) return 1;
  if (!raw.looks) return raw.p;
  return Math.min(1, raw.p * lookFactor(raw.looks.plan, alpha, isCorrected && role === 'primary'));
}

/** The rows of which p is another one than before, corrected or not, and those that were measured anew. */
export function movedRows(before: CorrectedRows, now: CorrectedRows, changed: readonly number[]): readonly number[] {
  const moved = [...changed];
  for (let i = 0; i < now.p.length; i++)
    if ((now.p[i] !== before.p[i] || now.adjusted[i] !== before.adjusted[i]) && !changed.includes(i)) moved.push(i);
  return moved;
}
