/** Sentences around the table: head, answer, method, findings. */
import type { Analysis } from '../analysis/model';
import type { Finding } from '../findings/model';
import type { Report } from '../generated/format';
import { formatLimit, formatRatio } from '../text/ratio';
import { sayEnglish, word, type Message } from '../messages/messages';
import type { HeadView } from '../page-model/model';
import type { ExportPart } from './parts';
import { capital, clean } from './text';

const say = (message: Message): string => clean(sayEnglish(message), 2000);

/** Date as in the file, author and list. */
export function originText(head: HeadView): string {
  return [head.date, head.author, head.list].flatMap((part) => (part ? [clean(part)] : [])).join(', ');
}

/** The system line, without unstated fields. */
export function systemText(head: HeadView): string {
  return head.system.map(say).join(', ');
}

export function notStatedOf(head: HeadView): string {
  return head.notStated.map(say).join(', ');
}

/** "1 regression, 4 improvements, untested." */
export function answerOf({ model }: ExportPart): string {
  return `${capital(say(model.answer.text)).replace(/\.$/, '')}.`;
}

/** Worst, best if there are two, and the geometric mean with its interval or why it has none. */
export function figuresOf({ model: { answer } }: ExportPart): string {
  const card = (name: string, one: NonNullable<typeof answer.worst>): string =>
    `${name} ${clean(one.label)} ${formatRatio(one.ratio, { printed: one.printed })}`;
  const { geomean, worst, best } = answer;
  if (worst && worst.key === best?.key) return `${capital(card('ratio', worst))}.`;
  if (!worst || !best || !geomean) return '';
  const mean = `geometric mean ${formatRatio(geomean.ratio)} (${say(geomean.note)})`;
  return `${capital([card('worst', worst), card('best', best), mean].join('; '))}.`;
}

/** What the verdicts are based on, as far as it is the same for all rows. */
export function evidenceOf({ model }: ExportPart): string {
  return capital(say(model.head.evidence));
}

/** How the numbers became verdicts, for readers who do not know the tool. */
export function methodOf(report: Report, analysis: Analysis, parts: readonly ExportPart[]): string[] {
  const rows = parts.flatMap((part) => part.rows);
  const tested = rows.some((row) => row.verdict.tested);
  const level = formatLimit(1 - analysis.correction.alpha);
  const margins = new Set(rows.map(({ limits }) => JSON.stringify(limits)));
  const limits = margins.size === 1 ? rows[0]?.limits : undefined;
  const { order } = report.methodology ?? {};
  const untested = rows.some(
    (row) => !row.verdict.tested && row.verdict.word !== 'not-judged' && row.verdict.word !== 'failed',
  );
  return [
    ...(order !== undefined && order !== 'unknown' ? [word(`export.order-${order}`)] : []),
    word('export.ratio'),
    ...(tested ? [word('export.tested', { level })] : []),
    ...(untested ? [word(tested ? 'export.untested-some' : 'export.untested-all')] : []),
    ...(limits ? [word('export.margin', { warn: formatLimit(limits.warn), fail: formatLimit(limits.fail) })] : []),
    ...(parts[0]?.model.answer.correction && tested ? [parts[0].model.answer.correction] : []),
  ].map(say);
}

export interface FindingText {
  readonly severity: Finding['severity'];
  readonly rule: string;
  readonly text: string;
  /** "waived: known worst case (by somebody, until 2027-01-01)". */
  readonly waived?: string;
}

const rank: readonly Finding['severity'][] = ['error', 'warning', 'information', 'hint'];

/** Findings by severity, waived ones last and marked. Hints are for the author of the file and are left out. */
export function findingsOf(findings: readonly Finding[]): FindingText[] {
  const order = ({ severity, waived }: Finding): number => rank.indexOf(severity) + (waived ? rank.length : 0);
  return findings
    .filter(({ severity }) => severity !== 'hint')
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => order(a.finding) - order(b.finding) || a.index - b.index)
    .map(({ finding: { severity, rule, message, waived } }) => ({
      severity,
      rule: clean(rule),
      text: say(message),
      waived: waived && waiverText(waived),
    }));
}

function waiverText({ reason, by, expires }: NonNullable<Finding['waived']>): string {
  const more = [by && `by ${clean(by)}`, expires && `until ${clean(expires)}`].filter(Boolean).join(', ');
  return `waived: ${clean(reason)}${more ? ` (${more})` : ''}`;
}
