/**
 * netperf: classic tables, omni output (-O), CSV (-o) and keyval (-k), all of them also in JSON strings of harnesses.
 * Instances with other ports or addresses are not repetitions and stay separate.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { excerpt, head, unreadNotes, type TextLine } from '../lines';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note, ParameterValue } from '../model';
import { number } from '../numbers';
import { describing, isOmni, latencyMetrics } from './netperf-columns';
import { humanTable } from './netperf-human';
import { parts } from './netperf-parts';
import { bareTable, costMetric, tableValues, unitLine, type PrintedRow, type UnitLine } from './netperf-table';
import { addAll } from '../../text/lists';

const bannerLine = /^(?:MIGRATED )?(.*?) TEST from (\S+) .*? to (\S+) .*?port (\d+)/;

export const netperf: Importer = {
  tool: 'netperf',
  name: 'netperf',
  sniff: ({ text }) => {
    const start = head(text);
    if (
      new RegExp(
        [
          String.raw`MIGRATED .* TEST from|^OMNI \w+ TEST from|(?:TCP|UDP) (?:STREAM|UNIDIRECTIONAL SEND|`,
          String.raw`REQUEST\/RESPONSE|MAERTS) TEST from`,
        ].join(''),
        'm',
      ).test(start)
    )
      return 1;
    return /^Throughput,Throughput Units/m.test(start) || /^THROUGHPUT_UNITS=/m.test(start) ? 0.9 : 0;
  },
  read,
};

interface Session {
  readonly test: string;
  readonly to?: string;
  readonly port?: string;
  /** With a confidence interval requested, the numbers are means of several runs. */
  readonly mean?: boolean;
  unit?: string;
  table?: UnitLine;
  values: { readonly metric: Metric; readonly value: number; readonly n?: number; readonly line: number }[];
  readonly line: number;
  readonly classic: PrintedRow[];
  failed?: string;
  /** It printed a result that is ambiguous: neither a failed run nor a number. */
  refused?: boolean;
}

function read({ text }: ImportFile): Imported {
  const notes: Note[] = [];
  const sessions: Session[] = [];
  const unread: TextLine[] = [];
  const { texts, notes: around } = parts(text);
  addAll(notes, around);
  const columns: LeftColumns = new Map();
  for (const part of texts) readPart(part, sessions, unread, notes, columns);
  if (columns.size)
    notes.push({
      kind: 'left-out',
      message: word('import.columns-left-out', { names: excerpt([...columns.keys()].join(', '), 300) }),
      lines: [...new Set([...columns.values()].flat())].sort((a, b) => a - b),
    });
  for (const session of sessions) fromTable(session, notes);
  const measurements = sessions.flatMap((session) => measured(session, sessions, notes));
  return { tool: 'netperf', measurements, notes: [...notes, ...unreadNotes(unread)] };
}

/** Names of columns that were not taken, with the lines of their headers. */
type LeftColumns = Map<string, readonly number[]>;

const setupLine = new RegExp(
  [
    String.raw`^(\s*(Recv|Send|Socket|Size|bytes|Local|Histogram|Alignment|Utilization|Service|enable_|`,
    String.raw`!!!)|[A-Z_>0-9]+ *:|\d+\s)`,
  ].join(''),
);

function readPart(
  lines: readonly TextLine[],
  sessions: Session[],
  unread: TextLine[],
  notes: Note[],
  left: LeftColumns,
): void {
  let session: Session | undefined;
  let wrapped: string | undefined;
  let header: number[] = [];
  const open = (line: TextLine, banner: RegExpExecArray): Session => {
    session = {
      test: testName(banner[1] ?? ''),
      to: banner[3],
      port: banner[4],
      mean: /@ \d+% conf\./.test(banner.input),
      values: [],
      line: line.n,
      classic: [],
    };
    sessions.push(session);
    return session;
  };
  // Mails and terminals may wrap the banner and the CSV header: the next line continues them.
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line?.text.trim()) continue;
    const next = lines[index + 1]?.text ?? '';
    if (wrapped !== undefined && !/^-?[\d.]+,/.test(line.text)) {
      wrapped += ` ${line.text.trim()}`;
      header.push(line.n);
      continue;
    }
    const joined = / TEST from /.test(line.text) && !bannerLine.test(line.text) ? `${line.text} ${next}` : line.text;
    const banner = bannerLine.exec(joined);
    const current: Session = session ?? { test: 'netperf', values: [], line: line.n, classic: [] };
    const units = unitLine(line.text);
    const human = banner ? undefined : humanTable(lines, index, isOmni);
    if (human) {
      if (!session) sessions.push((session = current));
      valuesOf(human.names, human.values, human.line, session, unread);
      index = human.next - 1;
    } else if (banner) {
      open(line, banner);
      wrapped = undefined;
      if (joined !== line.text) index++;
    } else if (/^Throughput,/.test(line.text)) {
      wrapped = line.text.trim();
      header = [line.n];
    } else if (wrapped !== undefined) {
      if (!session) sessions.push((session = current));
      csvRow(wrapped, header, line, session, unread, notes);
      for (const name of wrapped.split(',').map((one) => one.trim()))
        if (!isOmni(name) && !describing.has(name)) left.set(name, [...(left.get(name) ?? []), ...header]);
      wrapped = undefined;
    } else if (keyval(line, current)) {
      if (!session) sessions.push((session = current));
    } else if (units) {
      current.table = units;
      current.unit = units.unit;
    } else if (/^\s*[\d.]+(\s+-?[\d.]+)+\s*$/.test(line.text) && session)
      current.classic.push({ cells: line.text.trim().split(/\s+/), line: line.n });
    else if (
      /catcher: timer popped|netperf: .*(error|failed|cannot)|establish control|Interrupted system call/i.test(
        line.text,
      ) &&
      session
    )
      session.failed ??= excerpt(line.text);
    else if (!setupLine.test(line.text)) unread.push(line);
  }
  if (wrapped !== undefined) for (const n of header) unread.push({ n, text: wrapped });
}

function testName(banner: string): string {
  const protocol = /\b(TCP|UDP|SCTP|STREAM|DG)\b/.exec(banner)?.[1] ?? '';
  if (/connect\/request\/response/i.test(banner)) return `${protocol}_CRR`;
  if (/request\/response/i.test(banner)) return `${protocol}_RR`;
  if (/maerts/i.test(banner)) return `${protocol}_MAERTS`;
  return /stream|unidirectional send/i.test(banner) ? `${protocol}_STREAM` : banner.trim() || 'netperf';
}

function rate(test: string, unit: string | undefined): Metric {
  const transactions = /RR$/.test(test) || unit === 'Trans/s' || unit === 'per sec';
  return metric(transactions ? 'transactions' : 'throughput', unit === 'per sec' ? 'Trans/s' : unit, 'higher');
}

function csvRow(
  header: string,
  headerLines: readonly number[],
  line: TextLine,
  session: Session,
  unread: TextLine[],
  notes: Note[],
): void {
  const names = header.split(',').map((name) => name.trim());
  const values = line.text.split(',').map((value) => value.trim());
  if (names.length !== values.length) {
    // It is not known which column is missing.
    session.refused = true;
    notes.push({
      kind: 'failed',
      message: word('import.columns-differ', { n: names.length, of: values.length }),
      lines: [...headerLines, line.n],
    });
    return;
  }
  valuesOf(names, values, line, session, unread);
}

function valuesOf(
  names: readonly string[],
  values: readonly string[],
  line: TextLine,
  session: Session,
  unread: TextLine[],
): void {
  const at = (name: string) => values[names.indexOf(name)];
  const throughput = number(at('Throughput'));
  if (
    throughput === undefined &&
    !names.some((name) => Object.hasOwn(latencyMetrics, name) && number(at(name)) !== undefined)
  ) {
    unread.push(line);
    return;
  }
  const n = number(at('Confidence Iterations Run'));
  if (throughput !== undefined)
    session.values.push({
      metric: rate(session.test, at('Throughput Units') ?? session.unit),
      value: throughput,
      n,
      line: line.n,
    });
  for (const [name, what] of Object.entries(latencyMetrics)) {
    const value = number(at(name));
    // netperf prints -1 for "unknown".
    if (value !== undefined && value >= 0) session.values.push({ metric: what, value, n, line: line.n });
  }
}

const parameterKeys: Readonly<Record<string, string>> = {
  MEAN_LATENCY: 'Mean Latency Microseconds',
  MIN_LATENCY: 'Minimum Latency Microseconds',
  MAX_LATENCY: 'Maximum Latency Microseconds',
  RT_LATENCY: 'Round Trip Latency usec/tran',
  P50_LATENCY: '50th Percentile Latency Microseconds',
  P90_LATENCY: '90th Percentile Latency Microseconds',
  P99_LATENCY: '99th Percentile Latency Microseconds',
  LOCAL_CPU_UTIL: 'Local CPU Util %',
  REMOTE_CPU_UTIL: 'Remote CPU Util %',
};

function keyval(line: TextLine, session: Session): boolean {
  const pair = /^([A-Z][A-Z0-9_]+)=(.*)$/.exec(line.text);
  if (!pair) return false;
  const [, key = '', text = ''] = pair;
  const value = number(text);
  if (key === 'THROUGHPUT_UNITS') {
    session.unit = text;
    session.values = session.values.map((one) =>
      /^(throughput|transactions)$/.test(one.metric.name) && one.metric.unit === undefined
        ? { ...one, metric: rate(session.test, text) }
        : one,
    );
  } else if (key === 'THROUGHPUT' && value !== undefined)
    session.values.push({ metric: rate(session.test, session.unit), value, line: line.n });
  const what = latencyMetrics[parameterKeys[key] ?? ''];
  if (what && value !== undefined && value >= 0) session.values.push({ metric: what, value, line: line.n });
  return true;
}

/** Rows of the classic tables, by their line of units; the result of UDP_STREAM is the receiver's line. */
function fromTable(session: Session, notes: Note[]): void {
  const { test, classic, values } = session;
  if (!classic.length || values.length || (test === 'UDP_STREAM' && classic.length < 2)) return;
  const table = session.table ?? bareTable(test);
  const read = tableValues(test, table, classic);
  if ('misfit' in read) {
    session.refused = true;
    const message = word('import.columns-differ', { n: read.columns, of: read.misfit.cells.length });
    notes.push({ kind: 'failed', message, lines: [read.misfit.line] });
    return;
  }
  for (const { kind, side, printed, line } of read.values) {
    const value = number(printed);
    const what = kind === 'rate' ? rate(test, session.unit) : costMetric(kind, side, table.demand);
    // netperf prints -1 for what it could not measure.
    if (value !== undefined && value >= 0) values.push({ metric: what, value, line });
  }
}

function measured(session: Session, all: readonly Session[], notes: Note[]): Measurement[] {
  const same = all.filter((other) => other.test === session.test);
  const parameters: Record<string, ParameterValue> = {};
  if (new Set(same.map((other) => other.to)).size > 1 && session.to) parameters.to = session.to;
  if (new Set(same.filter((other) => other.to === session.to).map((other) => other.port)).size > 1 && session.port)
    parameters.port = Number(session.port);
  if (Object.keys(parameters).length && same[0] === session)
    notes.push({
      kind: 'guessed',
      message: word('import.netperf-apart', { name: session.test }),
      lines: [session.line],
    });
  const base = { benchmark: `netperf ${session.test}`, suite: 'netperf', parameters, benchmarkKind: 'micro' as const };
  if (!session.values.length && session.refused) return [];
  if (!session.values.length) {
    const reason = session.failed ?? 'no result line';
    notes.push(failedRun(session.line, reason));
    return [
      {
        ...base,
        metric: rate(session.test, /RR$/.test(session.test) ? 'Trans/s' : '10^6bits/s'),
        failed: reason,
        line: session.line,
      },
    ];
  }
  if (session.failed)
    notes.push({
      kind: 'guessed',
      message: word('import.run-warned', { text: session.failed }),
      lines: [session.line],
    });
  // With a confidence interval requested, netperf repeats the test and prints the mean.
  return session.values.map(({ metric: what, value, n, line }) =>
    (n !== undefined && n > 1) || (n === undefined && session.mean)
      ? { ...base, metric: what, summary: { mean: value, ...(n === undefined ? {} : { n }) }, line }
      : { ...base, metric: what, value, line },
  );
}
