/** The claim in a sentence: a percentage or factor with its basis, a bound, or a verdict in words. */
import { number } from '../numbers';
import { benchmarkIn } from './known';
import type { Basis, GridClaim } from './model';

export type Said = Pick<GridClaim, 'percent' | 'factor' | 'basis' | 'bound' | 'approx' | 'kind'>;

/** Bounded, so that a search through digits takes a step a digit. */
const numberForm = String.raw`(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,20})(?:\.\d{1,20})?|\.\d{1,20}`;
const percentForm = new RegExp(String.raw`([+\-−]?)(${numberForm})\s?(?:%|percent\b|pct\b)`, 'i');
const rangeForm = new RegExp(
  String.raw`(?:${numberForm})\s?%?\s?(?:-|–|—|to)\s?(?:${numberForm})\s?(?:%|percent)`,
  'i',
);
const factorForm = new RegExp(
  String.raw`(${numberForm})\s?(?:x|×|times|-fold|fold)\s+(?:as )?` +
    String.raw`(faster|better|slower|worse|improvement|speed-?up|higher|lower)`,
  'i',
);

const noHarmWords = new RegExp(
  [
    String.raw`\bno(?:t|r)?\b[^.]{0,40}\b(?:regressions?|degradations?|slowdowns?)\b|`,
    String.raw`\bat par or better\b|\bas (?:good|fast) as\b|\bnever (?:worse|slower)\b|\bno worse\b`,
  ].join(''),
  'i',
);
const sameWords = new RegExp(
  [
    String.raw`\b(?:is|are|was|were|remains?|stays?|almost|nearly|roughly|about|basically) (?:the |`,
    String.raw`almost |nearly |roughly |about )*(?:same|identical|unchanged)\b(?=\s*(?:[.,;)]|$|as\b|`,
    String.raw`for\b|in\b|performance\b|results?\b|throughput\b|time\b))|\b(?:at|on|in) par\b|\bno `,
    String.raw`(?:\w+ ){0,2}(?:change|difference|impact|effect)s?\b|\bdifference is (?:minimal|`,
    String.raw`negligible|noise)\b|\bwithin (?:the )?(?:noise|error margin|margin of error)\b`,
  ].join(''),
  'i',
);
const worseWords = new RegExp(
  [
    String.raw`\b(?:worse|slower|degrad\w*|regress\w*|slow-?down|penalty|perf(?:ormance)? (?:drop|loss|`,
    String.raw`hit)|drops? in (?:performance|throughput))\b`,
  ].join(''),
  'i',
);
const betterWords = /\b(?:better|faster|improv\w*|speed-?ups?|boost|gains?|benefits?|wins?|outperform\w*|shorter)\b/i;
const reducedWords = /\b(?:reduc\w*|less|lesser|fewer|decreas\w*|lower|shrinks?|sav(?:es?|ed|ing))\b/i;
const raisedWords = /\b(?:increas\w*|more|higher|grow[sn]?|larger|rises?|rose)\b/i;
const overheadWord = /\boverheads?\b/i;

/** Undefined if the text claims nothing that fits in a report. */
export function claimIn(text: string): Said | undefined {
  const factor = factorForm.exec(text);
  if (factor && !percentForm.test(text)) {
    const value = number(factor[1]);
    if (value === undefined) return undefined;
    const worse = /slower|worse|lower/i.test(factor[2] ?? '');
    return worse ? { kind: 'worse' } : { factor: value, basis: 'improvement', ...modifiers(text, factor.index) };
  }
  const kind = kindOf(text);
  if (rangeForm.test(text)) return kind && { kind };
  const found = percentForm.exec(text);
  if (!found) return kind && { kind };
  const basis = basisOf(text);
  const value = number(found[2]);
  if (!basis || value === undefined) return undefined;
  // "-87.9% less" has the minus twice.
  if (basis === 'reduction') return { percent: value, basis, ...modifiers(text, found.index) };
  const loss =
    basis === 'improvement' &&
    worseWords.test(text) &&
    !(betterWords.test(text) && !/\b(?:degrad|regress)/i.test(text));
  const negative = /[-−]/.test(found[1] ?? '');
  return { percent: loss || negative ? -value : value, basis, ...modifiers(text, found.index) };
}

function kindOf(text: string): GridClaim['kind'] | undefined {
  if (noHarmWords.test(text)) return 'non-inferior';
  if (sameWords.test(text)) return 'same';
  if (worseWords.test(text)) return /\bregress/i.test(text) ? 'regression' : 'worse';
  return betterWords.test(text) ? 'better' : undefined;
}

function basisOf(text: string): Basis | undefined {
  if (worseWords.test(text)) return 'improvement';
  if (overheadWord.test(text) && !reducedWords.test(text)) return 'overhead';
  // "reduces the time by 5%, a good improvement": the verb next to the number decides.
  if (reducedWords.test(text) && !/\b(?:better|faster)\b|\bimprovement (?:of|in|by)\b|% improvement/i.test(text))
    return 'reduction';
  if (betterWords.test(text)) return 'improvement';
  return raisedWords.test(text) ? 'change' : undefined;
}

function modifiers(text: string, at: number): Pick<Said, 'bound' | 'approx'> {
  const before = text.slice(Math.max(0, at - 24), at).trimEnd();
  const bound = /\b(?:up to|as much as|at most|at best|up-to)$/i.test(before.replace(/[~≈]$/, '').trimEnd())
    ? 'up-to'
    : /\bat least$/i.test(before)
      ? 'at-least'
      : /\b(?:more than|over|above)$/i.test(before)
        ? 'more-than'
        : undefined;
  const approx = /(?:[~≈]|\b(?:about|around|approx(?:imately|\.)?|nearly|almost|roughly|circa|some)(?: an?)?)$/i.test(
    before,
  );
  return { ...(bound ? { bound } : {}), ...(approx ? { approx: true } : {}) };
}

const intentionWords = new RegExp(
  [
    String.raw`\b(?:should|could|may|might|will(?!-)|would|can|aims?|tries|intend(?:s|ed)?|expect(?:s|`,
    String.raw`ed)?|hope|in order to|supposed|don't expect|try to|trying to|to improve|want)\b`,
  ].join(''),
  'i',
);

const measureWords = new RegExp(
  [
    String.raw`\b(?:performance|throughput|latency|benchmarks?|results?|regressions?|elapsed|overhead|`,
    String.raw`IOPS|tests?|workloads?|hackbench|\w*bench)\b`,
  ].join(''),
  'i',
);

/** A percentage or a verdict that is stated as a result, not as a hope or a plan. */
export function isResult(text: string): boolean {
  if (/\?$|^\(?note\b|^if you\b|\bpositive\b.*\bindicates?\b/i.test(text.trimEnd())) return false;
  // The purpose of a series is not a result of it.
  if (
    /^(?:this|these|the) (?:patch|series|set)\w*(?: \w+)? (?:contains?|introduces?|adds?|implements?|exposes?)\b/i.test(
      text,
    )
  )
    return false;
  if (intentionWords.test(text)) return false;
  return percentForm.test(text) || factorForm.test(text) || benchmarkIn(text) !== undefined || measureWords.test(text);
}
