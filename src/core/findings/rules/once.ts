/** One finding for a cause that affects many rows, with their number, and the rows as related places. */
import type { Row } from '../../analysis/model';
import type { Path } from '../../report/path';
import type { Message } from '../../messages/messages';
import type { Related } from '../model';
import type { RuleHit } from '../rule';

export interface Case {
  readonly key: string;
  readonly path: Path;
  readonly related?: Message;
}

/** One finding for rows, each of which is there once. Only its place is made for each: there may be thousands. */
export function onceInRows(
  rows: readonly Row[],
  pathOf: (row: Row) => Path,
  message: (n: number) => Message,
  more: Partial<RuleHit> = {},
): RuleHit[] {
  const [first] = rows;
  if (!first) return [];
  const said = message(rows.length);
  const related: Related[] = [];
  for (let i = 1; i < rows.length; i++) related.push({ path: pathOf(rows[i] ?? first), part: 'value', message: said });
  return [{ path: pathOf(first), message: said, rows: rows.map((row) => row.key), related, ...more }];
}

/** One finding, at the first case; none without cases. */
export function once(cases: readonly Case[], message: (n: number) => Message, more: Partial<RuleHit> = {}): RuleHit[] {
  const [first, ...others] = cases;
  if (!first) return [];
  const said = message(cases.length);
  const related = others.map((one): Related => ({ path: one.path, part: 'value', message: one.related ?? said }));
  return [{ path: first.path, message: said, rows: [...new Set(cases.map((one) => one.key))], related, ...more }];
}
