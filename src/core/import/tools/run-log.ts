/**
 * Run logs (`.vmiruns.jsonl`) next to each other or to the output of tools. Each line is checked as elsewhere;
 * a single log is better opened or converted, which keeps more of it.
 */
import { word } from '../../messages/messages';
import { head, readLines, type LineReading } from '../lines';
import { withoutUndefined } from '../metrics';
import type { Imported, ImportedSubject, Importer, Measurement, Note, Surroundings } from '../model';
import { append, settled } from '../runlog/log';
import { readLine } from '../runlog/line';
import { emptyRunLog, type LogCell, type LogRow, type RunLog } from '../runlog/model';

export const runLogTool = 'run-log';

export const runLog: Importer = {
  tool: runLogTool,
  name: 'run log',
  sniff: ({ text }) => {
    const lines = head(text)
      .split('\n')
      .filter((line) => line.trim())
      .slice(0, 20);
    // The last line may be incomplete: this is only the beginning of the file.
    const runs = lines.filter(
      (line) => /^\s*\{.*"benchmark"\s*:/.test(line) && line.length < 20_000 && readLine(line.trim()).kind === 'run',
    );
    return runs.length > 0 && runs.length * 2 >= lines.length ? 0.95 : 0;
  },
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

/** Each call of `append` copies what changes: many lines at once cost as much as one. */
const linesPerChunk = 2000;

function begin(): LineReading {
  let log = emptyRunLog;
  let waiting: string[] = [];
  const flush = (): void => {
    if (waiting.length) log = append(log, `${waiting.join('\n')}\n`);
    waiting = [];
  };
  return {
    line: ({ text }) => {
      waiting.push(text);
      if (waiting.length >= linesPerChunk) flush();
    },
    end: () => {
      flush();
      return importedOf(settled(log, true));
    },
  };
}

function importedOf(log: RunLog): Imported {
  const places = new Map((log.head?.environments ?? []).map(({ id, ...rest }) => [id, rest as Surroundings]));
  const subjects = (log.head?.subjects ?? []).map((one): ImportedSubject => ({
    label: one.id,
    ...withoutUndefined<unknown>({ environment: places.get(one.environment ?? ''), notes: one.notes }),
  }));
  const notes = log.problems.map(({ severity, message, line }): Note => ({
    kind: severity === 'error' ? 'failed' : 'guessed',
    message,
    lines: [line],
  }));
  const left = ['series', 'revision', 'comparison', 'methodology', 'notes'].filter(
    (name) => log.head && Object.hasOwn(log.head, name),
  );
  if (left.length)
    notes.push({ kind: 'left-out', message: word('import.log-head', { names: left.join(', ') }), lines: [1] });
  return {
    tool: runLogTool,
    title: log.head?.title,
    date: log.head?.date,
    subjects: subjects.length ? subjects : undefined,
    measurements: [...log.rows.values()].flatMap((row) =>
      [...row.cells].flatMap(([subject, cell]) => ofCell(row, subject, cell)),
    ),
    notes,
  };
}

function ofCell(row: LogRow, subject: string, cell: LogCell): Measurement[] {
  const { first } = row;
  const base = withoutUndefined<unknown>({
    subject,
    benchmark: first.benchmark,
    suite: first.suite,
    version: first.version,
    benchmarkKind: first.kind,
    command: row.commands ? undefined : row.command,
    parameters: first.parameters.length ? Object.fromEntries(first.parameters) : undefined,
    metric: {
      name: first.metric ?? 'value',
      ...(row.unit ? { unit: row.unit.value } : {}),
      ...(row.direction ? { direction: row.direction.value } : {}),
      role: row.role?.value ?? 'primary',
    },
  }) as unknown as Measurement;
  return [
    ...cell.values.map((value, at): Measurement => ({
      ...base,
      value,
      ...(cell.boots[at] === undefined ? {} : { boot: cell.boots[at] }),
      ...(cell.blocks[at] === undefined ? {} : { block: cell.blocks[at] }),
    })),
    ...cell.failed.map(({ run, reason }): Measurement => ({
      ...base,
      failed: reason || 'failed',
      ...(run === undefined ? {} : { run }),
    })),
  ];
}
