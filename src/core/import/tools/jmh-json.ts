/** JMH's JSON: iterations are runs, and forks are processes of their own. */
import { word } from '../../messages/messages';
import { allJson, list, object, objectsOf, string } from '../json';
import type { Imported, ImportFile, Measurement, Note, ParameterValue } from '../model';
import { numeric } from '../numbers';
import { parameterValue } from '../template';
import { jmhMetric, partName } from './jmh-metric';

type Json = Readonly<Record<string, unknown>>;

export function readJmhJson({ text }: ImportFile): Imported {
  const found = allJson(text);
  const { objects: entries, notes: around } = objectsOf(found, (json) => object(json.primaryMetric) !== undefined);
  const notes: Note[] = found.documents.length ? [...around] : [{ kind: 'failed', message: word('import.truncated') }];
  return {
    tool: 'jmh',
    toolVersion: string(entries[0]?.json.jmhVersion),
    measurements: entries.flatMap(({ json, line }) => ofEntry(json, line, notes)),
    notes,
  };
}

function ofEntry(entry: Json, line: number, notes: Note[]): Measurement[] {
  const mode = string(entry.mode) ?? '';
  const threads = numeric(entry.threads);
  const base: Pick<Measurement, 'benchmark' | 'suite' | 'parameters' | 'benchmarkKind' | 'line'> = {
    benchmark: string(entry.benchmark) ?? 'benchmark',
    suite: 'JMH',
    benchmarkKind: 'micro',
    parameters: { ...parametersOf(object(entry.params) ?? {}), ...(threads === undefined ? {} : { threads }) },
    line,
  };
  const parts: readonly (readonly [string | undefined, unknown])[] = [
    [undefined, entry.primaryMetric],
    ...Object.entries(object(entry.secondaryMetrics) ?? {}),
  ];
  return parts.flatMap(([part, value]) => {
    const score = object(value);
    if (!score) return [];
    const what = jmhMetric(mode, string(score.scoreUnit) ?? '', part === undefined ? undefined : partName(part));
    const made = runsOf(score).map((one) => ({ ...base, metric: what, ...one }));
    if (made.length) return made;
    const mean = numeric(score.score);
    if (mean === undefined) {
      notes.push({ kind: 'failed', message: word('import.row-empty', { name: base.benchmark }), lines: [line] });
      return part === undefined ? [{ ...base, metric: what, failed: 'no score' }] : [];
    }
    if (part === undefined)
      notes.push({ kind: 'guessed', message: word('import.no-runs', { name: base.benchmark }), lines: [line] });
    return [{ ...base, metric: what, summary: { mean } }];
  });
}

/** Of each fork its iterations. */
function runsOf(score: Json): Pick<Measurement, 'samples' | 'boot' | 'processes'>[] {
  const forks = list(score.rawData)
    .map((fork) =>
      list(fork)
        .map(numeric)
        .filter((value) => value !== undefined),
    )
    .filter((fork) => fork.length);
  return forks.map((samples, index) => ({
    samples,
    ...(forks.length > 1 ? { boot: index + 1, processes: true } : {}),
  }));
}

function parametersOf(params: Json): Record<string, ParameterValue> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      parameterValue(typeof value === 'string' ? value : String(value)),
    ]),
  );
}
