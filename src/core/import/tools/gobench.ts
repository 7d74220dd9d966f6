/**
 * Go benchmarks: `BenchmarkName-8  N  value unit ...`. Repeated lines are runs; N counts iterations. Configuration
 * lines (`key: value`) describe what follows them: the package is the suite, and a key under which the same benchmark
 * occurs with several values names the subject.
 */
import { word } from '../../messages/messages';
import { failedRow } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Metric, Note, ParameterValue, Surroundings } from '../model';
import type { Direction } from '../../report/metric';
import { number } from '../numbers';
import { parameterValue } from '../template';

export const goBenchmarks = lineTool(
  'go-bench',
  'Go benchmarks',
  (start) => {
    if (/^Benchmark\S*[ \t]+\d+[ \t]+[\d.e+-]+[ \t]+\S*\/op\b/m.test(start)) return 0.95;
    return /^Benchmark\S+[ \t]+\d+[ \t]+[\d.e+-]+[ \t]+[A-Za-z%]/m.test(start) ? 0.8 : 0;
  },
  begin,
);

interface Found {
  readonly measurement: Measurement;
  /** Configuration in force, without what describes the machine. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Keys that `go test` prints itself. */
const ownKeys = new Set(['goos', 'goarch', 'pkg', 'cpu']);

function begin(): LineReading {
  const found: Found[] = [];
  const notes: Note[] = [];
  const directions = new Map<string, Direction>();
  const settings: Record<string, string> = {};
  let own: Record<string, string> = {};
  const seen: Record<string, string> = {};
  const keep = (measurement: Measurement): void => {
    found.push({ measurement, settings: { ...settings } });
  };
  const scanned = scanner([
    {
      match: /^Unit[ \t]+(\S+)((?:[ \t]+[^\s=]+=\S*)+)$/,
      take: ([, unit, words]) => {
        const better = /\bbetter=(higher|lower)\b/.exec(words ?? '')?.[1];
        if (better) directions.set(unit ?? '', better as Direction);
      },
    },
    {
      match: /^Benchmark(\S*)[ \t]+\d+[ \t]+(\S.*)$/,
      take: ([, name, rest], line) => {
        const values = valuesOf(rest ?? '');
        if (!values) return false;
        for (const { value, unit } of values)
          keep({ ...named(name ?? '', own.pkg), metric: metricOf(unit, directions), value, line: line.n });
        return undefined;
      },
    },
    {
      match: /^--- FAIL: Benchmark(\S+)|^Benchmark(\S+)[ \t]+(panic: .+)/,
      take: ([, failing, panicking, panic], line) => {
        const name = failing ?? panicking ?? '';
        const failed = panic ?? 'FAIL';
        notes.push(failedRow(line.n, name, failed));
        keep({ ...named(name, own.pkg), metric: metricOf('ns/op', directions), failed, line: line.n });
      },
    },
    {
      match: /^([a-z][^\sA-Z:]*):(?:[ \t](.*)|$)/,
      take: ([, key, value]) => {
        const text = (value ?? '').trim();
        if (ownKeys.has(key ?? '')) {
          own = { ...own, [key ?? '']: text };
          if (text) seen[key ?? ''] = text;
        } else settings[key ?? ''] = text;
      },
    },
    { match: /^(?:PASS|FAIL|testing: .*|ok[ \t]+\S+[ \t].*|FAIL[ \t]+\S.*|exit status \d+|--- (?:BENCH|SKIP): .*)$/ },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    const key = subjectKey(found);
    if (key) notes.push({ kind: 'guessed', message: word('import.go-subject', { name: key }) });
    return {
      tool: 'go-bench',
      environment: surroundings(seen),
      measurements: found.map(({ measurement, settings: set }) => {
        const subject = key ? set[key] : undefined;
        return subject ? { ...measurement, subject } : measurement;
      }),
      notes,
    };
  });
}

/** Pairs of a value and its unit; undefined if the rest of the line is anything else. */
function valuesOf(rest: string): { readonly value: number; readonly unit: string }[] | undefined {
  const words = rest.split(/[ \t]+/).filter(Boolean);
  const pairs: { value: number; unit: string }[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const value = number(words[at]);
    if (value === undefined) return undefined;
    pairs.push({ value, unit: words[at + 1] ?? '' });
  }
  return pairs.length && words.length % 2 === 0 ? pairs : undefined;
}

/** `/key=value` parts of a name are parameters, and so is the number of threads behind it (absent if it is 1). */
function named(
  text: string,
  pkg: string | undefined,
): Pick<Measurement, 'benchmark' | 'suite' | 'parameters' | 'benchmarkKind'> {
  const threads = /-(\d+)$/.exec(text);
  const parts = (threads ? text.slice(0, threads.index) : text).split('/');
  const parameters: Record<string, ParameterValue> = {};
  const names = parts.filter((part, index) => {
    const at = part.indexOf('=');
    if (index === 0 || at <= 0) return true;
    parameters[part.slice(0, at)] = parameterValue(part.slice(at + 1));
    return false;
  });
  if (threads) parameters.gomaxprocs = Number(threads[1]);
  return { benchmark: names.join('/') || 'Benchmark', suite: pkg || 'Go', parameters, benchmarkKind: 'micro' };
}

function metricOf(unit: string, directions: ReadonlyMap<string, Direction>): Metric {
  const said = directions.get(unit);
  if (unit === 'ns/op') return metric('time', unit, said ?? 'lower');
  if (unit === 'MB/s') return metric('throughput', unit, said ?? 'higher', 'info', 'bytes per operation over its time');
  if (unit === 'B/op') return metric('allocated memory', unit, said ?? 'lower', 'cost');
  if (unit === 'allocs/op') return metric('allocations', unit, said ?? 'lower', 'cost');
  // By convention a unit is written behind what it measures: p99-latency-ns, text-bytes.
  const dash = unit.lastIndexOf('-');
  const bare = unit.slice(dash + 1);
  return metric(dash > 0 ? unit.slice(0, dash) : unit, bare, said ?? directionOf(bare));
}

function directionOf(unit: string): Direction | undefined {
  if (/\/op$|^(?:ns|us|µs|ms|s|sec)$/.test(unit)) return 'lower';
  return /\/(?:s|sec)$/.test(unit) ? 'higher' : undefined;
}

/** The first key that gives the same benchmark several values: other keys only describe it. */
function subjectKey(found: readonly Found[]): string | undefined {
  const values = new Map<string, string>();
  for (const { measurement, settings } of found) {
    const load = JSON.stringify([measurement.suite, measurement.benchmark, measurement.parameters]);
    for (const [key, value] of Object.entries(settings)) {
      const place = `${key}\n${load}`;
      const before = values.get(place);
      if (before !== undefined && before !== value) return key;
      values.set(place, value);
    }
  }
  return undefined;
}

function surroundings(seen: Readonly<Record<string, string>>): Surroundings | undefined {
  const { cpu, goarch } = seen;
  if (!cpu && !goarch) return undefined;
  return { host: { ...(goarch ? { arch: goarch } : {}), ...(cpu ? { cpu: { model: cpu } } : {}) } };
}
