/** One finding for a cause that affects many rows, with their number, and the rows as related places. */
import type { Path } from '../../report/path';
import type { Message } from '../../messages/messages';
import type { Related } from '../model';
import type { RuleHit } from '../rule';

export interface Case {
  readonly key: string;
  readonly path: Path;
  readonly related?: Message;
}

/** One finding, at the first case; none without cases. */
export function once(cases: readonly Case[], message: (n: number) => Message, more: Partial<RuleHit> = {}): RuleHit[] {
  const [first, ...others] = cases;
  if (!first) return [];
  const said = message(cases.length);
  const related = others.map((one): Related => ({ path: one.path, part: 'value', message: one.related ?? said }));
  return [{ path: first.path, message: said, rows: [...new Set(cases.map((one) => one.key))], related, ...more }];
}
