/** Say it once: from the sixth finding of one rule on, a list of problems has one entry for all of them. */
import { word } from '../words/words';
import type { Finding } from './model';

/** So many entries of one rule are still read one by one. */
const most = 5;

/**
 * The findings as a list of problems shows them. Findings about the file stay; those of rows are drawn together, a rule
 * and a severity at a time, at the place of the first, with the others as related places. Waived ones are left to views
 * that can show them as such.
 */
export function grouped(list: readonly Finding[]): Finding[] {
  const key = (finding: Finding): string => `${finding.rule} ${finding.severity} ${finding.waived ? 'waived' : ''}`;
  const groups = new Map<string, Finding[]>();
  for (const finding of list) {
    if (finding.rows.length === 0) continue;
    const group = groups.get(key(finding));
    if (group) group.push(finding);
    else groups.set(key(finding), [finding]);
  }
  return list.flatMap((finding): Finding[] => {
    const group = finding.rows.length === 0 ? undefined : groups.get(key(finding));
    if (!group || group.length <= most) return [finding];
    return finding === group[0] ? [together(finding, group)] : [];
  });
}

function together(first: Finding, group: readonly Finding[]): Finding {
  return {
    ...first,
    id: `${first.rule}@*${first.waived ? '#waived' : ''}`,
    message: word('finding.together', { said: first.message, n: group.length - 1 }),
    rows: group.flatMap((one) => one.rows),
    related: [...first.related, ...group.slice(1).map((one) => ({ path: one.path, part: one.part, message: one.message }))],
    fixes: first.fixes,
  };
}
