/** Printed numbers of one result that no runs can have: a mean outside its range, an interval upside down. */
import { printedSpan, type NumberRange } from '../../analysis/digits';
import type { Result } from '../../generated/format';
import { word } from '../../messages/messages';
import type { Path } from '../../report/path';
import type { Fix } from '../model';
import { none, type RowPlace, type RowRule, type RuleContext, type RuleHit } from '../rule';
import { ownSides } from './run-lists';

interface Printed {
  readonly field: string;
  readonly path: Path;
  readonly value: number;
  readonly span: NumberRange;
}

/** Pairs of fields of which the first is never above the second. Ends come before what lies between them. */
const inOrder = [
  ['min', 'max'],
  ['ci.lo', 'ci.hi'],
  ['min', 'mean'],
  ['mean', 'max'],
  ['min', 'median'],
  ['median', 'max'],
  ['ci.lo', 'mean'],
  ['mean', 'ci.hi'],
] as const;

type Field = (typeof inOrder)[number][number];

const isCentre = (field: Field): boolean => field === 'mean' || field === 'median';

const valueOf: Readonly<Record<Field, (result: Result) => number | undefined>> = {
  min: ({ min }) => min,
  max: ({ max }) => max,
  mean: ({ mean }) => mean,
  median: ({ median }) => median,
  'ci.lo': ({ ci }) => ci?.lo,
  'ci.hi': ({ ci }) => ci?.hi,
};

function printed(field: Field, result: Result, at: Path, context: RuleContext): Printed | undefined {
  const value = valueOf[field](result);
  if (value === undefined) return undefined;
  const path = [...at, ...field.split('.')];
  return { field, path, value, span: printedSpan(value, context.literal(path)) };
}

function swap(low: Printed, high: Printed): Fix {
  return {
    id: 'swap',
    safe: false,
    title: word('fix.swap-numbers', { low: low.field, high: high.field }),
    edits: [
      { kind: 'set', path: low.path, value: high.value },
      { kind: 'set', path: high.path, value: low.value },
    ],
  };
}

/** The first pair that is not in order. The others follow from it as a rule. */
function outOfOrder(name: string, result: Result, at: Path, context: RuleContext): RuleHit | undefined {
  for (const [one, other] of inOrder) {
    const low = printed(one, result, at, context);
    const high = printed(other, result, at, context);
    if (!low || !high || low.span.lo <= high.span.hi) continue;
    const [about, beside] = isCentre(other) ? [high, low] : [low, high];
    return {
      path: about.path,
      message: word(isCentre(other) ? 'finding.number-below' : 'finding.number-above', {
        name,
        subject: result.subject,
        field: about.field,
        value: about.value,
        other: beside.field,
        limit: beside.value,
      }),
      related: [{ path: beside.path, part: 'value', message: word('finding.limit-here', { field: beside.field }) }],
      fixes: isCentre(one) || isCentre(other) ? [] : [swap(low, high)],
    };
  }
  return undefined;
}

/**
 * Runs within a range have at most the standard deviation of half of them at either end: half the range times the
 * root of n / (n - 1). Popoviciu's inequality, with n - 1.
 */
function tooWide(name: string, result: Result, at: Path, context: RuleContext): RuleHit | undefined {
  const { stddev, n = 2, subject } = result;
  const [min, max] = [printed('min', result, at, context), printed('max', result, at, context)];
  if (stddev === undefined || !min || !max || n < 2) return undefined;
  const path = [...at, 'stddev'];
  const most = ((max.span.hi - min.span.lo) / 2) * Math.sqrt(n / (n - 1));
  if (printedSpan(stddev, context.literal(path)).lo <= most) return undefined;
  const message = word('finding.stddev-beyond-range', { name, subject, sd: stddev, min: min.value, max: max.value });
  return { path, message };
}

/** Whether it prints what other numbers of it can contradict. Numbers "about" something may be rounded any way. */
function hasLimits({ min, max, ci, approx }: Result): boolean {
  return !approx && (min !== undefined || max !== undefined || ci !== undefined);
}

function impossible({ row, benchmark, at }: RowPlace, context: RuleContext): readonly RuleHit[] {
  const hits = ownSides(row, context).flatMap((side): RuleHit[] => {
    const result = side.result === undefined ? undefined : benchmark.results?.[side.result];
    if (side.result === undefined || !result || !hasLimits(result)) return [];
    const place: Path = [...at, 'results', side.result];
    const name = context.name(benchmark);
    const hit = outOfOrder(name, result, place, context) ?? tooWide(name, result, place, context);
    return hit ? [hit] : [];
  });
  return hits.length > 0 ? hits : none;
}

export const impossibleNumbers: RowRule = {
  name: 'impossible-numbers',
  group: 'arithmetic',
  severity: 'error',
  says:
    'A minimum is above its maximum, a mean is outside its range or interval, or a standard deviation is too large ' +
    'for the range.',
  findInRow: impossible,
};
