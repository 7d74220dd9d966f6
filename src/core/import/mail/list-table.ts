/** A table of the grid made of one list for each subject. */
import { word } from '../../messages/messages';
import { isRule } from './blocks';
import type { LineCell } from './cells';
import { bareUnitIn, directionOfUnit, directionSaid, unitIn } from './known';
import { bareLabel, classify, idFromLabel } from './labels';
import type { GridCell, GridColumn, GridRow, GridSubject, GridTable } from './model';
import { nameAndParameters } from './parameters';
import { spanOf } from './places';
import type { MailLine } from './quotes';
import { shortestVersion } from './roles';
import { contextOf } from './table-context';
import { finish, metricName, runsIn } from './tables';

export interface ListEntry {
  readonly key: string;
  readonly line: MailLine;
  readonly cell: LineCell;
}

export function usable(line: MailLine | undefined, taken: boolean): line is MailLine {
  return line !== undefined && !taken && line.part === 'text';
}

export interface ListSide {
  readonly label: string;
  readonly entries: readonly ListEntry[];
}

export function listTable(
  lines: readonly MailLine[],
  sides: readonly ListSide[],
  start: number,
  id: string,
  title?: string,
): { readonly table: GridTable; readonly subjects: GridSubject[] } {
  const titles = lines
    .slice(Math.max(0, start - 5), start)
    .map((line) =>
      line.text
        .trim()
        .replace(/^[-*]\s+/, '')
        .replace(/:$/, ''),
    )
    .filter((text) => text && !isRule(text))
    .reverse();
  const context = contextOf(lines, start, title === undefined ? titles : [title, ...titles]);
  const baseWord = sides.findIndex((side) => classify(side.label) === 'baseline');
  const version = shortestVersion(sides.map((side) => side.label));
  const base =
    baseWord >= 0
      ? baseWord
      : Math.max(
          0,
          sides.findIndex((side) => side.label === version),
        );
  const subjects = sides.map((side, index): GridSubject => ({
    id: idFromLabel(bareLabel(side.label), `subject-${String(index + 1)}`),
    label: bareLabel(side.label),
    role:
      index !== base
        ? { value: 'candidate', certain: baseWord >= 0, why: word('mail.role-other') }
        : {
            value: 'baseline',
            certain: baseWord >= 0,
            why: word(
              baseWord >= 0
                ? 'mail.role-baseline-word'
                : version === undefined
                  ? 'mail.role-first'
                  : 'mail.role-version',
              { name: side.label },
            ),
          },
  }));
  const columns: GridColumn[] = [
    { header: '', role: { value: 'name', certain: true, why: word('mail.column-first') } },
    ...sides.map((side, index): GridColumn => ({
      header: side.label,
      role: { value: 'subject', certain: false, why: word('mail.column-heading', { name: side.label }) },
      subject: subjects[index]?.id,
    })),
  ];
  const rows = (sides[0]?.entries ?? []).map((entry, index): GridRow => {
    const cells = sides.map((side) => plain(side.entries[index]?.cell));
    const unit = cells.find((cell) => cell?.unit !== undefined)?.unit;
    const row = {
      id: `${id}r${String(index + 1)}`,
      text: entry.line.text.trim(),
      place: spanOf(entry.line),
      cells: [undefined, ...cells],
      unit,
    };
    // "Before: 16073 TPS, 6.241 ms" is two metrics of one benchmark; a list below a heading has one benchmark per line.
    if (title !== undefined)
      return {
        ...row,
        name: '',
        parameters: {},
        metric: entry.key.toLowerCase() || (sides[0]?.entries.length === 1 ? undefined : unit),
      };
    return { ...row, ...nameAndParameters(entry.key), ...timeRole(entry.key) };
  });
  const said = context.title;
  const unit = unitIn(said) ?? bareUnitIn(said);
  const first = lines[start];
  const table = finish(
    {
      id,
      form: 'list',
      title: context.title,
      suite: context.suite?.suite,
      columns,
      rows,
      include: true,
      place: first ? spanOf(first) : { line: 1, column: 1, length: 0 },
      metric: metricName(context.title),
      runs: runsIn(context.title),
      unit,
      direction: directionSaid(said) ?? directionOfUnit(unit?.value),
      rowsAre: { value: 'benchmarks', certain: true, why: word('mail.rows-benchmarks') },
    },
    context,
  );
  return { table, subjects };
}

/** The elapsed time of time(1) is primary; its CPU times are costs. */
function timeRole(key: string): Pick<GridRow, 'metric' | 'role'> {
  if (/^real$/i.test(key)) return { metric: 'elapsed time' };
  return /^(?:user|sys)$/i.test(key) ? { metric: 'CPU time', role: 'cost' } : {};
}

function plain(cell: LineCell | undefined): GridCell | undefined {
  if (!cell) return undefined;
  const { from: _from, to: _to, left: _left, right: _right, ...rest } = cell;
  return rest;
}
