/** hyperfine --export-json. All times are seconds. A run whose command failed has no comparable time. */
import { word } from '../../messages/messages';
import { allJson, list, object, objectsOf, string } from '../json';
import { head } from '../lines';
import { withoutUndefined, metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Note, ParameterValue } from '../model';
import { numeric } from '../numbers';
import { positions } from '../same-name';
import { parameterValue } from '../template';
import { addAll } from '../../text/lists';

type Json = Readonly<Record<string, unknown>>;

export const hyperfine: Importer = {
  tool: 'hyperfine',
  name: 'hyperfine',
  sniff: ({ text }) => (/^\s*\{\s*"results"\s*:\s*\[\s*(\{\s*"command"\s*:|\])/.test(head(text)) ? 1 : 0),
  read,
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
  return { tool: 'hyperfine', measurements, notes };
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
