/**
 * github-action-benchmark: its data (`data.js`, `data.json`), where each commit is a subject, and the list of results
 * that it takes from custom tools. The direction is that of the tool named in the data: biggerIsBetter in its write.ts.
 */
import { word } from '../../messages/messages';
import type { Direction } from '../../report/metric';
import { allJson, jsonNotes, list, object, otherDocuments, string } from '../json';
import { head } from '../lines';
import { dateOfEpoch, metric } from '../metrics';
import type { Imported, ImportedSubject, Importer, ImportFile, Measurement, Note } from '../model';
import { numeric } from '../numbers';

type Json = Readonly<Record<string, unknown>>;

const tool = 'github-action-benchmark';

export const githubActionBenchmark: Importer = {
  tool,
  name: tool,
  sniff: ({ text }) => {
    const start = head(text);
    if (start.includes('window.BENCHMARK_DATA')) return 1;
    if (start.includes('"benches"') && start.includes('"lastUpdate"')) return 0.9;
    return /^\s*\[\s*\{\s*"name"\s*:\s*"[^"\n]*"\s*,\s*"(?:unit|value)"\s*:/.test(start) ? 0.7 : 0;
  },
  read,
};

const bigger = new Set(['benchmarkjs', 'pytest', 'customBiggerIsBetter']);
const smaller = new Set([
  ...['cargo', 'go', 'benchmarkluau', 'googlecpp', 'catch2', 'julia', 'jmh', 'benchmarkdotnet'],
  'customSmallerIsBetter',
]);

function directionOf(name: string | undefined): Direction | undefined {
  if (name === undefined) return undefined;
  return bigger.has(name) ? 'higher' : smaller.has(name) ? 'lower' : undefined;
}

/** More subjects are a history, and no report. */
const maxCommits = 20;

interface Entry {
  readonly suite: string;
  readonly commit: string;
  readonly message?: string;
  readonly date?: number;
  readonly tool?: string;
  readonly benches: readonly Json[];
}

function read({ text }: ImportFile): Imported {
  const found = allJson(text);
  const around = found.around.filter((line) => !/^window\.BENCHMARK_DATA =?$/.test(line.text.trim()));
  const notes: Note[] = jsonNotes({ ...found, around });
  const measurements: Measurement[] = [];
  const subjects = new Map<string, ImportedSubject>();
  const others: number[] = [];
  let date: number | undefined;
  for (const { value, line } of found.documents) {
    if (Array.isArray(value)) {
      for (const bench of value as unknown[]) {
        const made = measured(object(bench) ?? {}, undefined, undefined, line, notes);
        if (made) measurements.push(made);
      }
      continue;
    }
    const { entries, left } = latest(entriesOf(object(value)?.entries));
    if (!entries.length) others.push(line);
    if (left) notes.push({ kind: 'left-out', message: word('import.commits-left', { n: left, most: maxCommits }) });
    for (const entry of entries) {
      const label = entry.commit.slice(0, 10);
      subjects.set(label, { label, ...(entry.message ? { notes: entry.message } : {}) });
      date = Math.max(date ?? 0, entry.date ?? 0) || undefined;
      for (const bench of entry.benches) {
        const made = measured(bench, entry.suite, entry.tool, line, notes);
        if (made) measurements.push({ ...made, subject: label });
      }
    }
  }
  return {
    tool,
    ...(subjects.size ? { subjects: [...subjects.values()] } : {}),
    date: dateOfEpoch(date === undefined ? undefined : date / 1000),
    measurements,
    notes: [...notes, ...otherDocuments(others)],
  };
}

function entriesOf(suites: unknown): Entry[] {
  return Object.entries(object(suites) ?? {}).flatMap(([suite, all]) =>
    list(all).flatMap((one): Entry[] => {
      const entry = object(one);
      const commit = object(entry?.commit);
      const id = string(commit?.id);
      if (!entry || id === undefined) return [];
      const benches = list(entry.benches)
        .map(object)
        .filter((bench) => bench !== undefined);
      const message = string(commit?.message)?.split('\n')[0];
      return [{ suite, commit: id, message, date: numeric(entry.date), tool: string(entry.tool), benches }];
    }),
  );
}

/** In the order of their dates, those of the last commits. */
function latest(all: readonly Entry[]): { readonly entries: readonly Entry[]; readonly left: number } {
  const sorted = [...all].sort((a, b) => (a.date ?? 0) - (b.date ?? 0));
  const commits = [...new Set(sorted.map((entry) => entry.commit))];
  const taken = new Set(commits.slice(-maxCommits));
  return { entries: sorted.filter((entry) => taken.has(entry.commit)), left: commits.length - taken.size };
}

function measured(
  bench: Json,
  suite: string | undefined,
  by: string | undefined,
  line: number,
  notes: Note[],
): Measurement | undefined {
  const name = string(bench.name);
  const value = numeric(bench.value);
  if (name === undefined || value === undefined) {
    notes.push({ kind: 'failed', message: word('import.row-empty', { name: name ?? tool }), lines: [line] });
    return undefined;
  }
  const what = metric('value', string(bench.unit), directionOf(by));
  return { benchmark: name, suite: suite ?? tool, metric: what, value, line };
}
