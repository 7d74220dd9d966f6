/** A compared row in one sentence. */
import { formatPercent, formatRatio } from '../text/ratio';
import { verdictText } from '../page-model/wording';
import { word, type Message } from '../messages/messages';
import { changeVerdict, ratioInterval, sideFact, troubleText } from './said';
import type { ComparedRow } from './model';

/**
 * "ebizzy (vms 1): 0.923 → 1.097 (+18.8%); candidate +10.8%; baseline −6.8%; regression, untested → improvement,
 * untested".
 */
export function comparedLine(row: ComparedRow): Message {
  return word('compare.line', { label: row.label, facts: comparedFacts(row) });
}

/** The same without the name of the row. */
export function comparedFacts(row: ComparedRow): Message {
  const facts = row.trouble
    ? [troubleText(row.trouble)]
    : [...ratioFact(row), ...sideFact('candidate', row), ...sideFact('baseline', row), verdictFact(row)];
  if (row.conversion) facts.push(word('compare.converted', { from: row.conversion.from, to: row.conversion.to }));
  return facts.reduce((a, b) => word('answer.join', { a, b }));
}

function ratioFact({ ratio, then, now, limits }: ComparedRow): Message[] {
  const [before, after] = [then.row, now.row];
  if (!ratio?.quotient || before?.ratio === undefined || after?.ratio === undefined) return [];
  const said = (row: typeof before): string => formatRatio(row.ratio ?? 1, { printed: row.printed, limits });
  const args = {
    then: said(before),
    now: said(after),
    change: ratio.identical ? word('compare.identical') : formatPercent(ratio.quotient - 1),
  };
  const interval = ratioInterval(ratio);
  return [interval ? word('compare.fact-ratio-interval', { ...args, interval }) : word('compare.fact-ratio', args)];
}

/** The verdicts then and now; if the reports have none, the verdict on the change. */
function verdictFact(row: ComparedRow): Message {
  const { then, now, change } = row;
  if (then.row && now.row)
    return word('compare.fact-verdicts', { then: verdictText(then.row), now: verdictText(now.row) });
  if (!change) return word('compare.fact-verdict', { verdict: word('verdict.not-judged') });
  return word('compare.fact-verdict', { verdict: changeVerdict(change, row) });
}
