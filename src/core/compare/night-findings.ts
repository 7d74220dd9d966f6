/** What the judgement of a night has to say, as findings of the report of that night. */
import { metricChange, changeText } from '../analysis/change';
import { environmentFields } from '../analysis/environments';
import type { Row } from '../analysis/model';
import type { Severities } from '../findings/model';
import { rowsByKey, type Cause } from '../judge/gate';
import { word, type Message } from '../messages/messages';
import type { Path } from '../report/path';
import type { Severity } from '../report/problem';
import { rowKeyParts } from '../report/row-key';
import { formatPercent, formatRatio } from '../text/ratio';
import type { Party } from './model';
import type { NightJudgement, NightRow } from './nights';

export interface NightFinding {
  readonly rule: 'night-regression' | 'night-suspect' | 'night-environment' | 'night-shift';
  readonly severity: Severity;
  readonly message: Message;
  /** Keys of rows. */
  readonly rows: readonly string[];
  /** In the report of the night. */
  readonly path: Path;
  readonly cause?: Cause;
}

/** At most this many fields are listed. */
const maxFields = 5;

/**
 * The findings of a night: what changed around all rows first, then row by row.
 * @param parties the reports that were judged, the night last
 * @param severities of the settings, by rule
 */
export function nightFindings(
  judgement: NightJudgement,
  parties: readonly Party[],
  severities: Severities = {},
): NightFinding[] {
  const now = parties[parties.length - 1];
  if (!now) return [];
  const tonight = rowsByKey(now.analysis);
  const found = [
    ...environmentFinding(judgement, now),
    ...shiftFinding(judgement),
    ...judgement.rows.flatMap((row) => rowFinding(row, judgement, parties, tonight)),
  ];
  return found.flatMap((one) => {
    const severity = (Object.hasOwn(severities, one.rule) ? severities[one.rule] : undefined) ?? one.severity;
    return severity === 'off' ? [] : [{ ...one, severity }];
  });
}

/** The summary of a night: "judged by 14 earlier reports, since 2026-01-04: 1 regression, 1 suspect, 18 others". */
export function nightAnswer({ rows, since, shift }: NightJudgement, parties: readonly Party[]): Message {
  const count = (...wanted: NightRow['verdict']['word'][]): number =>
    rows.filter(({ verdict }) => wanted.includes(verdict.word)).length;
  const counts = [
    ['answer.regressions', count('regression')],
    ['answer.improvements', count('improvement')],
    ['answer.suspect', count('suspect-worse', 'suspect-better')],
    ['answer.no-change', count('none-seen')],
    ['answer.unclear', count('unclear')],
    ['answer.not-judged', count('not-judged')],
  ] as const;
  const parts = counts.flatMap(([key, n]) => (n > 0 ? [word(key, { n })] : []));
  if (parts.length === 0) return word('night.no-rows');
  const args = { n: parties.length - 1 - since, since: parties[since]?.name ?? '', parts };
  const said = parties.length - 1 > since ? word('night.answer', args) : word('night.answer-first', args);
  return shift ? word('answer.join', { a: said, b: shiftText(shift) }) : said;
}

function shiftText({ ratio, agree, rows }: NonNullable<NightJudgement['shift']>): Message {
  return word('night.shift', { change: formatPercent(ratio - 1), agree, rows });
}

function environmentFinding({ changed, shift }: NightJudgement, now: Party): NightFinding[] {
  const [first] = changed;
  if (!first) return [];
  const fields = changed
    .slice(0, maxFields)
    .map(({ field, base, cand }) => word('compare.field', { field, then: base, now: cand }));
  const more = changed.length - maxFields;
  const all = more > 0 ? [...fields, word('compare.fields-more', { n: more })] : fields;
  const said = word('night.environment', { n: changed.length, fields: all });
  const at = now.report.environments?.findIndex((one) => environmentFields(one).get(first.field) === first.cand) ?? -1;
  return [
    {
      rule: 'night-environment',
      severity: 'warning',
      message: shift ? word('night.environment-shift', { said, shift: shiftText(shift) }) : said,
      rows: [],
      path: at < 0 ? ['subjects'] : ['environments', at, ...first.field.split('.')],
      cause: 'changed',
    },
  ];
}

function shiftFinding({ shift }: NightJudgement): NightFinding[] {
  if (!shift || shift.verdict === 'usual') return [];
  const shown = shift.verdict === 'shown';
  return [
    {
      rule: 'night-shift',
      severity: shown ? 'warning' : 'information',
      message: word(shown ? 'night.shift-shown' : 'night.shift-suspect', { shift: shiftText(shift) }),
      rows: [],
      path: ['benchmarks'],
      cause: shown ? 'changed' : undefined,
    },
  ];
}

/** The change against the nights before, in the words of the metric. */
function changeTonight({ ratio, limits }: NightRow, now: Party | undefined, row: Row | undefined): Message {
  // Nights are judged by their values, unless only ratios are printed.
  const of = { evidence: row?.evidence ?? 'ratio', direction: row?.direction, ratio };
  const change = metricChange(of, row && now?.report.benchmarks[row.benchmark]?.metric);
  return changeText(change ?? { share: 0 }, { limits });
}

function rowFinding(
  row: NightRow,
  { level }: NightJudgement,
  parties: readonly Party[],
  tonight: ReadonlyMap<string, Row>,
): NightFinding[] {
  const regression = row.verdict.word === 'regression';
  if (!regression && row.verdict.word !== 'suspect-worse') return [];
  const named = rowKeyParts(row.key).benchmark;
  const now = parties[parties.length - 1];
  const at = now?.report.benchmarks.findIndex(({ id }) => id === named) ?? -1;
  const args = {
    name: row.label,
    ratio: formatRatio(row.ratio ?? 1, { limits: row.limits }),
    change: changeTonight(row, now, tonight.get(row.key)),
    n: row.nights,
    since: parties[row.since ?? 0]?.name ?? '',
    level: formatPercent(1 - level, { unsigned: true }),
  };
  return [
    {
      rule: regression ? 'night-regression' : 'night-suspect',
      severity: regression ? (row.verdict.severe ? 'error' : 'warning') : 'information',
      message: word(regression ? 'night.regression' : 'night.suspect', args),
      rows: [row.key],
      path: tonight.get(row.key)?.path ?? (at < 0 ? ['benchmarks'] : ['benchmarks', at, 'results', 0]),
      cause: regression ? 'regression' : undefined,
    },
  ];
}
