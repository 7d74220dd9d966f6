/** Groups findings for the Problems panel: a rule that applies to many rows is one entry. */
import type { Finding, Related } from '../findings/model';
import { word, type Message } from '../messages/messages';

/** From the sixth row on, the rows of one rule are reported together. Lenses and page still mark each. */
const maxSeparateRows = 5;

export function gathered(findings: readonly Finding[], rowName: (key: string, finding: Finding) => string): Finding[] {
  const perRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!isOfRows(finding)) continue;
    const same = perRule.get(finding.rule);
    if (same) same.push(finding);
    else perRule.set(finding.rule, [finding]);
  }
  return findings.flatMap((finding) => {
    const same = isOfRows(finding) ? perRule.get(finding.rule) : undefined;
    if (!same || same.length <= maxSeparateRows) return [finding];
    return same[0] === finding ? [together(same, rowName)] : [];
  });
}

/** Waived findings stay separate: each has its own reason. */
const isOfRows = (finding: Finding): boolean => finding.rows.length > 0 && !finding.waived;

const severe: readonly Finding['severity'][] = ['error', 'warning', 'information', 'hint'];

function together(same: readonly Finding[], rowName: (key: string, finding: Finding) => string): Finding {
  const [first] = [...same].sort((a, b) => severe.indexOf(a.severity) - severe.indexOf(b.severity));
  const others = same.filter((one) => one !== first);
  const related = others.map((one): Related => ({ path: one.path, part: one.part, message: one.message }));
  const names: Message[] = others
    .slice(0, 3)
    .map((one) => word('finding.row', { name: rowName(one.rows[0] ?? '', one) }));
  const rows: readonly Message[] =
    others.length > 3 ? [...names, word('finding.rows-more', { n: others.length - 3 })] : names;
  const message = word('finding.rows', { said: first!.message, n: others.length, rows });
  return { ...first!, message, rows: same.flatMap((one) => one.rows), related };
}
