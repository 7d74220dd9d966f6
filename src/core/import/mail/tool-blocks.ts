/**
 * Output of tools in a mail, read by the tool's importer and compared with its neighbors: two outputs of perf stat
 * under "without the patch" and "with the patch" are one table. A block without a counterpart is listed, not taken.
 */
import { word, type Message } from '../../messages/messages';
import { defined } from '../assemble';
import type { Measurement, Note } from '../model';
import { number } from '../numbers';
import { bareLabel, classify, idFromLabel } from './labels';
import type { GridCell, GridColumn, GridRow, GridSubject, GridTable } from './model';
import { spanOf } from './places';
import type { MailLine } from './quotes';
import { shortestVersion } from './roles';
import type { FoundTables } from './tables';
import { toolBlocks, type ToolBlock } from './tool-forms';
import { addAll } from '../../text/lists';

/** One output for one subject, or one column of an output that names its subjects. */
interface Side {
  readonly label: string;
  /** The rest of the label besides the side. */
  readonly title: string;
  readonly block: ToolBlock;
  readonly measurements: readonly Measurement[];
}

export function readToolBlocks(lines: readonly MailLine[], id: () => string): FoundTables {
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const notes: Note[] = [];
  const used = new Set<number>();
  const titles = new Set<number>();
  const blocks = toolBlocks(lines);
  for (let at = 0; at < blocks.length;) {
    const first = blocks[at];
    if (!first) break;
    const group = groupOf(lines, blocks, at, titles);
    at += group.blocks;
    for (const block of blocks.slice(at - group.blocks, at))
      for (let index = block.from; index <= block.to; index++) used.add(index);
    const made = group.sides.length > 1 ? tableOf(lines, first, group.sides, id()) : undefined;
    if (made) {
      tables.push(made.table);
      addAll(subjects, made.subjects);
    } else {
      const own = lines
        .slice(first.from, first.to + 1)
        .filter((line) => line.text.trim())
        .map((line) => spanOf(line).line);
      notes.push({
        kind: 'not-understood',
        message: word('mail.tool-one-side', { name: first.importer.name, n: first.measurements.length }),
        lines: own,
      });
    }
  }
  return { tables, subjects, notes, used, titles };
}

interface Group {
  readonly sides: readonly Side[];
  /** The number of blocks in the comparison. */
  readonly blocks: number;
}

/** The block and its counterparts after it: the same tool and metrics, and headings that name sides. */
function groupOf(lines: readonly MailLine[], blocks: readonly ToolBlock[], at: number, titles: Set<number>): Group {
  const first = blocks[at];
  if (!first) return { sides: [], blocks: 1 };
  const named = [...new Set(first.measurements.map((one) => one.subject))];
  if (named.length > 1) {
    // The block names its subjects.
    return {
      blocks: 1,
      sides: named.map((label) => ({
        label: label ?? '',
        title: '',
        block: first,
        measurements: first.measurements.filter((one) => one.subject === label),
      })),
    };
  }
  const sides: Side[] = [];
  const heads: number[] = [];
  for (let next = at; next < blocks.length; next++) {
    const block = blocks[next];
    if (
      !block ||
      block.importer !== first.importer ||
      lines[block.from]?.quote !== lines[first.from]?.quote ||
      !alike(first, block)
    )
      break;
    const head = headingOf(lines, block, blocks[next - 1]?.to ?? -1);
    if (!head) break;
    const side = sideOf(head.text);
    // The same side again begins another comparison.
    if (
      sides.some((one) => one.label === side.label) ||
      (sides.length > 0 && kindOf(side.label) === 'baseline' && kindOf(sides[0]?.label ?? '') === 'baseline')
    )
      break;
    sides.push({ ...side, block, measurements: block.measurements });
    heads.push(head.index);
  }
  const told = sides.filter((side) => ['baseline', 'candidate', 'version'].includes(kindOf(side.label))).length;
  if (sides.length < 2 || told === 0) return { sides: [], blocks: 1 };
  for (const head of heads) titles.add(head);
  return { sides, blocks: sides.length };
}

/** At least half of the metrics are in both. */
function alike(a: ToolBlock, b: ToolBlock): boolean {
  const keys = new Set(a.measurements.map(keyOf));
  return b.measurements.filter((one) => keys.has(keyOf(one))).length * 2 >= keys.size;
}

/** Commands differ by the name of the subject: the row is the metric and its parameters. */
function keyOf(one: Measurement): string {
  return JSON.stringify([
    one.suite === 'perf stat' ? '' : one.benchmark,
    one.metric.name,
    one.metric.unit ?? '',
    Object.entries(one.parameters ?? {}).sort(),
  ]);
}

/** The nearest heading above: an item of a list, a line that ends with a colon, or a word for a side. */
function headingOf(
  lines: readonly MailLine[],
  block: ToolBlock,
  end: number,
): { readonly text: string; readonly index: number } | undefined {
  for (let index = block.from - 1; index > end && block.from - index <= 14; index--) {
    const line = lines[index];
    if (line?.part !== 'text' || line.quote !== lines[block.from]?.quote) return undefined;
    const text = line.text.trim();
    const item = /^[-*o]\s+(\S.*?):?$/.exec(text)?.[1];
    const alone =
      /^(.{1,70}?):$/.exec(text)?.[1] ?? (text.length <= 40 && kindOf(text) !== 'unknown' ? text : undefined);
    const found = item ?? alone;
    if (found !== undefined && found.length <= 80 && /[A-Za-z]/.test(found) && !/[.;!?]$/.test(found))
      return { text: found, index };
  }
  return undefined;
}

const sideWords = new RegExp(
  [
    String.raw`^(.*?)\b((?:without|with|before|after)\s+(?:the |this |these |our )?(?:patch|patches|`,
    String.raw`patchset|series|change|fix|commit)\b.*)$`,
  ].join(''),
  'i',
);

/** "Linux v5.16 without the patch applied" is the side "without the patch applied" of "Linux v5.16". */
function sideOf(text: string): Pick<Side, 'label' | 'title'> {
  const said = sideWords.exec(text);
  return said
    ? { label: said[2]?.trim() ?? text, title: said[1]?.trim() ?? '' }
    : { label: bareLabel(text), title: '' };
}

function kindOf(label: string): 'baseline' | 'candidate' | 'version' | 'unknown' {
  const found = classify(label);
  return found === 'baseline' || found === 'candidate' || found === 'version' ? found : 'unknown';
}

function tableOf(
  lines: readonly MailLine[],
  first: ToolBlock,
  sides: readonly Side[],
  id: string,
): { readonly table: GridTable; readonly subjects: readonly GridSubject[] } | undefined {
  const labels = sides.map((side) => side.label);
  if (new Set(labels.map((label) => idFromLabel(label))).size < labels.length) return undefined;
  const word0 = labels.findIndex((label) => kindOf(label) === 'baseline');
  const version = shortestVersion(labels);
  const base =
    word0 >= 0
      ? word0
      : Math.max(
          0,
          version === undefined ? labels.findIndex((label) => kindOf(label) !== 'candidate') : labels.indexOf(version),
        );
  const subjects = labels.map((label, index): GridSubject => ({
    id: idFromLabel(label),
    label,
    role:
      index !== base
        ? { value: 'candidate', certain: word0 >= 0, why: word('mail.role-other') }
        : {
            value: 'baseline',
            certain: word0 >= 0,
            why: word(
              word0 >= 0 ? 'mail.role-baseline-word' : version === label ? 'mail.role-version' : 'mail.role-first',
              { name: label },
            ),
          },
  }));
  const why = word('mail.tool-said', { name: first.importer.name });
  const columns: GridColumn[] = [
    { header: '', role: { value: 'name', certain: true, why: word('mail.column-first') } },
    ...labels.map((label, index): GridColumn => ({
      header: label,
      role: { value: 'subject', certain: true, why: word('mail.column-heading', { name: label }) },
      subject: subjects[index]?.id,
    })),
  ];
  const rows = rowsOf(lines, sides, id, why);
  const start = lines[first.from];
  const title = [...new Set(sides.map((side) => side.title))].join(' ');
  return {
    subjects,
    table: {
      id,
      form: 'tool',
      title: title || first.importer.name,
      suite: first.measurements[0]?.suite ?? first.importer.name,
      columns,
      rows,
      include: true,
      place: start ? spanOf(start) : { line: 1, column: 1, length: 0 },
      rowsAre: { value: 'benchmarks', certain: true, why: word('mail.rows-benchmarks') },
      ...(rows.some((row) => row.cells.some((cell) => cell?.sd !== undefined))
        ? { spread: { value: 'stddev' as const, certain: true, why } }
        : {}),
    },
  };
}

function rowsOf(lines: readonly MailLine[], sides: readonly Side[], id: string, why: Message): GridRow[] {
  /** Of each side, the first measurement of each key. */
  const byKey = sides.map((side) => new Map(side.measurements.toReversed().map((one) => [keyOf(one), one])));
  const keys = [...new Set(sides.flatMap((side) => side.measurements.map(keyOf)))];
  return keys.map((key, index): GridRow => {
    const found = byKey.map((measurements) => measurements.get(key));
    const one = found.find((each) => each !== undefined) as Measurement;
    const names = new Set(found.flatMap((each) => each?.benchmark ?? []));
    const side = sides[found.indexOf(one)];
    const line = lineOf(lines, side?.block, one) ?? lines[side?.block.from ?? 0];
    return {
      id: `${id}r${String(index + 1)}`,
      text: line?.text.trim() ?? '',
      place: line ? spanOf(line) : { line: 1, column: 1, length: 0 },
      // Commands that differ are the subjects; none of them is the benchmark's name.
      name: names.size === 1 ? one.benchmark : (one.suite ?? one.benchmark),
      parameters: one.parameters ?? {},
      metric: one.metric.name,
      unit: one.metric.unit,
      role: one.metric.role,
      ...(one.metric.direction ? { direction: { value: one.metric.direction, certain: true, why } } : {}),
      cells: [undefined, ...found.map((each, at) => cellOf(lines, sides[at]?.block, each))],
    };
  });
}

function lineOf(lines: readonly MailLine[], block: ToolBlock | undefined, one: Measurement): MailLine | undefined {
  return block && one.line !== undefined ? lines[block.from + one.line - 1] : undefined;
}

/** The number with the span of its digits, or of the whole line if they cannot be found. */
function cellOf(
  lines: readonly MailLine[],
  block: ToolBlock | undefined,
  one: Measurement | undefined,
): GridCell | undefined {
  const line = one && lineOf(lines, block, one);
  const value = one?.value ?? one?.summary?.mean ?? one?.samples?.[0];
  if (!line || value === undefined) return undefined;
  const digits = [...line.text.matchAll(/-?\d[\d.,]*/g)].find(
    (found) => number(found[0].replace(/[.,]$/, '')) === value,
  );
  const printed = digits?.[0].replace(/[.,]$/, '');
  const place =
    digits && printed !== undefined ? spanOf(line, digits.index, digits.index + printed.length) : spanOf(line);
  return defined({
    text: printed ?? String(value),
    place,
    value,
    printed,
    sd: one?.summary?.stddev,
    n: one?.summary?.n,
  });
}
