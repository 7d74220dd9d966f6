/**
 * Results in sentences: "specjbb (large pages) : 0.99, i.e. 1% degradation", "lat: 310 ns -> 290 ns",
 * and lists of names with nothing but a percentage.
 */
import { word } from '../../messages/messages';
import { withoutEnd } from '../../text/trim';
import { round } from '../numbers';
import { cellsInLine, wholeCell, type LineCell } from './cells';
import { claimIn } from './claim-words';
import { directionOfUnit, directionOfWords } from './known';
import type { GridCell, GridClaim, GridColumn, GridRow, GridSubject, GridTable, GridGuess } from './model';
import { nameAndParameters } from './parameters';
import { spanOf } from './places';
import type { MailLine } from './quotes';
import { comparedIn } from './compared';
import { contextOf } from './table-context';
import { finish, type FoundTables } from './tables';
import { addAll } from '../../text/lists';

const numberForm = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+`;
/** The "i.e." is often mistyped: "i,e.", "ie.", "i.e". */
const ratioForm = new RegExp(
  String.raw`^\s*(?:[-*]\s+)?(\S.{0,78}?)\s*[:=]\s*(${numberForm})x?\s*(?:[,;]\s*)?` +
    String.raw`\(?i[.,]?\s?e[.,]?[.,:]?\s+(\S.*)`,
  'i',
);
const arrowForm = new RegExp(
  String.raw`^\s*(?:[-*]\s+)?(\S.{0,78}?)(?:\s*(?:[:=]|\bfrom\b)\s*|\s+)` +
    String.raw`([+-]?(?:${numberForm})\s?[A-Za-zµ/%]{0,12})\s*` +
    String.raw`(?:-+>|=+>|→)\s*([+-]?(?:${numberForm})\s?[A-Za-zµ/%]{0,12})(?=$|[\s,.;(])(.*)`,
);
/** "kernbench: 1.09x faster": a ratio of performance. */
const timesForm = new RegExp(
  String.raw`^\s*(?:[-*]\s+)?([A-Za-z]\S.{0,77}?)\s*[:=]\s*` +
    String.raw`((${numberForm})\s?(?:x|×|times)\s+(faster|better|slower|worse))\.?$`,
  'i',
);
const fromToForm = new RegExp(
  String.raw`^\s*(?:[-*]\s+)?(\S.{0,78}?)\s*\bfrom\s+` +
    String.raw`((?:${numberForm})\s?[A-Za-zµ/%]{0,12}?)\s+to\s+` +
    String.raw`((?:${numberForm})\s?[A-Za-zµ/%]{0,12}?)(?=$|[\s,.;(])(.*)`,
  'i',
);
const percentForm = new RegExp(
  String.raw`^\s*(?:[-*o]\s+)?([A-Za-z(][\w ()/.,=+-]{0,60}?)(?:\s*[:=]\s*|\s{2,}|\t)` +
    String.raw`([~≈]?[+\-−]?(?:${numberForm})\s?%)\s*(\([^()]*\)|[a-z ]{0,30})?\.?$`,
);

export interface Sentences extends FoundTables {
  readonly claims: readonly GridClaim[];
}

interface Read {
  readonly form: 'ratio' | 'values' | 'percent';
  readonly name: string;
  readonly line: MailLine;
  readonly base?: LineCell;
  readonly cand?: LineCell;
  readonly ratio?: { readonly text: string; readonly value: number };
  readonly remark?: { readonly text: string; readonly from: number };
}

function at(line: MailLine, text: string, after = 0): { readonly from: number; readonly to: number } {
  const from = Math.max(0, line.text.indexOf(text, after));
  return { from, to: from + text.length };
}

function read(line: MailLine): Read | undefined {
  if (line.text.length > 300) return undefined;
  const said = line.text.trimEnd();
  const ratio = ratioForm.exec(said);
  const value = Number((ratio?.[2] ?? '').replace(/,/g, ''));
  if (ratio && value > 0) {
    const text = (ratio[3] ?? '').replace(/\)?\.?$/, '');
    return {
      form: 'ratio',
      name: ratio[1] ?? '',
      line,
      ratio: { text: ratio[2] ?? '', value },
      remark: { text, from: line.text.lastIndexOf(text) },
    };
  }
  const times = timesForm.exec(said);
  const by = Number((times?.[3] ?? '').replace(/,/g, ''));
  if (times && by > 0) {
    const text = times[2] ?? '';
    const slower = /^(?:slower|worse)$/i.test(times[4] ?? '');
    return {
      form: 'ratio',
      name: times[1] ?? '',
      line,
      ratio: { text, value: slower ? round(1 / by) : by },
      remark: { text, from: line.text.lastIndexOf(text) },
    };
  }
  const arrow = arrowForm.exec(said) ?? fromToForm.exec(said);
  if (arrow) {
    const first = at(line, arrow[2] ?? '', (arrow[1] ?? '').length);
    const second = at(line, arrow[3] ?? '', first.to);
    const base = wholeCell(line, first.from, first.to);
    const cand = wholeCell(line, second.from, second.to);
    const sameKind =
      base.value !== undefined &&
      cand.value !== undefined &&
      (base.unit === cand.unit || base.unit === undefined) &&
      !base.isPercent;
    if (sameKind)
      return {
        form: 'values',
        name: arrow[1] ?? '',
        line,
        base,
        cand,
        remark: { text: (arrow[4] ?? '').trim(), from: second.to },
      };
  }
  const percent = percentForm.exec(said);
  // Rows of tables may end with a percentage too; here it must be the only number between gaps.
  if (!percent || line.text.includes('|') || cellsInLine(line).filter((cell) => cell.none !== 'text').length !== 1)
    return undefined;
  const only = at(line, percent[2] ?? '', (percent[1] ?? '').length);
  const cell = wholeCell(line, only.from, only.to);
  return cell.value === undefined
    ? undefined
    : { form: 'percent', name: percent[1] ?? '', line, cand: cell, remark: { text: percent[3] ?? '', from: only.to } };
}

/** @param mail all of the mail's text, for words such as "hwmmu against VMI" */
export function readSentences(
  lines: readonly MailLine[],
  taken: ReadonlySet<number>,
  id: () => string,
  mail: { readonly title: string },
): Sentences {
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const claims: GridClaim[] = [];
  const used = new Set<number>();
  const sides = comparedIn(mail.title, lines);
  let group: (Read & { readonly index: number })[] = [];
  const flush = () => {
    const first = group[0];
    if (first && (first.form !== 'percent' || group.length >= 2)) {
      const made = tableOf(lines, group, first.index, sides, id());
      tables.push(made.table);
      addAll(claims, made.claims);
      addAll(subjects, sides);
      for (const one of group) used.add(one.index);
    }
    group = [];
  };
  lines.forEach((line, index) => {
    const found = taken.has(index) || line.part !== 'text' ? undefined : read(line);
    if (found && (group.length === 0 || (found.form === group[0]?.form && line.quote === group[0].line.quote))) {
      group.push({ ...found, index });
      return;
    }
    // A blank line or a remark between two results does not end a list.
    const last = group[group.length - 1];
    if (!found && last && index - last.index <= (line.text.trim() ? 0 : 2)) return;
    flush();
    if (found) group.push({ ...found, index });
  });
  flush();
  return { tables, subjects, claims, notes: [], used };
}

function tableOf(
  lines: readonly MailLine[],
  group: readonly Read[],
  start: number,
  sides: readonly GridSubject[],
  id: string,
): { readonly table: GridTable; readonly claims: GridClaim[] } {
  const base = sides.find((side) => side.role.value === 'baseline');
  const cand = sides.find((side) => side.role.value === 'candidate');
  const above = lines
    .slice(Math.max(0, start - 4), start)
    .map((line) => line.text.trim())
    .filter(Boolean)
    .reverse();
  const context = contextOf(lines, start, above);
  const form = group[0]?.form;
  const certain = { value: 'subject' as const, certain: true, why: word('mail.column-sentence') };
  const columns: GridColumn[] = [
    { header: '', role: { value: 'name', certain: true, why: word('mail.column-first') } },
    { header: base?.label ?? '', role: certain, subject: base?.id },
    {
      header: cand?.label ?? '',
      role: form === 'percent' ? { ...certain, value: 'change' } : certain,
      subject: cand?.id,
    },
  ];
  const rows = group.map((one, index) => rowOf(`${id}r${String(index + 1)}`, one));
  const claims = group.flatMap((one, index): GridClaim[] => {
    const text = withoutEnd(one.remark?.text.replace(/^[\s(,;]+/, '') ?? '', /[\s).;,]/);
    const said = text ? claimIn(text) : undefined;
    const shown = one.remark && text ? at(one.line, text, one.remark.from) : undefined;
    return said && shown
      ? [
          {
            id: `${id}c${String(index + 1)}`,
            text,
            place: spanOf(one.line, shown.from, shown.to),
            subject: cand?.id,
            row: rows[index]?.id,
            ...said,
          },
        ]
      : [];
  });
  const line = lines[start];
  const table: GridTable = {
    id,
    form: 'sentences',
    title: form === 'percent' ? context.title : '',
    columns,
    rows,
    include: true,
    place: line ? spanOf(line) : { line: 1, column: 1, length: 0 },
    rowsAre: { value: 'benchmarks', certain: true, why: word('mail.rows-benchmarks') },
  };
  // Lines of one list may be about different benchmarks: the lines above name none of them.
  return {
    table:
      form === 'ratio'
        ? table
        : finish(table, { ...context, suite: undefined, title: form === 'percent' ? context.title : '' }),
    claims,
  };
}

function rowOf(id: string, one: Read): GridRow {
  const named = nameAndParameters(one.name);
  const unit = one.base?.unit ?? one.cand?.unit;
  const direction = one.form === 'values' ? (directionOfUnit(unit) ?? directionOfWords(one.name)) : undefined;
  return {
    id,
    text: one.line.text.trim(),
    place: spanOf(one.line),
    name: named.name,
    parameters: named.parameters,
    cells: [undefined, plain(one.base), plain(one.cand)],
    unit,
    ...(direction ? { direction } : {}),
    ...(one.ratio ? { ratio: { ...one.ratio, kind: kindOf(one.ratio.value, one.remark?.text ?? '') } } : {}),
  };
}

/**
 * A ratio is one of performance if its words agree with it: 0.99 and "degradation". If they disagree (0.90 and
 * "faster") it divides lower-better values. Without words it is a plain quotient.
 */
function kindOf(value: number, text: string): GridGuess<'performance' | 'quotient'> {
  const said = claimIn(text);
  const better =
    said?.kind === 'better' ||
    (said?.factor ?? 0) > 1 ||
    (said?.percent !== undefined && said.basis === 'improvement' && said.percent > 0);
  const worse =
    said?.kind === 'worse' ||
    said?.kind === 'regression' ||
    (said?.percent !== undefined && said.basis === 'improvement' && said.percent < 0);
  if ((better && value > 1) || (worse && value < 1))
    return { value: 'performance', certain: true, why: word('mail.ratio-agrees', { text }) };
  if ((better && value < 1) || (worse && value > 1))
    return { value: 'quotient', certain: true, why: word('mail.ratio-against', { text }) };
  return value === 1
    ? { value: 'performance', certain: true, why: word('mail.ratio-one') }
    : { value: 'quotient', certain: false, why: word('mail.ratio-unknown') };
}

function plain(cell: LineCell | undefined): GridCell | undefined {
  if (!cell) return undefined;
  const { from: _from, to: _to, left: _left, right: _right, ...rest } = cell;
  return rest;
}
