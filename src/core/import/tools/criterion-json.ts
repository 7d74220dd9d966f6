/**
 * Files under target/criterion. None of them names its benchmark, so the name comes from the folders:
 * `group/function/new/estimates.json`. Versions before 0.3.4 begin keys with capitals.
 */
import { word } from '../../messages/messages';
import { allJson, jsonNotes, list, object } from '../json';
import { withoutUndefined, metric } from '../metrics';
import type { Imported, ImportFile, Measurement, Note } from '../model';
import { numeric } from '../numbers';

type Json = Readonly<Record<string, unknown>>;

export function isCriterionJson(start: string): boolean {
  return (
    /"point_estimate"\s*:/.test(start) ||
    /^\s*\{\s*"sampling_mode"\s*:/.test(start) ||
    (/^\s*\{\s*"group_id"\s*:/.test(start) && /"function_id"\s*:/.test(start))
  );
}

const time = metric('time', 'ns', 'lower', 'primary', 'per iteration');

export function criterionJson({ text, path }: ImportFile): Imported {
  const found = allJson(text);
  const notes: Note[] = found.documents.length
    ? jsonNotes(found)
    : [{ kind: 'failed', message: word('import.truncated') }];
  const { name, subject } = placeOf(path);
  const base = { benchmark: name, suite: 'Criterion', benchmarkKind: 'micro' as const, metric: time };
  const measurements = found.documents.flatMap(({ value, line }): Measurement[] => {
    const json = object(value);
    if (!json) return [];
    const samples = samplesOf(json);
    if (samples.length) return [{ ...base, samples, line }];
    if (json.group_id !== undefined || !estimate(json, 'std_dev', 'StdDev')) {
      const key = json.group_id === undefined ? 'import.criterion-change' : 'import.criterion-names';
      notes.push({ kind: 'left-out', message: word(key), lines: [line] });
      return [];
    }
    const summary = withoutUndefined({
      mean: estimate(json, 'mean', 'Mean'),
      median: estimate(json, 'median', 'Median'),
      stddev: estimate(json, 'std_dev', 'StdDev'),
    });
    return [{ ...base, summary, line }];
  });
  return {
    tool: 'criterion',
    ...(subject === undefined ? {} : { subject }),
    measurements,
    notes,
  };
}

function estimate(json: Json, name: string, oldName: string): number | undefined {
  return numeric(object(json[name] ?? json[oldName])?.point_estimate);
}

/** Each sample timed a number of iterations. */
function samplesOf(json: Json): number[] {
  const iterations = list(json.iters).map(numeric);
  return list(json.times).flatMap((value, index) => {
    const total = numeric(value);
    const count = iterations[index];
    return total === undefined || !count ? [] : [total / count];
  });
}

/** `new` is the last run; another folder is a saved baseline, and `base` is the run before, or a copy of the last. */
function placeOf(path: string): { readonly name: string; readonly subject?: string } {
  const parts = path.split('/').filter(Boolean);
  const file = parts.pop() ?? '';
  if (!/^(?:estimates|sample|benchmark)\.json$/.test(file))
    return { name: file.replace(/-?(?:new-)?(?:estimates|sample|benchmark)\b.*$/, '') || 'benchmark' };
  const saved = parts.pop() ?? '';
  const root = parts.lastIndexOf('criterion');
  const name = (root >= 0 ? parts.slice(root + 1) : parts.slice(-2)).join('/') || 'benchmark';
  // Several folders target/criterion are of several machines or builds.
  const home = root < 0 ? [] : parts.slice(0, root).filter((part) => part !== 'target');
  const subject = [...home, ...(saved === 'new' && home.length ? [] : [saved])].join(' ');
  return { name, ...(root < 0 && saved === 'new' ? {} : { subject }) };
}
