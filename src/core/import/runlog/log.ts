/** Reads a log while it grows: only what was added is read, and an incomplete last line waits for its rest. */
import { RunProblems, shownProblems } from './problems';
import { word, type Message } from '../../messages/messages';
import { unitFactor } from '../../text/unit-factor';
import { round } from '../numbers';
import { readLine, type Fault } from './line';
import {
  emptyRunLog,
  type LogCell,
  type LogRow,
  type LoggedMachine,
  type LoggedRun,
  type RunLog,
  type RunLogHead,
  type RunProblem,
} from './model';

/** A run is a few hundred characters; a line of a megabyte is something else. */
const maxLineLength = 1_000_000;
/** How many changed facts are told in one sentence. */
const mostChanges = 4;
/** How many characters are kept at each end, to tell whether a file only grew. */
const witnessLength = 256;

/** Reads what was added to the end of the text. Costs that much, plus a copy of the rows that change. */
export function append(log: RunLog, chunk: string): RunLog {
  if (!chunk) return log;
  const text = log.rest + chunk;
  const builder = new Builder(log);
  let at = 0;
  for (let end = text.indexOf('\n', log.rest.length); end >= 0; end = text.indexOf('\n', at)) {
    builder.line(text.slice(at, end), end - at + 1);
    at = end + 1;
  }
  return builder.done(
    text.slice(at),
    log.start.length < witnessLength ? (log.start + chunk).slice(0, witnessLength) : log.start,
    text,
  );
}

/**
 * The log of a whole text of which an earlier state was read. If the text only grew, only its end is read;
 * if its beginning changed (rotated, rewritten, truncated), all of it is.
 */
export function update(log: RunLog, text: string): { readonly log: RunLog; readonly restarted: boolean } {
  const known = log.offset + log.rest.length;
  const same =
    text.length >= known &&
    text.startsWith(log.start.slice(0, known)) &&
    text.slice(Math.max(0, known - log.tail.length), known) === log.tail;
  return same
    ? { log: append(log, text.slice(known)), restarted: false }
    : { log: append(emptyRunLog, text), restarted: true };
}

/**
 * Counts a complete last line even without a line end: some scripts write none.
 * An incomplete line is left out; it is a problem only if the file will not grow (`closed`).
 */
export function settled(log: RunLog, closed = false): RunLog {
  if (!log.rest.trim() || log.skipping) return log;
  const whole = readLine(log.rest.trim());
  const half = whole.kind === 'fault' && whole.fault.message.key === 'runlog.not-json';
  return half && !closed ? log : append(log, '\n');
}

/** Reads a whole file that does not grow. */
export function readRunLog(text: string): RunLog {
  return settled(append(emptyRunLog, text), true);
}

interface Cell extends LogCell {
  readonly values: number[];
  readonly boots: (number | string | undefined)[];
  readonly blocks: (number | string | undefined)[];
  readonly seen: Map<string, number>;
  readonly failed: { run?: number; reason?: string }[];
}

interface Row extends Omit<LogRow, 'cells'> {
  unit?: LogRow['unit'];
  direction?: LogRow['direction'];
  role?: LogRow['role'];
  command?: string;
  commands?: true;
  /** It was said that runs in another unit are converted. */
  converted?: true;
  readonly cells: Map<string, LogCell>;
}

/** Copies whatever this chunk changes, so that earlier logs stay as they are. */
class Builder {
  private readonly log: RunLog;
  private readonly rows: Map<string, LogRow>;
  private readonly own = new Set<LogRow>();
  private readonly ownCells = new Set<LogCell>();
  private readonly subjects: Set<string>;
  private readonly problems: RunProblems;
  private head: RunLogHead | undefined;
  private machines: RunLog['machines'];
  private machineOf: RunLog['machineOf'];
  private any: boolean;
  private count: number;
  private lines: number;
  private offset: number;
  private skipping: boolean;

  constructor(log: RunLog) {
    this.log = log;
    this.problems = new RunProblems(log.knownProblems);
    this.rows = new Map(log.rows);
    this.subjects = new Set(log.subjects);
    this.head = log.head;
    this.machines = log.machines;
    this.machineOf = log.machineOf;
    this.any = log.head !== undefined || log.count > 0 || log.problems.length > 0;
    this.count = log.count;
    this.lines = log.lines;
    this.offset = log.offset;
    this.skipping = log.skipping;
  }

  /** @param length with the line end */
  line(raw: string, length: number): void {
    this.lines++;
    const start = this.offset;
    this.offset += length;
    if (this.skipping) {
      this.skipping = false;
      return;
    }
    if (raw.length > maxLineLength)
      return this.problem(raw.slice(0, 1), start, word('runlog.too-long', { n: maxLineLength }));
    const bare = this.lines === 1 && raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
    const text = bare.trim();
    if (!text) return;
    const read = readLine(text);
    const from = start + raw.indexOf(text);
    if (read.kind === 'event') {
      if (read.lost) this.lose(read.lost.subject, read.lost.boot);
      if (read.machine) this.captured(read.machine, text, from);
      return;
    }
    if (read.kind === 'fault') this.fault(text, from, read.fault);
    else if (read.kind === 'run') this.run(read.run, text, from);
    else if (this.any) this.problem(text, from, word('runlog.late-head'), 'warning');
    else {
      this.head = read.head;
      for (const fault of read.faults) this.fault(text, from, fault);
    }
    this.any = true;
  }

  done(rest: string, start: string, text: string): RunLog {
    // Nothing is kept of a line that is too long, so that a file without line ends does not fill the memory.
    const tooLong = rest.length > maxLineLength;
    if (tooLong && !this.skipping)
      this.problem(
        rest.slice(0, 1),
        this.offset,
        word('runlog.too-long', { n: maxLineLength }),
        'error',
        this.lines + 1,
      );
    const skipping = this.skipping || tooLong;
    const knownProblems = this.problems.done();
    return {
      head: this.head,
      rows: this.rows,
      machines: this.machines,
      machineOf: this.machineOf,
      subjects: [...this.subjects],
      problems: shownProblems(knownProblems),
      knownProblems,
      count: this.count,
      lines: this.lines,
      offset: skipping ? this.offset + rest.length : this.offset,
      rest: skipping ? '' : rest,
      skipping,
      start,
      tail: (this.log.tail + text.slice(this.log.rest.length)).slice(-witnessLength),
    };
  }

  private fault(text: string, offset: number, { message, field }: Fault, severity?: RunProblem['severity']): void {
    const at = field === undefined ? -1 : text.indexOf(`"${field}"`);
    if (at >= 0 && field !== undefined)
      this.problem(text.slice(at, at + field.length + 2), offset + at, message, severity);
    else this.problem(text, offset, message, severity);
  }

  private problem(
    text: string,
    offset: number,
    message: Message,
    severity: RunProblem['severity'] = 'error',
    line = this.lines,
  ): void {
    this.problems.add({ severity, message, line, offset, length: text.length });
  }

  private run(run: LoggedRun, text: string, offset: number): void {
    const row = this.rowOf(run);
    const conflict = this.conflict(row, run);
    if (conflict) return this.fault(text, offset, conflict);
    const factor = this.factorOf(row, run, text, offset);
    if (run.unit !== undefined) row.unit ??= { value: run.unit, line: this.lines };
    if (run.direction !== undefined) row.direction ??= { value: run.direction, line: this.lines };
    if (run.role !== undefined) {
      if (row.role && row.role.value !== run.role)
        this.problem(
          text,
          offset,
          word('runlog.role-differs', { role: run.role, other: row.role.value, line: row.role.line }),
          'warning',
        );
      row.role ??= { value: run.role, line: this.lines };
    }
    if (run.command !== undefined && row.command !== undefined && run.command !== row.command) row.commands = true;
    row.command ??= run.command;
    this.subjects.add(run.subject);
    this.count++;
    const cell = this.cellOf(row, run.subject);
    if (run.run !== undefined) this.checkTwice(cell, run, text, offset);
    if (run.value === undefined) {
      cell.failed.push({
        ...(run.run === undefined ? {} : { run: run.run }),
        ...(run.failed ? { reason: run.failed } : {}),
      });
      return;
    }
    cell.values.push(factor === 1 ? run.value : round(run.value * factor));
    cell.boots.push(run.boot);
    cell.blocks.push(run.block);
  }

  private conflict(row: LogRow, run: LoggedRun): Fault | undefined {
    if (unitFactor(run.unit, row.unit?.value) === undefined && row.unit)
      return {
        message: word('runlog.unit-differs', { unit: run.unit ?? '', other: row.unit.value, line: row.unit.line }),
        field: 'unit',
      };
    if (run.direction !== undefined && row.direction && row.direction.value !== run.direction)
      return {
        message: word('runlog.direction-differs', {
          direction: run.direction,
          other: row.direction.value,
          line: row.direction.line,
        }),
        field: 'direction',
      };
    return undefined;
  }

  /** Turns the value into the unit of the row; says so once for each row. */
  private factorOf(row: Row, { unit }: LoggedRun, text: string, offset: number): number {
    if (unit === undefined || row.unit === undefined || unit === row.unit.value) return 1;
    const { value: other, line } = row.unit;
    const message = word('runlog.unit-converted', { unit, other, line });
    if (!row.converted) this.fault(text, offset, { message, field: 'unit' }, 'warning');
    row.converted = true;
    return unitFactor(unit, other) ?? 1;
  }

  /** The first capture counts; what differs later is said. */
  private captured({ subject, sha256, environment, changed }: LoggedMachine, text: string, offset: number): void {
    if (environment) this.machines = new Map(this.machines).set(sha256, environment);
    if (!this.machineOf.has(subject)) this.machineOf = new Map(this.machineOf).set(subject, sha256);
    if (changed.length === 0) return;
    const facts = { subject, what: changed.slice(0, mostChanges).join('; '), n: changed.length };
    this.problem(text, offset, word('runlog.machine-changed', facts), 'warning');
  }

  /** The runs of a boot do not count any more. */
  private lose(subject: string, boot: number | string): void {
    for (const [key, row] of this.rows) {
      const cell = row.cells.get(subject);
      if (!cell?.boots.includes(boot)) continue;
      const own = this.cellOf(this.rowOf(row.first), subject);
      const kept = own.boots.map((one) => one !== boot);
      const left = <T>(list: readonly T[]): T[] => list.filter((_one, at) => kept[at]);
      const changed: Cell = { ...own, values: left(own.values), boots: left(own.boots), blocks: left(own.blocks) };
      this.count -= own.values.length - changed.values.length;
      this.ownCells.add(changed);
      (this.rows.get(key) as Row).cells.set(subject, changed);
    }
  }

  private rowOf(run: LoggedRun): Row {
    const key = keyOf(run);
    const known = this.rows.get(key);
    if (known && this.own.has(known)) return known as Row;
    const row: Row = known ? { ...known, cells: new Map(known.cells) } : { key, first: run, cells: new Map() };
    this.own.add(row);
    this.rows.set(key, row);
    return row;
  }

  private cellOf(row: Row, subject: string): Cell {
    const known = row.cells.get(subject);
    if (known && this.ownCells.has(known)) return known as Cell;
    const cell: Cell = known
      ? {
          values: [...known.values],
          boots: [...known.boots],
          blocks: [...known.blocks],
          seen: new Map(known.seen),
          failed: [...known.failed],
        }
      : { values: [], boots: [], blocks: [], seen: new Map(), failed: [] };
    this.ownCells.add(cell);
    row.cells.set(subject, cell);
    return cell;
  }

  private checkTwice(cell: Cell, run: LoggedRun, text: string, offset: number): void {
    const label = (given: LoggedRun['boot']): string => `${typeof given}${String(given)}`;
    const key = `${label(run.boot)}/${label(run.block)}/${String(run.run)}`;
    const before = cell.seen.get(key);
    if (before !== undefined)
      this.problem(text, offset, word('runlog.same-run', { run: run.run ?? 0, line: before }), 'warning');
    else cell.seen.set(key, this.lines);
  }
}

/** Runs with the same key are repetitions. Parameters are sorted already. */
function keyOf(run: LoggedRun): string {
  const { benchmark, suite = '', version = '', environment = '', metric = '', parameters } = run;
  return parameters.length + suite.length + version.length + environment.length === 0
    ? `${benchmark}\n${metric}`
    : JSON.stringify([suite, benchmark, version, environment, metric, parameters]);
}
