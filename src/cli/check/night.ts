/** `vmibench check --history`: judges a report by the ones before it. */
import { nightAnswer, nightFindings, nightRowPath, nightRowText } from '../../core/compare/night-findings';
import { judgeNight, type NightJudgement } from '../../core/compare/nights';
import type { Finding } from '../../core/findings/model';
import { placesIn, type CheckResult, type Located, type TextPlace } from '../../core/judge/check';
import { effectOf, rowsByKey, type Effect } from '../../core/judge/gate';
import type { Message } from '../../core/messages/messages';
import type { ReportsBefore } from '../history-reports';
import type { CheckRun } from './model';

/** What a history adds to a check. */
export interface CheckedNight {
  readonly judgement: NightJudgement;
  /** Earlier reports. */
  readonly reports: number;
  readonly answer: Message;
  /** A sentence for each row. */
  readonly rows: readonly { readonly said: Message; readonly place: TextPlace }[];
  readonly findings: readonly Located[];
  readonly effects: ReadonlyMap<Finding, Effect>;
}

/**
 * @returns undefined if the text is not a report
 * @throws UsageError, GitError
 */
export async function checkNight(
  name: string,
  text: string,
  { report, analysis }: CheckResult,
  reportsBefore: ReportsBefore,
  { settings, gate }: CheckRun,
): Promise<CheckedNight | undefined> {
  if (!report || !analysis) return undefined;
  const now = { name, report, analysis };
  const before = await reportsBefore(now);
  const parties = [...before, now];
  const judgement = judgeNight(parties, settings.options);
  const found = nightFindings(judgement, parties, settings.severities, new Date().toISOString().slice(0, 10));
  const places = placesIn(
    text,
    report,
    found.map(({ path }) => path),
  );
  const tonight = rowsByKey(analysis);
  const at = placesIn(
    text,
    report,
    judgement.rows.map((row) => nightRowPath(row, now, tonight)),
  );
  const rows = judgement.rows.map((row, index) => ({ said: nightRowText(row, parties), place: at[index]! }));
  const effects = new Map<Finding, Effect>();
  const findings = found.map((one, index): Located => {
    const { rule, severity, message, rows, path, cause, waived } = one;
    const id = `${rule}@${rows[0] ?? path.join('/')}`;
    const finding: Finding = { id, rule, severity, message, rows, path, part: 'value', related: [], waived };
    const plain = severity === 'warning' || severity === 'error' ? severity : undefined;
    effects.set(finding, effectOf(waived ? undefined : (cause ?? plain), gate));
    return { finding, place: places[index]!, related: [] };
  });
  return { judgement, reports: before.length, answer: nightAnswer(judgement, parties), rows, findings, effects };
}
