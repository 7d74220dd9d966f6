/** What the rules about two reports find in rows: gone, new, through zero, flipped, carried over. */
import type { RowTrouble } from '../analysis/model';
import { word, type Message } from '../messages/messages';
import { verdictText } from '../page-model/wording';
import type { ComparedRow, PairComparison, Party } from './model';
import { listed, nameAt } from './names-in-rules';
import type { ComparedFound } from './rule';

export function rowsChanged({ then, now, gone, fresh }: PairComparison): ComparedFound[] {
  if (gone.length === 0 && fresh.length === 0) return [];
  const [old, added] = [gone.map(nameAt(then)), fresh.map(nameAt(now))];
  const rows: string[] = [];
  const alone = (names: readonly string[], party: Party): Message =>
    word('compare.rows-gone', { n: names.length, names: listed(names), file: party.name });
  const at =
    fresh[0] === undefined
      ? ({ side: 'then', path: ['benchmarks', gone[0] ?? 0, 'id'] } as const)
      : ({ side: 'now', path: ['benchmarks', fresh[0], 'id'] } as const);
  if (old.length === 0) return [{ ...at, rows, message: alone(added, now) }];
  if (added.length === 0) return [{ ...at, rows, message: alone(old, then) }];
  const args = {
    gone: word('compare.count-gone', { n: old.length }),
    fresh: word('compare.count-new', { n: added.length }),
    goneNames: listed(old),
    freshNames: listed(added),
  };
  return [{ ...at, rows, message: word('compare.rows-gone-new', args) }];
}

export function throughZero({ rows }: PairComparison, trouble: RowTrouble): ComparedFound[] {
  return rows
    .filter(({ role, change }) => role === 'primary' && change?.verdict.trouble === trouble)
    .map((row) => ({
      side: 'now',
      path: ['benchmarks', row.now.benchmark, ...(row.now.row?.path.slice(2) ?? ['id'])],
      rows: [row.key],
      message: word(trouble === 'from-zero' ? 'compare.from-zero' : 'compare.fell-to-zero', { name: row.label }),
    }));
}

export function verdictFlipped({ rows }: PairComparison): ComparedFound[] {
  return rows
    .filter((row) => row.flipped && row.role === 'primary')
    .flatMap((row): ComparedFound[] => {
      const [before, after] = [row.then.row, row.now.row];
      if (!before || !after) return [];
      return [
        {
          side: 'now',
          path: after.path,
          rows: [row.key],
          message: word('compare.verdict-flipped', {
            name: row.label,
            then: verdictText(before),
            now: verdictText(after),
          }),
        },
      ];
    });
}

/** Whether every number of the row, on both sides, is identical. */
function isCarriedOver({ candidate, baseline, ratio }: ComparedRow): boolean {
  const all = [candidate, baseline, ratio].filter((change) => change !== undefined);
  return all.length > 0 && all.every((change) => change.identical);
}

export function carriedOver({ rows }: PairComparison): ComparedFound[] {
  const compared = rows.filter((row) => row.change !== undefined);
  const same = compared.filter(isCarriedOver);
  const [first] = same;
  if (!first || same.length === compared.length) return [];
  return [
    {
      side: 'now',
      path: ['benchmarks', first.now.benchmark, 'id'],
      rows: same.map((row) => row.key),
      message: word('compare.carried-over', { n: same.length, all: compared.length }),
    },
  ];
}
