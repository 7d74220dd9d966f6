/**
 * Rows of a mail as kernel developers write them: one line a row, name, base and patched value with their spread, unit
 * and change. A name that is too long is shortened in the middle, where names of one benchmark are alike.
 */
import { isMarked } from '../analysis/marks';
import type { Verdict } from '../analysis/model';
import type { RowView } from '../page-model/model';
import { grouped } from '../text/grouped';
import { largest } from '../text/lists';
import { formatPercent } from '../text/ratio';
import { sayEnglish, word, type Message } from '../messages/messages';
import { apart } from './apart';
import { rowCells, sideCells } from './cells';
import { middle, padEnd, padStart, width, wrap } from './columns';
import { mailNames, mailSections, type MailNames } from './mail-names';
import { ascii, clean } from './text';

const style = { ascii: true };
const gap = 2;
/** A name of fewer columns says nothing: spreads and then units give way. */
const leastName = 20;

export interface LineTitles {
  readonly base: string;
  readonly cand: string;
}

interface Line {
  readonly base: string;
  readonly cand: string;
  readonly unit: string;
  readonly change: string;
}

/** The lines of the rows, under a heading for each direction. None is wider than `columns`. */
export function rowLines(rows: readonly RowView[], names: MailNames, titles: LineTitles, columns: number): string[] {
  const untested = !rows.some(({ verdict }) => verdict.tested);
  const blocks = grouped(rows, ({ direction = 'none' }) => direction);
  const said = names.common.join(', ');
  const common = said ? [...wrap(ascii(`All rows: ${said}`), columns, '', '  '), ''] : [];
  const tables = [...blocks].flatMap(([direction, of], at) => {
    const heading = direction === 'none' ? '' : `${direction} is better`;
    const lines = table(sectionsOf(of, names), { ...titles, heading, untested }, columns);
    return at === 0 ? lines : ['', ...lines];
  });
  return [...common, ...tables];
}

interface Section {
  readonly rows: readonly RowView[];
  readonly names: MailNames;
  /** What its rows have in common and not all rows of the mail; empty where there is one section. */
  readonly heading: string;
}

function sectionsOf(rows: readonly RowView[], all: MailNames): readonly Section[] {
  const sections = mailSections(rows);
  if (sections.length === 1) return [{ rows, names: all, heading: '' }];
  return sections.map((of) => {
    const names = mailNames(of);
    return { rows: of, names, heading: names.common.filter((one) => !all.common.includes(one)).join(', ') };
  });
}

interface Shape extends LineTitles {
  readonly heading: string;
  /** Nothing at all was tested, which is said once. */
  readonly untested: boolean;
}

function table(sections: readonly Section[], shape: Shape, columns: number): string[] {
  const rows = sections.flatMap((section) => section.rows);
  const made = (spread: boolean): Line[] => rows.map((row) => lineOf(row, shape.untested, spread));
  const widest = made(true);
  const narrow = roomFor(widest, shape, columns) < leastName ? made(false) : widest;
  const lines = roomFor(narrow, shape, columns) < leastName ? narrow.map((line) => ({ ...line, unit: '' })) : narrow;
  const [base, cand, unit, change] = widthsOf(lines, shape);
  const room = Math.max(0, roomFor(lines, shape, columns));
  const chosen = sections.flatMap((section) => namesWithin(section.rows, section.names, room));
  const names = Math.min(room, largest(chosen.map(width), width(shape.heading)));
  // Rows of one section have no other name, so none is cut to that of another.
  let next = 0;
  const cut = sections.flatMap(({ rows: of }) => apart(chosen.slice(next, (next += of.length)), names));
  const row = (name: string, line: Line): string =>
    [
      padEnd(name, names),
      padStart(line.base, base),
      padStart(line.cand, cand),
      ...(unit > 0 ? [padEnd(line.unit, unit)] : []),
      padStart(line.change, change),
    ]
      .join(' '.repeat(gap))
      .trimEnd();
  // The sign behind a change has a column of its own.
  const title = { base: shape.base, cand: shape.cand, unit: '', change: 'change  ' };
  const printed = [title, ...lines].map((line, at) => {
    const text = row(at === 0 ? middle(shape.heading, names) : (cut[at - 1] ?? ''), line);
    return width(text) <= columns ? [text] : wrap(text, columns, '', '    ');
  });
  let from = 1;
  return [
    ...(printed[0] ?? []),
    ...sections.flatMap(({ rows: of, heading }, at) => [
      ...(at > 0 ? [''] : []),
      ...(heading ? wrap(ascii(`${heading}:`), columns, '', '  ') : []),
      ...printed.slice(from, (from += of.length)).flat(),
    ]),
  ];
}

/** A benchmark's name of fewer columns says nothing. */
const leastCut = 12;

/** The longest name of each row that has room, alike for all rows of one benchmark; else it is cut in the middle. */
function namesWithin(rows: readonly RowView[], { variants, cut }: MailNames, room: number): string[] {
  const chosen = new Map<RowView, string>();
  const printed = (row: RowView, name: string): string => `${row.role === 'cost' ? '  ' : ''}${ascii(name)}`;
  for (const of of grouped(rows, ({ name }) => name).values()) {
    const called = (name: (row: RowView) => string): string[] => of.map((row) => printed(row, name(row)));
    const fits = (list: readonly string[]): boolean =>
      new Set(list).size === of.length && list.every((name) => width(name) <= room);
    const long = variants.slice(0, 2).map(called);
    const telling = long.at(-1) ?? [];
    const left = width(clean(of[0]?.name ?? '')) - (largest(telling.map(width)) - room);
    const names = [
      ...long,
      ...(left >= leastCut ? [called(cut(left))] : []),
      telling.map((name) => middle(name, room)),
      ...variants.slice(2).map(called),
    ];
    const best = names.find(fits) ?? names.at(-1) ?? [];
    of.forEach((row, at) => chosen.set(row, best[at] ?? ''));
  }
  // Benchmarks whose names have become the same keep them whole, to be cut where they differ.
  const alike = grouped(rows, (row) => chosen.get(row) ?? '');
  return rows.map((row) => {
    const name = chosen.get(row) ?? '';
    return (alike.get(name)?.length ?? 1) > 1 ? printed(row, variants[1]?.(row) ?? name) : name;
  });
}

/** Marks are behind the percent sign, so that the digits of a column stay below each other. */
function lineOf(row: RowView, untested: boolean, spread: boolean): Line {
  const { base, cand, unit } = sideCells(row, style);
  const { ratio, verdict } = rowCells(row, style);
  const side = (one: { readonly value: string; readonly spread: string }): string =>
    [one.value, spread ? one.spread.replace('+- ', '+-') : ''].filter(Boolean).join(' ');
  const printed = row.base === undefined && row.cand === undefined && ratio !== '' ? `ratio ${ratio}` : '';
  const mark = markOf(row.verdict);
  const sign = mark === undefined || (mark === 'untested' && untested) ? ' ' : signs[mark];
  const change = row.change ? formatPercent(row.change.share, { ...style, limits: row.limits }) : verdict;
  return {
    base: side(base),
    cand: printed || side(cand),
    unit,
    change: `${change} ${sign}`,
  };
}

function widthsOf(lines: readonly Line[], { base, cand }: LineTitles): readonly [number, number, number, number] {
  const of = (key: keyof Line, title: string): number =>
    largest(
      lines.map((line) => width(line[key])),
      width(title),
    );
  return [of('base', base), of('cand', cand), of('unit', ''), of('change', 'change')];
}

function roomFor(lines: readonly Line[], titles: LineTitles, columns: number): number {
  return columns - widthsOf(lines, titles).reduce((sum, one) => sum + (one > 0 ? one + gap : 0), 0);
}

type Sign = 'same' | 'suspect' | 'doubt' | 'untested';
const signs: Readonly<Record<Sign, string>> = { same: '~', suspect: '?', doubt: '!', untested: '*' };

/** What keeps the change of a row from being taken at its word. */
function markOf(verdict: Verdict): Sign | undefined {
  if (verdict.word === 'failed' || verdict.word === 'not-judged') return undefined;
  if (!verdict.tested) return 'untested';
  if (verdict.word === 'suspect-worse' || verdict.word === 'suspect-better') return 'suspect';
  if (verdict.word === 'no-change' || verdict.word === 'none-seen' || verdict.word === 'unclear') return 'same';
  return isMarked(verdict) ? 'doubt' : undefined;
}

/** What the signs mean, for those that are there. */
export function signNotes(rows: readonly RowView[]): string[] {
  const found = new Set(rows.map(({ verdict }) => markOf(verdict)));
  const all: readonly Sign[] = ['same', 'suspect', 'doubt', 'untested'];
  const tested = rows.some(({ verdict }) => verdict.tested);
  return all
    .filter((sign) => found.has(sign) && (sign !== 'untested' || tested))
    .map((sign): Message => word(`export.sign-${sign}`, { sign: signs[sign] }))
    .map((message) => ascii(clean(sayEnglish(message))));
}
