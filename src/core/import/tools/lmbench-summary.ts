/**
 * lmbench's summary. The title of a table says unit and direction; cells may be empty, so numbers belong to the column
 * above which they are, and are never counted. Columns have two or three lines of names, which are known by table.
 */
import { word } from '../../messages/messages';
import { linesOf, unreadNotes, type TextLine } from '../lines';
import { metric } from '../metrics';
import type { Imported, ImportFile, Measurement, Note } from '../model';
import type { Direction } from '../../report/metric';
import { number, scaledNumber } from '../numbers';
import { addAll } from '../../text/lists';

const context = ['2p/0K', '2p/16K', '2p/64K', '8p/16K', '8p/64K', '16p/16K', '16p/64K'];

/** Tables by the beginning of their title: a name for rows, and the columns behind host and system; '' is left out. */
const tables: readonly {
  readonly title: string;
  readonly group: string;
  readonly columns: readonly string[];
}[] = [
  {
    title: 'Processor, Processes',
    group: 'process',
    columns: [
      '',
      'null call',
      'null I/O',
      'stat',
      'open/close',
      'select TCP',
      'signal install',
      'signal handle',
      'fork',
      'exec',
      'sh',
    ],
  },
  { title: 'Basic integer operations', group: 'integer', columns: ['bit', 'add', 'mul', 'div', 'mod'] },
  { title: 'Basic uint64 operations', group: 'uint64', columns: ['bit', 'add', 'mul', 'div', 'mod'] },
  { title: 'Basic float operations', group: 'float', columns: ['add', 'mul', 'div', 'bogo'] },
  { title: 'Basic double operations', group: 'double', columns: ['add', 'mul', 'div', 'bogo'] },
  { title: 'Context switching', group: 'context switch', columns: context },
  {
    title: '*Local* Communication latencies',
    group: 'local latency',
    columns: ['2p/0K context switch', 'pipe', 'AF_UNIX', 'UDP', 'RPC/UDP', 'TCP', 'RPC/TCP', 'TCP connect'],
  },
  {
    title: '*Remote* Communication latencies',
    group: 'remote latency',
    columns: ['UDP', 'RPC/UDP', 'TCP', 'RPC/TCP', 'TCP connect'],
  },
  {
    title: 'File & VM system latencies',
    group: 'file and VM',
    columns: [
      '0K file create',
      '0K file delete',
      '10K file create',
      '10K file delete',
      'mmap',
      'protection fault',
      'page fault',
      '100 fd select',
    ],
  },
  {
    title: '*Local* Communication bandwidths',
    group: 'local bandwidth',
    columns: [
      'pipe',
      'AF_UNIX',
      'TCP',
      'file reread',
      'mmap reread',
      'bcopy (libc)',
      'bcopy (hand)',
      'memory read',
      'memory write',
    ],
  },
  {
    title: 'Memory latencies',
    group: 'memory latency',
    columns: ['', 'L1', 'L2', 'main memory', 'random memory', ''],
  },
];

const titleLine =
  /^(\S.*?),? (?:- )?(?:times )?in (microseconds|nanoseconds|MB\/s) - (smaller|bigger) is better[ \t]*$/;

export function isLmbenchSummary(start: string): boolean {
  return /^[ \t]*L M B E N C H [\d .\t]*S U M M A R Y/m.test(start);
}

interface Cell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface Table {
  readonly group: string;
  readonly columns: readonly string[];
  readonly unit: string;
  readonly direction: Direction;
  readonly spans: readonly Cell[];
}

export function lmbenchSummary({ text }: ImportFile): Imported {
  const found: { readonly measurement: Measurement; readonly host: string }[] = [];
  const notes: Note[] = [];
  const unread: TextLine[] = [];
  let title: RegExpExecArray | undefined;
  let table: Table | undefined;
  for (const line of linesOf(text)) {
    const titled = titleLine.exec(line.text);
    if (titled) {
      title = titled;
      table = undefined;
    } else if (/^-{5,} -----[ -]*$/.test(line.text)) {
      table = title && tableOf(title, line, notes);
      title = undefined;
    } else if (!line.text.trim()) table = undefined;
    else if (table) {
      const row = rowOf(table, line);
      if (row) addAll(found, row);
      else unread.push(line);
    } else if (!title) unread.push(line);
  }
  const hosts = new Set(found.map((one) => one.host));
  return {
    tool: 'lmbench',
    measurements: found.map(({ measurement, host }) =>
      // A single machine is better named by the file: the table cuts its name off.
      hosts.size > 1 ? { ...measurement, subject: host } : measurement,
    ),
    notes: [...notes, ...unreadNotes(unread, 'left-out')],
  };
}

function tableOf(title: RegExpExecArray, line: TextLine, notes: Note[]): Table | undefined {
  const [, name = '', unit = '', better] = title;
  const known = tables.find((one) => name.startsWith(one.title));
  const spans = cellsOf(line.text).slice(2);
  if (!known || known.columns.length !== spans.length) {
    notes.push({
      kind: 'not-understood',
      message: word('import.columns-differ', { of: spans.length, n: known?.columns.length ?? 0 }),
      lines: [line.n],
    });
    return undefined;
  }
  const units: Readonly<Record<string, string>> = { microseconds: 'us', nanoseconds: 'ns' };
  return {
    group: known.group,
    columns: known.columns,
    unit: units[unit] ?? unit,
    direction: better === 'bigger' ? 'higher' : 'lower',
    spans,
  };
}

function cellsOf(text: string): Cell[] {
  return [...text.matchAll(/\S+/g)].map((one) => ({
    text: one[0],
    from: one.index,
    to: one.index + one[0].length,
  }));
}

/** Host and system take 24 characters; undefined if a number is under no column, or two are under one. */
function rowOf(table: Table, line: TextLine): { measurement: Measurement; host: string }[] | undefined {
  const host = line.text
    .slice(0, 23)
    .trim()
    .replace(/[ \t]+/g, ' ');
  const out: { measurement: Measurement; host: string }[] = [];
  const taken = new Set<number>();
  for (const cell of cellsOf(line.text.slice(23)).map((one) => ({ ...one, from: one.from + 23, to: one.to + 23 }))) {
    const at = nearest(table.spans, cell);
    const value = scaledNumber(cell.text);
    if (at === undefined || value === undefined || taken.has(at)) return undefined;
    taken.add(at);
    const name = table.columns[at];
    if (!name) continue;
    const rate = table.direction === 'higher';
    out.push({
      host,
      measurement: {
        benchmark: `${table.group}: ${name}`,
        suite: 'lmbench',
        benchmarkKind: 'micro',
        metric: metric(rate ? 'bandwidth' : 'latency', table.unit, table.direction),
        value,
        ...(number(cell.text) === value ? {} : { verbatim: cell.text }),
        line: line.n,
      },
    });
  }
  return out;
}

/** The column with which a cell has the most characters in common. */
function nearest(spans: readonly Cell[], cell: Cell): number | undefined {
  let best: number | undefined;
  let most = 0;
  spans.forEach((span, index) => {
    const common = Math.min(span.to, cell.to) - Math.max(span.from, cell.from);
    if (common > most) {
      most = common;
      best = index;
    }
  });
  return best;
}
