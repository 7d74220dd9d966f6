/** Redundant numbers that may contradict the numbers they follow from: ratios and means of runs. */
import { exactly, mapSpan, overlap, quotientSpan, printedSpan } from '../../analysis/digits';
import { performance } from '../../analysis/orient';
import { formatRatio } from '../../text/ratio';
import type { Path } from '../../report/path';
import { word } from '../../messages/messages';
import type { Fix } from '../model';
import { none, type RuleContext, type RuleHit, type RowPlace, type Rule } from '../rule';
import { impossibleNumbers } from './impossible-numbers';
import { operand } from './operands';
import { summaryRules } from './summaries';

/** Stored ratios that do not follow from the values beside them, and whether their inverse does. */
function ratios(
  place: RowPlace,
  context: RuleContext,
): readonly { readonly inverted: boolean; readonly found: RuleHit }[] {
  const { row, benchmark: entry, at } = place;
  if (!entry.ratios) return [];
  const direction = entry.metric?.direction;
  return entry.ratios.flatMap((ratio, index) => {
    if (ratio.subject !== row.subject) return [];
    const [now, old] = [ratio.subject, ratio.baseline ?? context.analysis.baseline].map((subject) =>
      operand(context, entry, at, subject, undefined),
    );
    const quotient = now && old && quotientSpan(now.span, old.span);
    const turned = ratio.kind === 'quotient' || performance(1, direction) !== undefined;
    if (!now || !old || !quotient || !turned) return [];
    const span =
      ratio.kind === 'quotient' ? quotient : mapSpan(quotient, (value) => performance(value, direction) ?? NaN);
    const path: Path = [...at, 'ratios', index, 'value'];
    const stored = printedSpan(ratio.value, context.literal(path));
    if (overlap(stored, span)) return [];
    const inverted = span.lo > 0 && overlap(stored, { lo: 1 / span.hi, hi: 1 / span.lo });
    const given =
      ratio.kind === 'quotient' ? now.value / old.value : (performance(now.value / old.value, direction) ?? NaN);
    const number = Number(given.toPrecision(4));
    const fix: Fix = {
      id: 'number',
      safe: false,
      title: word(inverted ? 'fix.swap-ratio' : 'fix.replace-number', { old: ratio.value, now: number }),
      edits: [{ kind: 'set', path, value: number }],
    };
    const related = [
      { path: now.path, part: 'value' as const, message: word('finding.claim-data') },
      { path: old.path, part: 'value' as const, message: word('finding.claim-base') },
    ];
    const args = { name: context.name(entry), stored: String(ratio.value), data: formatRatio(given) };
    return [
      {
        inverted,
        found: {
          path,
          related,
          fixes: [fix],
          message: word(inverted ? 'finding.ratio-inverted' : 'finding.ratio-mismatch', args),
        },
      },
    ];
  });
}

/** Stored means that do not follow from their runs. */
function means({ row, benchmark: entry, at }: RowPlace, context: RuleContext): readonly RuleHit[] {
  const isStored = entry.results?.some(
    (result) => result.samples && (result.mean ?? result.reported?.mean) !== undefined,
  );
  if (!isStored) return none;
  return [row.cand, row.subject === context.analysis.candidates[0] ? row.base : undefined].flatMap(
    (side): RuleHit[] => {
      const result = side?.result === undefined ? undefined : entry.results?.[side.result];
      if (!side?.samples || !result || side.centre === undefined || side.result === undefined) return [];
      return (['mean', 'reported'] as const).flatMap((field): RuleHit[] => {
        const stored = field === 'mean' ? result.mean : result.reported?.mean;
        const path: Path = [
          ...at,
          'results',
          side.result ?? 0,
          ...(field === 'mean' ? ['mean'] : ['reported', 'mean']),
        ];
        const exact = exactly(side.centre ?? 0);
        if (stored === undefined || overlap(printedSpan(stored, context.literal(path)), exact)) return [];
        const number = Number((side.centre ?? 0).toPrecision(Math.max(4, String(stored).replace(/[^\d]/g, '').length)));
        const fix: Fix = {
          id: 'number',
          safe: false,
          title: word('fix.replace-number', { old: stored, now: number }),
          edits: [{ kind: 'set', path, value: number }],
        };
        return [
          {
            path,
            fixes: [fix],
            message: word('finding.mean-mismatch', {
              name: context.name(entry),
              subject: side.subject,
              stored: String(stored),
              data: String(number),
            }),
          },
        ];
      });
    },
  );
}

function bestOf({ report }: RuleContext): RuleHit[] {
  const bad = (aggregate: string | undefined): aggregate is string =>
    aggregate === 'best' || aggregate === 'min' || aggregate === 'max';
  const found: RuleHit[] = [];
  const own = report.methodology?.aggregate;
  if (bad(own))
    found.push({ path: ['methodology', 'aggregate'], message: word('finding.best-of', { aggregate: own }) });
  report.benchmarks.forEach((entry, index) => {
    const aggregate = entry.methodology?.aggregate;
    if (bad(aggregate))
      found.push({
        path: ['benchmarks', index, 'methodology', 'aggregate'],
        message: word('finding.best-of', { aggregate }),
      });
  });
  return found;
}

/** Digits below a tenth of the standard error of the mean carry no information. */
function falsePrecision({ row, at, benchmark: entry }: RowPlace, context: RuleContext): readonly RuleHit[] {
  const { cand } = row;
  const result = cand?.result === undefined ? undefined : entry.results?.[cand.result];
  if (!cand?.sd || !cand.n || result?.mean === undefined || cand.result === undefined) return [];
  const path: Path = [...at, 'results', cand.result, 'mean'];
  const span = printedSpan(result.mean, context.literal(path));
  return (span.hi - span.lo) * 100 < cand.sd / Math.sqrt(cand.n)
    ? [{ path, message: word('finding.false-precision', { name: context.rowName(row, entry) }) }]
    : [];
}

export const storedRules: readonly Rule[] = [
  impossibleNumbers,
  {
    name: 'ratio-mismatch',
    group: 'arithmetic',
    severity: 'error',
    says:
      'A stored ratio does not follow from the values beside it, or a stored mean from its runs, within what the ' +
      'printed digits allow.',
    findInRow: (place, context) => {
      const own = means(place, context);
      return place.benchmark.ratios
        ? [
            ...ratios(place, context)
              .filter((one) => !one.inverted)
              .map((one) => one.found),
            ...own,
          ]
        : own;
    },
  },
  {
    name: 'ratio-inverted',
    group: 'arithmetic',
    severity: 'error',
    says: 'A stored ratio is the inverse of the ratio of the values beside it.',
    findInRow: (place, context) =>
      place.benchmark.ratios
        ? ratios(place, context)
            .filter((one) => one.inverted)
            .map((one) => one.found)
        : none,
  },
  ...summaryRules,
  {
    name: 'best-of',
    group: 'arithmetic',
    severity: 'warning',
    source: 'GBE',
    find: bestOf,
    reads: ({ benchmark }) => benchmark.methodology?.aggregate,
    says: 'The best, smallest or largest of several runs is reported as the result.',
  },
  {
    name: 'false-precision',
    group: 'arithmetic',
    severity: 'off',
    findInRow: falsePrecision,
    says: 'A mean is printed with more digits than its spread and number of runs support.',
  },
];
