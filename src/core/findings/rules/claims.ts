/** The claim checker recomputes the claims about a row from its numbers. */
import { changeText } from '../../analysis/change';
import { mapSpan, overlap, printedSpan, unitOf, type NumberRange } from '../../analysis/digits';
import type { Direction } from '../../report/metric';
import { changeWord } from '../../text/change';
import { decimalsFor, fixed } from '../../text/number';
import type { Benchmark, Claim } from '../../generated/format';
import type { Path } from '../../report/path';
import { word } from '../../messages/messages';
import type { Fix } from '../model';
import { none, type RuleContext, type RuleHit, type RowPlace, type RowRule } from '../rule';
import { asPerformance, asQuotient, dataFor, type Data } from './operands';

/** The number of a claim, and the data in the same terms. */
interface ClaimCheck {
  readonly claim: Claim;
  readonly path: Path;
  readonly field: 'percent' | 'factor';
  readonly claimed: number;
  readonly literal: string;
  /** The value from the data, in percent or as a factor, by the basis of the claim. */
  readonly given: number;
  readonly span: NumberRange;
  /** The claim and the data as performance ratios. */
  readonly claimedRatio: number;
  readonly dataRatio: number;
  readonly data: Data;
}

/** Converts a quotient or a performance ratio to the number that a basis describes. */
function statement(
  claim: Claim,
  data: Data,
  direction: Direction | undefined,
): ((quotient: number) => number) | undefined {
  const percent = claim.percent !== undefined;
  switch (claim.basis) {
    case 'improvement': {
      if (asPerformance(1, data, direction) === undefined) return undefined;
      return (value) => ((asPerformance(value, data, direction) ?? NaN) - (percent ? 1 : 0)) * (percent ? 100 : 1);
    }
    case 'overhead': {
      if (!percent || asPerformance(1, data, direction) === undefined) return undefined;
      return (value) => (1 / (asPerformance(value, data, direction) ?? NaN) - 1) * 100;
    }
    case 'change':
    case 'reduction': {
      if (asQuotient(1, data, direction) === undefined) return undefined;
      const sign = claim.basis === 'change' ? 1 : -1;
      return percent
        ? (value) => sign * ((asQuotient(value, data, direction) ?? NaN) - 1) * 100
        : claim.basis === 'change'
          ? (value) => asQuotient(value, data, direction) ?? NaN
          : undefined;
    }
    default:
      return undefined;
  }
}

/** Converts the number of a claim to a performance ratio; NaN if the direction is needed and unknown. */
function ratioOf(claim: Claim, number: number, direction: Direction | undefined): number {
  const share = claim.percent !== undefined ? number / 100 : number - 1;
  const turn = (quotient: number): number =>
    direction === 'lower' ? 1 / quotient : direction === 'higher' ? quotient : NaN;
  switch (claim.basis) {
    case 'change':
      return turn(1 + share);
    case 'reduction':
      return turn(1 - share);
    case 'overhead':
      return 1 / (1 + share);
    default:
      return 1 + share;
  }
}

/** Recomputes one claim; undefined if it has no number, or the data do not determine it. */
function checkClaim(context: RuleContext, benchmark: Benchmark, at: Path, index: number): ClaimCheck | undefined {
  const claim = benchmark.claims?.[index];
  const field = claim?.percent !== undefined ? 'percent' : 'factor';
  const claimed = claim?.[field];
  if (!claim || claimed === undefined || claim.basis === undefined) return undefined;
  const data = dataFor(context, benchmark, at, claim);
  const direction = benchmark.metric?.direction;
  const say = data && statement(claim, data, direction);
  if (!data || !say) return undefined;
  const path: Path = [...at, 'claims', index, field];
  const given = say(data.quotient);
  return {
    claim,
    path,
    field,
    claimed,
    data,
    given,
    literal: context.literal(path) ?? String(claimed),
    span: mapSpan(data.span, say),
    claimedRatio: ratioOf(claim, claimed, direction),
    dataRatio: asPerformance(data.quotient, data, direction) ?? NaN,
  };
}

/** The numbers that the printed claim may have been rounded from. */
function claimSpan({ claim, claimed, literal }: ClaimCheck): NumberRange {
  if (claim.approx) return { lo: claimed - Math.abs(claimed) / 5, hi: claimed + Math.abs(claimed) / 5 };
  return printedSpan(claimed, literal);
}

/** How a claim contradicts the data. */
type Failure = 'wrong-sign' | 'mismatch' | 'near' | 'truncated';

function failure(result: ClaimCheck): Failure | undefined {
  const { claim, claimed, given, span, literal, claimedRatio, dataRatio } = result;
  const band = claimSpan(result);
  if (overlap(band, span)) return undefined;
  // A bound includes everything on its side.
  if (claim.bound === 'up-to' && span.lo <= band.hi) return undefined;
  if ((claim.bound === 'at-least' || claim.bound === 'more-than') && span.hi >= band.lo) return undefined;
  if (claim.stat !== 'stddev' && claimedRatio > 1 && dataRatio < 1) return 'wrong-sign';
  const unit = unitOf(literal);
  const towardZero = Math.sign(claimed) === Math.sign(given) && Math.abs(claimed) < Math.abs(given);
  if (towardZero && Math.min(Math.abs(span.lo), Math.abs(span.hi)) < Math.abs(claimed) + unit) return 'truncated';
  return Math.abs(given - claimed) <= Math.abs(claimed) / 10 ? 'near' : 'mismatch';
}

/** More decimals than a claim has that a person wrote. */
const maxDecimals = 12;

/** The correct number, with as many decimals as the claim has; four digits if the claim has absurdly many. */
function corrected({ given, literal, field }: ClaimCheck): string {
  const written = Math.max(0, -Math.round(Math.log10(unitOf(literal) || 1)));
  const decimals = written > maxDecimals ? decimalsFor(given, 4) : written;
  return given.toFixed(field === 'factor' ? Math.max(1, decimals) : decimals);
}

function inWords(number: string, field: ClaimCheck['field']): string {
  return field === 'factor' ? `${number}x` : `${number}%`;
}

function mismatch(result: ClaimCheck, name: string): RuleHit {
  const { claim, path, field, literal, data } = result;
  const number = corrected(result);
  const fix: Fix = {
    id: 'number',
    safe: false,
    title: word('fix.replace-number', { old: literal, now: number }),
    edits: [{ kind: 'set', path, value: Number(number) }],
  };
  const how = failure(result);
  const message = word(
    how === 'truncated'
      ? 'finding.claim-truncated'
      : how === 'wrong-sign'
        ? 'finding.claim-wrong-sign'
        : 'finding.claim-mismatch',
    {
      name,
      claimed: inWords(literal, field),
      data: inWords(fixed(result.given, Math.max(1, -Math.log10(unitOf(number))), { ascii: true }), field),
      basis: claim.basis ?? '',
    },
  );
  const related = [
    { path: data.path, part: 'value' as const, message: word('finding.claim-data') },
    ...(data.base ? [{ path: data.base, part: 'value' as const, message: word('finding.claim-base') }] : []),
  ];
  return {
    path,
    message,
    related,
    fixes: [fix],
    severity: how === 'truncated' ? 'information' : how === 'near' ? 'warning' : 'error',
  };
}

function eachClaim(place: RowPlace, look: (claim: Claim, index: number) => RuleHit | undefined): readonly RuleHit[] {
  if (!place.benchmark.claims) return none;
  return place.benchmark.claims.flatMap((claim, index) =>
    claim.subject === place.row.subject ? (look(claim, index) ?? []) : [],
  );
}

function numberFound(place: RowPlace, context: RuleContext, wrongSign: boolean): readonly RuleHit[] {
  return eachClaim(place, (_claim, index) => {
    const result = checkClaim(context, place.benchmark, place.at, index);
    const how = result && failure(result);
    return result && how && (how === 'wrong-sign') === wrongSign
      ? mismatch(result, context.rowName(place.row, place.benchmark))
      : undefined;
  });
}

/** A claim in words: "better" for data that are worse even after allowing for rounding. */
function wordsFound(place: RowPlace, context: RuleContext): readonly RuleHit[] {
  const { benchmark, at } = place;
  const { metric } = benchmark;
  const direction = metric?.direction;
  return eachClaim(place, (claim, index) => {
    if (claim.kind !== 'better' || claim.percent !== undefined || claim.factor !== undefined) return undefined;
    const data = dataFor(context, benchmark, at, claim);
    const ratios =
      data &&
      asPerformance(1, data, direction) !== undefined &&
      mapSpan(data.span, (value) => asPerformance(value, data, direction) ?? NaN);
    if (!data || !ratios || !(ratios.hi < 1)) return undefined;
    const what = data.oriented ? { word: word('change.performance') } : changeWord(metric?.unit, metric?.name);
    const given = changeText({ share: data.quotient - 1, ...what });
    const related = [{ path: data.path, part: 'value' as const, message: word('finding.claim-data') }];
    return {
      path: [...at, 'claims', index, claim.text === undefined ? 'kind' : 'text'],
      related,
      message: word('finding.words-wrong-sign', { name: context.rowName(place.row, benchmark), data: given }),
    };
  });
}

export const claimRules: readonly RowRule[] = [
  {
    name: 'claim-mismatch',
    group: 'arithmetic',
    needs: 'claims',
    severity: 'error',
    source: 'seen in 6 of 17 real reports: 1570 to 4000 printed as 55%, is 154.8%',
    says:
      'A claimed percentage or factor does not follow from the data, within what the printed digits allow. It is a ' +
      'warning if it is off by at most a tenth of the claim, and information if it was truncated instead of ' +
      'rounded.',
    findInRow: (place, context) => numberFound(place, context, false),
  },
  {
    name: 'claim-wrong-sign',
    group: 'arithmetic',
    needs: 'claims',
    severity: 'error',
    source: 'seen: spf, "a bit shorter" where it is longer',
    says: 'A claim says better, but the data are worse.',
    findInRow: (place, context) => [...numberFound(place, context, true), ...wordsFound(place, context)],
  },
  {
    name: 'percent-basis-unknown',
    group: 'arithmetic',
    needs: 'claims',
    severity: 'warning',
    source: 'H 2.2',
    says:
      'A percentage does not say whether it is a change, an improvement, a reduction or an overhead. Also reported ' +
      'where a loss of throughput is called overhead.',
    findInRow: (place, context) => eachClaim(place, (claim, index) => basisFound(place, context, claim, index)),
  },
  {
    name: 'percent-of-percent',
    group: 'arithmetic',
    needs: 'claims',
    severity: 'warning',
    source: 'H 2.3',
    says:
      'A percentage of a metric that is itself a percentage: are these percentage points, or percent of a ' +
      'percentage?',
    findInRow: (place) =>
      eachClaim(place, (claim, index) => {
        if (claim.percent === undefined || !/^(%|percent)/i.test(place.benchmark.metric?.unit ?? '')) return undefined;
        return {
          path: [...place.at, 'claims', index, 'percent'],
          message: word('finding.percent-of-percent', { percent: claim.percent }),
        };
      }),
  },
];

function basisFound(
  { at, benchmark }: RowPlace,
  context: RuleContext,
  claim: Claim,
  index: number,
): RuleHit | undefined {
  if (claim.percent === undefined) return undefined;
  const path: Path = [...at, 'claims', index, 'percent'];
  if (claim.basis === undefined) {
    const fits = (['improvement', 'change', 'reduction', 'overhead'] as const).filter((basis) =>
      fitsBasis(context, benchmark, at, index, basis),
    );
    return {
      path,
      message: word('finding.no-basis', { percent: claim.percent }),
      fixes: fits.map((basis) => basisFix(at, index, basis)),
    };
  }
  if (
    claim.basis !== 'overhead' ||
    benchmark.metric?.direction !== 'higher' ||
    fitsBasis(context, benchmark, at, index, 'overhead')
  )
    return undefined;
  return fitsBasis(context, benchmark, at, index, 'reduction')
    ? {
        path: [...at, 'claims', index, 'basis'],
        message: word('finding.loss-as-overhead', { percent: claim.percent }),
        fixes: [basisFix(at, index, 'reduction')],
      }
    : undefined;
}

function basisFix(at: Path, index: number, basis: NonNullable<Claim['basis']>): Fix {
  return {
    id: basis,
    safe: false,
    title: word('fix.set-basis', { basis }),
    edits: [{ kind: 'set', path: [...at, 'claims', index, 'basis'], value: basis }],
  };
}

/** Whether the number of a claim follows from the data on a given basis. */
function fitsBasis(
  context: RuleContext,
  benchmark: Benchmark,
  at: Path,
  index: number,
  basis: NonNullable<Claim['basis']>,
): boolean {
  const claims = (benchmark.claims ?? []).map((claim, i) => (i === index ? { ...claim, basis } : claim));
  const result = checkClaim(context, { ...benchmark, claims } as Benchmark, at, index);
  return result !== undefined && overlap(claimSpan(result), result.span);
}
