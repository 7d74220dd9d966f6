/** Verdicts, evidence and the answer as messages: the same words on the page, in lenses, diagnostics and exports. */
import { changesBetween } from '../analysis/change';
import { hasMark } from '../analysis/marks';
import type { Row } from '../analysis/model';
import { fewestBoots, restartWord } from '../analysis/restart';
import { exactly, printedDigits, printedSpan, quotientSpan, unitOf } from '../analysis/digits';
import { formatInterval, formatLimit, formatPercent, formatRatio } from '../text/ratio';
import { word, type Message, type WordKey } from '../messages/messages';
import { grouped } from '../text/grouped';
import { smallest } from '../text/lists';

/** Without `evidence`, percentages are changes of performance. */
type Worded = Pick<Row, 'verdict' | 'limits' | 'interval' | 'direction'> & Partial<Pick<Row, 'evidence'>>;

/** The verdict in words, complete: "regression, untested", "no change seen, within ±3.5%". */
export function verdictText(row: Worded): Message {
  const { verdict } = row;
  if (verdict.trouble) return word(`verdict.${verdict.trouble}`);
  if (verdict.word === 'not-judged' || verdict.word === 'failed') return word(`verdict.${verdict.word}`);
  const said = verdictWords(row);
  if (!verdict.tested) return word('verdict.untested', { verdict: said });
  const restart = restartWord(verdict.restart, 1);
  return (verdict.marks ?? []).reduce((text, mark) => word(`verdict.${mark}`, { verdict: text, restart }), said);
}

function verdictWords({ verdict, limits, interval, evidence = 'ratio', direction }: Worded): Message {
  switch (verdict.word) {
    case 'regression':
    case 'improvement':
      return word(verdict.clear ? `verdict.clear-${verdict.word}` : `verdict.${verdict.word}`);
    case 'small-worse':
    case 'small-better': {
      const rank = verdict.inRank ? '-rank' : '';
      const said = word(`verdict.${verdict.word}${rank}` as WordKey, { warn: formatLimit(limits.warn) });
      return verdict.equivalent
        ? word('verdict.small-equivalent', { verdict: said, limit: formatLimit(limits.equivalence) })
        : said;
    }
    case 'none-seen':
      return word('verdict.none-seen', { within: formatPercent(verdict.within ?? 0, { unsigned: true }) });
    case 'unclear': {
      if (verdict.meansDiffer) return word('verdict.unclear-means');
      if (!interval || interval.lo <= 0 || !Number.isFinite(interval.hi)) return word('verdict.unclear-open');
      const [from, to] = changesBetween(interval.lo, interval.hi, { evidence, direction });
      return word('verdict.unclear', { from: formatPercent(from), to: formatPercent(to) });
    }
    default:
      return word(`verdict.${verdict.word}`);
  }
}

/** The evidence of a row: "15 + 15 runs", "ratio, n 9". `label` names a baseline other than the chosen one. */
export function evidenceText(row: Row, inForce: string, label: (subject: string) => string): Message {
  const words = evidenceWords(row);
  const digits = fewDigits(row);
  const said =
    row.estimate === 'ranks'
      ? word('evidence.by-ranks', { evidence: words })
      : digits === undefined
        ? words
        : word('evidence.few-digits', { evidence: words, n: digits });
  return row.baseline === inForce ? said : word('evidence.against', { evidence: said, baseline: label(row.baseline) });
}

/** Printed values leave a ratio this much room, as a share, before their few digits are said. */
const maxRoom = 0.05;

/** How many digits the coarser of two printed values has, if they are too few for three digits of a ratio. */
function fewDigits(row: Row): number | undefined {
  const { evidence, base, cand, interval } = row;
  if (evidence === 'samples') return digitsOfTool(row);
  if (evidence !== 'values' || interval || !base?.centre || !cand?.centre) return undefined;
  const sides = [base, cand].map(({ centre = 0, samples }) => (samples && samples.length > 1 ? 0 : centre));
  const spans = sides.map((centre, i) =>
    centre === 0 ? exactly([base, cand][i]?.centre ?? 0) : printedSpan(centre, undefined),
  );
  const [under, over] = spans;
  const span = under && over && quotientSpan(over, under);
  if (!span || span.hi <= span.lo * (1 + maxRoom)) return undefined;
  return smallest(sides.filter((centre) => centre !== 0).map(printedDigits));
}

/** The digits of runs at the resolution of the tool, such as 0.04 and 0.05 ms, if they are too few. */
function digitsOfTool({ base, cand }: Row): number | undefined {
  if (!base?.centre || !cand?.centre) return undefined;
  const runs = [base, cand].flatMap(({ samples = [] }) => samples);
  // Most runs have more digits than one step of 5%: the first such run ends the search.
  const least = Math.min(Math.abs(base.centre), Math.abs(cand.centre));
  let unit = Infinity;
  for (const run of runs) {
    unit = Math.min(unit, unitOf(String(run)));
    if (unit < least * maxRoom) return undefined;
  }
  return Number.isFinite(unit) ? Math.max(1, Math.floor(Math.log10(least / unit) + 1e-9) + 1) : undefined;
}

function evidenceWords(row: Row): Message {
  const [n, m] = [row.base?.n, row.cand?.n];
  switch (row.evidence) {
    case 'samples':
      if (row.tested?.blocks !== undefined) return word('evidence.blocks', { n: row.tested.blocks });
      if (row.tested?.bootMeans) return bootsText(row);
      if (hasMark(row.verdict, 'within-boot'))
        return word('evidence.within-boot', {
          n: n ?? 0,
          m: m ?? 0,
          boots: fewestBoots(row),
          restarts: restartWord(row.verdict.restart, fewestBoots(row)),
        });
      return word('evidence.samples', { n: n ?? 0, m: m ?? 0 });
    case 'summary':
      return n === m
        ? word('evidence.summary-same', { n: n ?? 0 })
        : word('evidence.summary', { n: n ?? 0, m: m ?? 0 });
    case 'values':
      if (row.interval?.from === 'range') return word('evidence.range');
      return n !== undefined && n === m ? word('evidence.values-n', { n }) : word('evidence.values');
    case 'ratio':
      return word('evidence.ratio');
    default:
      return word(`evidence.${row.evidence}` as WordKey);
  }
}

/** "5 + 5 forks of 10 runs": boots with as many runs each; otherwise without their runs. */
function bootsText({ base, cand }: Row): Message {
  const sides = [base, cand].map((side) => [...grouped(side?.boots ?? [], (boot) => boot).values()]);
  const [n = 0, m = 0] = sides.map((boots) => boots.length);
  const sizes = new Set(sides.flat().map((runs) => runs.length));
  const said = word('evidence.boots', { n, m, restarts: restartWord(cand?.restart, n + m) });
  const [runs] = sizes;
  return sizes.size === 1 && runs !== undefined && runs > 1
    ? word('evidence.boots-runs', { boots: said, n: runs })
    : said;
}

/** "1.108 (95% interval 1.073 to 1.145), improvement"; for untested rows "0.99: regression, untested". */
export function rowSentence(row: Row, level = 0.95): Message {
  const verdict = verdictText(row);
  if (row.ratio === undefined) return word('row.no-ratio', { verdict });
  const ratio = formatRatio(row.ratio, { printed: row.printed, limits: row.limits });
  if (!row.interval) return word('row.plain', { ratio, verdict });
  const interval = formatInterval(row.interval.lo, row.interval.hi, { limits: row.limits });
  switch (row.interval.from) {
    case 'test':
      return word('row.tested', { ratio, interval, level: formatLimit(level), verdict });
    case 'printed':
      return word('row.printed', { ratio, interval, verdict });
    default:
      return word('row.range', { ratio, interval, verdict });
  }
}
