/** Sentences of an explanation for rows that are looked at while runs are added. */
import type { Row } from '../analysis/model';
import { word, type Message } from '../messages/messages';
import { fixed } from '../text/number';

/** Which look a row is at, and whether it decides. */
export function looksText({ tested, verdict }: Row): Message[] {
  const looks = tested?.looks;
  if (!looks) return [];
  const { at, of, n, next, plan, factor } = looks;
  const planned = plan.length === of ? plan : plan.filter((count) => count !== n);
  const counts = planned.map((count) => word('explain.count', { n: count }));
  const decided = next === undefined || verdict.word === 'no-change' || isSignificant(verdict.word);
  return [
    word(at === 0 ? 'explain.looks-early' : 'explain.looks', { at, of, n, counts }),
    ...(plan.length > of && at > 0 ? [word('explain.looks-unplanned', { n })] : []),
    word('explain.looks-factor', { factor: fixed(factor, 1) }),
    next === undefined
      ? word('explain.looks-last')
      : word(decided ? 'explain.looks-decided' : 'explain.looks-next', { n: next }),
  ];
}

function isSignificant(found: Row['verdict']['word']): boolean {
  return ['regression', 'improvement', 'small-worse', 'small-better'].includes(found);
}
