/** What the judgement of a night has to say, as findings of the report of that night. */
import { changeText } from '../analysis/change';
import { environmentFields } from '../analysis/environments';
import type { Row, RowTrouble } from '../analysis/model';
import type { Severities } from '../findings/model';
import type { NightRuleName } from '../findings/rule-names';
import { applyWaivers } from '../findings/waivers';
import type { Waived } from '../findings/model';
import { verdictText } from '../page-model/wording';
import { causeOfTrouble, rowsByKey, type Cause } from '../judge/gate';
import { word, type Message } from '../messages/messages';
import type { Path } from '../report/path';
import type { Severity } from '../report/problem';
import { rowKeyParts } from '../report/row-key';
import { formatPercent, formatRatio } from '../text/ratio';
import type { Party } from './model';
import type { NightJudgement, NightRow } from './nights';

export interface NightFinding {
  readonly rule: NightRuleName;
  readonly severity: Severity;
  readonly message: Message;
  /** Keys of rows. */
  readonly rows: readonly string[];
  /** In the report of the night. */
  readonly path: Path;
  /** Undefined if it is waived, too. */
  readonly cause?: Cause;
  readonly waived?: Waived;
}

/** At most this many fields are listed. */
const maxFields = 5;

/**
 * The findings of a night: what changed around all rows first, then row by row.
 * @param parties the reports that were judged, the night last
 * @param severities of the settings, by rule
 * @param today YYYY-MM-DD, against which waivers of the night's report expire
 */
export function nightFindings(
  judgement: NightJudgement,
  parties: readonly Party[],
  severities: Severities,
  today: string,
): NightFinding[] {
  const now = parties[parties.length - 1];
  if (!now) return [];
  const tonight = rowsByKey(now.analysis);
  const found = [
    ...environmentFinding(judgement, now),
    ...shiftFinding(judgement),
    ...judgement.rows.flatMap((row) => rowFinding(row, judgement, parties, tonight)),
  ];
  const named = found.flatMap((one) => {
    const severity = (Object.hasOwn(severities, one.rule) ? severities[one.rule] : undefined) ?? one.severity;
    return severity === 'off' ? [] : [{ ...one, severity }];
  });
  return applyWaivers(now.report, named, today, () => true).findings.map((one) =>
    one.waived ? { ...one, cause: undefined } : one,
  );
}

/** The summary of a night: "judged by 14 earlier reports, since 2026-01-04: 1 regression, 1 suspect, 18 others". */
export function nightAnswer({ rows, since, shift }: NightJudgement, parties: readonly Party[]): Message {
  const count = (...wanted: NightRow['verdict']['word'][]): number =>
    rows.filter(({ verdict }) => wanted.includes(verdict.word)).length;
  const counts = [
    ['answer.failed', count('failed')],
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

/** "lat: time +5.1%, regression, by 14 nights since 2026-01-04". */
export function nightRowText(
  { label, direction, change, limits, verdict, interval, nights, since }: NightRow,
  parties: readonly Party[],
): Message {
  if (!change) return word('night.row-why', { name: label, why: verdict.why ?? word('verdict.not-judged') });
  return word('night.row', {
    name: label,
    change: changeText(change, { limits }),
    verdict: verdictText({ verdict, limits, interval, direction, evidence: direction ? 'values' : 'ratio' }),
    n: nights,
    since: parties[since ?? 0]?.name ?? '',
  });
}

/** The place of a row in the report of the night. */
export function nightRowPath({ key }: NightRow, now: Party | undefined, tonight = rowsByKey(now?.analysis)): Path {
  const named = rowKeyParts(key).benchmark;
  const at = now?.report.benchmarks.findIndex(({ id }) => id === named) ?? -1;
  return tonight.get(key)?.path ?? (at < 0 ? ['benchmarks'] : ['benchmarks', at, 'results', 0]);
}

function lostFinding(row: NightRow, trouble: RowTrouble, now: Party | undefined): NightFinding {
  const cause = causeOfTrouble(trouble);
  return {
    rule: 'night-lost',
    severity: cause === 'regression' ? 'error' : 'warning',
    message: word('night.row-why', { name: row.label, why: row.verdict.why ?? word('verdict.not-judged') }),
    rows: [row.key],
    path: nightRowPath(row, now),
    cause,
  };
}

function rowFinding(
  row: NightRow,
  { level }: NightJudgement,
  parties: readonly Party[],
  tonight: ReadonlyMap<string, Row>,
): NightFinding[] {
  const { trouble } = row.verdict;
  if (trouble) return [lostFinding(row, trouble, parties[parties.length - 1])];
  const regression = row.verdict.word === 'regression';
  if (!regression && row.verdict.word !== 'suspect-worse') return [];
  const now = parties[parties.length - 1];
  const args = {
    name: row.label,
    ratio: formatRatio(row.ratio ?? 1, { limits: row.limits }),
    change: changeText(row.change ?? { share: 0 }, { limits: row.limits }),
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
      path: nightRowPath(row, now, tonight),
      cause: regression ? 'regression' : undefined,
    },
  ];
}
