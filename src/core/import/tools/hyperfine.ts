/**
 * hyperfine --export-json and --export-csv; what it prints is read in hyperfine-text.ts. All times are seconds. A run
 * whose command failed has no comparable time; the CSV has only statistics, of runs whose number it does not say.
 */
import { word } from '../../messages/messages';
import { failedRow } from '../failures';
import { csvCells } from '../csv';
import { allJson, list, object, objectsOf, string } from '../json';
import { head, linesOf, unreadNotes } from '../lines';
import { withoutUndefined, metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Note, ParameterValue } from '../model';
import { numeric } from '../numbers';
import { positions } from '../same-name';
import { parameterValue } from '../template';
import { hyperfineFailures, hyperfineText, isHyperfineText } from './hyperfine-text';
import { addAll } from '../../text/lists';

type Json = Readonly<Record<string, unknown>>;

const jsonHead = /^\{\s*"results"\s*:\s*\[\s*\{\s*"command"\s*:/m;
const csvHead = /^command,mean,stddev,median,user,system,min,max(?:,|\r?$)/m;

export const hyperfine: Importer = {
  tool: 'hyperfine',
  name: 'hyperfine',
  sniff: ({ text }) => {
    const start = head(text);
    if (csvHead.test(start) || jsonHead.test(start) || /^\s*\{\s*"results"\s*:\s*\[\s*\]/.test(start)) return 1;
    return isHyperfineText(start) ? 0.95 : 0;
  },
  read: (file) => {
    const start = head(file.text);
    if (csvHead.test(start)) return readCsv(file);
    return !jsonHead.test(start) && isHyperfineText(start) ? hyperfineText(file.text) : read(file);
  },
};

function read({ text }: ImportFile): Imported {
  const found = allJson(text);
  const { objects, notes: around } = objectsOf(found, (json) => Array.isArray(json.results));
  const notes: Note[] = found.documents.length ? [...around] : [{ kind: 'failed', message: word('import.truncated') }];
  const measurements = objects.flatMap(({ json, line }) => {
    const results = list(json.results)
      .map(object)
      .filter((result) => result !== undefined);
    const places = positions(
      results.map((result, benchmark) => {
        const name = commandOf(result);
        return { key: JSON.stringify([name, result.parameters]), name, benchmark };
      }),
      line,
      notes,
    );
    return results.flatMap((result, at) => readResult(result, places[at], line, notes));
  });
  // What ran without a place in the file, and why.
  const names = new Set(measurements.map((one) => one.benchmark));
  for (const [name, failed] of hyperfineFailures(found.around.map((line) => line.text).join('\n')))
    if (!names.has(name)) measurements.push(failedCommand(name, failed, 1, notes));
  return { tool: 'hyperfine', measurements, notes };
}

const parameterColumn = 'parameter_';

/** Each row has the keys of the JSON; a scanned parameter has a column of its own. */
function readCsv({ text }: ImportFile): Imported {
  const lines = linesOf(text).filter((line) => line.text.trim());
  const at = lines.findIndex((line) => csvHead.test(line.text));
  const columns = csvCells(lines[at]?.text ?? '');
  const above = lines.slice(0, at);
  const notes: Note[] = unreadNotes(above, 'left-out');
  // The columns do not say that a command failed; what was printed above them may.
  const failures = hyperfineFailures(above.map((line) => line.text).join('\n'));
  const measurements = lines.slice(at + 1).flatMap((line) => {
    const cells = csvCells(line.text);
    if (cells.length !== columns.length) {
      addAll(notes, unreadNotes([line]));
      return [];
    }
    const row = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
    const parameters = Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) =>
        name.startsWith(parameterColumn) ? [[name.slice(parameterColumn.length), value]] : [],
      ),
    );
    const failed = failures.get(commandOf(row));
    if (failed === undefined) return readResult({ ...row, parameters }, undefined, line.n, notes);
    return [failedCommand(commandOf(row), failed, line.n, notes)];
  });
  return { tool: 'hyperfine', measurements, notes };
}

function failedCommand(name: string, failed: string, line: number, notes: Note[]): Measurement {
  notes.push(failedRow(line, name, failed));
  return { benchmark: name, suite: 'hyperfine', command: name, metric: wallTime, failed, line };
}

const wallTime = metric('time', 's', 'lower');

function commandOf(result: Json): string {
  return string(result.command) ?? 'command';
}

function readResult(result: Json, position: number | undefined, line: number, notes: Note[]): Measurement[] {
  const command = commandOf(result);
  const given = object(result.parameters) ?? {};
  const parameters = withoutUndefined<ParameterValue>({
    ...Object.fromEntries(
      Object.entries(given).map(([key, value]) => [
        key,
        typeof value === 'string' ? parameterValue(value) : numeric(value),
      ]),
    ),
    ...(position === undefined ? {} : { position }),
  });
  const base = { benchmark: command, suite: 'hyperfine', command, parameters, line };
  const codes = list(result.exit_codes);
  const times = list(result.times);
  const out: Measurement[] = [];
  const samples: number[] = [];
  times.forEach((time, index) => {
    const code = codes[index];
    // A null code means killed by a signal; files of old versions have no codes at all.
    const failed = index < codes.length && code !== 0;
    const value = numeric(time);
    if (failed)
      out.push({
        ...base,
        metric: wallTime,
        run: index,
        failed: code === null ? 'killed by a signal' : `exit code ${String(code)}`,
      });
    else if (value !== undefined) samples.push(value);
  });
  if (out.length)
    notes.push({
      kind: 'failed',
      message: word('import.runs-failed', { name: command, n: out.length }),
      lines: [line],
    });
  if (samples.length) out.unshift({ ...base, metric: wallTime, samples });
  else if (!times.length) addAll(out, summary(result, base, notes, line));
  if (!out.length) notes.push({ kind: 'failed', message: word('import.row-empty', { name: command }), lines: [line] });
  for (const [key, label] of [
    ['user', 'user time'],
    ['system', 'system time'],
  ] as const) {
    const mean = numeric(result[key]);
    if (mean !== undefined && samples.length + (times.length ? 0 : 1) > 0)
      out.push({
        ...base,
        metric: metric(label, 's', 'lower', 'cost', 'mean over the runs'),
        summary: { mean, ...(times.length ? { n: times.length } : {}) },
      });
  }
  return out;
}

/** Without single times, only hyperfine's statistics remain. */
function summary(result: Json, base: Pick<Measurement, 'benchmark'>, notes: Note[], line: number): Measurement[] {
  const made = withoutUndefined({
    mean: numeric(result.mean),
    median: numeric(result.median),
    stddev: numeric(result.stddev),
    min: numeric(result.min),
    max: numeric(result.max),
  });
  if (made.mean === undefined && made.median === undefined) return [];
  notes.push({ kind: 'guessed', message: word('import.no-runs', { name: base.benchmark }), lines: [line] });
  return [{ ...base, metric: wallTime, summary: made }];
}
