/**
 * Plain text for a mailing list, never wider than 72 columns. A report of bare ratios is written like the mail of 2009,
 * a sentence per row; one with values is a table of a line per row.
 */
import { changeText } from '../analysis/change';
import { sayEnglish } from '../messages/messages';
import { ruleNamed } from '../findings/rules';
import { grouped } from '../text/grouped';
import type { Report } from '../generated/format';
import type { RowView } from '../page-model/model';
import { rowCells, intervalText } from './cells';
import { wrap } from './columns';
import { answerOf, evidenceOf, figuresOf, notStatedOf, originText, systemText } from './facts';
import type { ExportInput } from './input';
import { mailMethod } from './mail-method';
import { claimTexts, mailNames } from './mail-names';
import { shownOf, type ExportPart } from './parts';
import { rowLines } from './row-lines';
import { ascii, clean } from './text';

export const mailColumns = 72;

const style = { ascii: true };
const titles = { base: 'baseline', cand: 'candidate' };
const lines = (text: string, first = '', rest = first): string[] =>
  text ? wrap(ascii(text), mailColumns, first, rest) : [];
const named = (name: string, text: string): string[] => (text ? lines(`${name}: ${text}`, '', '  ') : []);

export function reportMail(input: ExportInput): string {
  const { report, analysis } = input;
  const shown = shownOf(input);
  const { head, parts } = shown;
  const blocks = [
    [...lines(clean(head.title)), ...lines(originText(head)), ...(head.source ? unbroken(head.source) : [])],
    [...named('System', systemText(head)), ...named('Not stated', notStatedOf(head))],
    ...parts.flatMap((part) => partBlocks(report, part)),
    parts.length > 0 ? lines(mailMethod(report, analysis, parts, titles).join(' ')) : [],
    doubtLines(input),
  ];
  return `${blocks
    .filter((one) => one.length > 0)
    .map((one) => one.join('\n'))
    .join('\n\n')}\n`;
}

/** An address is broken without an indent, so that joining the lines restores it. */
function unbroken(address: string): string[] {
  return address.match(new RegExp(`.{1,${mailColumns}}`, 'gu')) ?? [];
}

function partBlocks(report: Report, part: ExportPart): string[][] {
  const { rows, left } = part;
  const against = `${clean(part.candidate)} against ${clean(part.baseline)} (baseline). ${evidenceOf(part)}`;
  const names = mailNames(rows);
  const sentences = rows.every(({ base, cand }) => !base || !cand);
  return [
    lines(against),
    lines([answerOf(part), figuresOf(part)].filter(Boolean).join(' ')),
    sentences
      ? rows.flatMap((row) => lines(sentence(report, row, names.sentence(row)), '', '    '))
      : rowLines(rows, names, titles, mailColumns),
    left > 0 ? lines(`${left} info ${left === 1 ? 'metric is' : 'metrics are'} left out.`) : [],
  ];
}

/** "specjbb (large pages) : 0.99, i.e. 1% degradation." */
function sentence(report: Report, row: RowView, name: string): string {
  const { ratio, evidence, limits } = row;
  const { ratio: text, verdict } = rowCells(row, style);
  const cost = row.role === 'cost' ? ' (cost)' : '';
  if (ratio === undefined) return `${name}${cost} : ${verdict}.`;
  const [claimed] = claimTexts(report, row);
  const change = row.change && ascii(sayEnglish(changeText(row.change, { ...style, limits })));
  const said = claimed ?? (ratio === 1 || change === undefined ? 'the same' : change);
  const interval = intervalText(row, style);
  const basis = `${interval ? `, ${interval}` : ''}${evidence === 'claim' ? ' by a claim alone' : ''}`;
  return `${name}${cost} : ${text}${basis}, i.e. ${said}.`;
}

/** Findings that cast doubt on the numbers, by rule. The verdicts themselves are in the table. */
function doubtLines({ findings }: ExportInput): string[] {
  const doubts = findings.filter(
    ({ severity, rule, waived }) =>
      (severity === 'error' || severity === 'warning') && !waived && ruleNamed(rule)?.group !== 'verdicts',
  );
  if (doubts.length === 0) return [];
  return [
    'To be read with care:',
    ...[...grouped(doubts, ({ rule }) => rule).values()].flatMap(([first, ...others]) => {
      const said = clean(sayEnglish(first!.message), 400);
      return lines(others.length > 0 ? `${said} (and ${others.length} more)` : said, '- ', '  ');
    }),
  ];
}
