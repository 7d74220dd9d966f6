/**
 * HPC Challenge: the summary at the end of hpccoutf.txt, to which each run appends. What the sections above it print is
 * the same numbers, but for the checks of the results.
 */
import { failedRow, failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { dateOfEpoch, metric } from '../metrics';
import type { Measurement, Metric, Note, ParameterValue } from '../model';
import { number } from '../numbers';

export const hpcc = lineTool(
  'hpcc',
  'HPC Challenge',
  (start) => (/^This is the DARPA\/DOE HPC Challenge Benchmark version/m.test(start) ? 1 : 0),
  begin,
);

/** The keys that are results, with the benchmark that each names. */
const rates: readonly (readonly [RegExp, Metric])[] = [
  [/^(HPL)_Tflops$/, metric('rate', 'Tflop/s', 'higher')],
  [/^(\w+(?:DGEMM|FFT))_Gflops$/, metric('rate', 'Gflop/s', 'higher')],
  [/^(PTRANS)_GBs$/, metric('rate', 'GB/s', 'higher')],
  [/^(\w+RandomAccess(?:_LCG)?)_GUPs$/, metric('updates', 'GUP/s', 'higher')],
  [/^((?:Star|Single)STREAM_(?:Copy|Scale|Add|Triad))$/, metric('rate', 'GB/s', 'higher')],
  [/^(Avg(?:PingPong)|\w+Ring)Latency_usec$/, metric('latency', 'us', 'lower')],
  [/^(Avg(?:PingPong)|\w+Ring)Bandwidth_GBytes$/, metric('bandwidth', 'GB/s', 'higher')],
];

/** Sizes of a problem, which keep rows apart: by benchmark, the keys of the summary with their names here. */
const sizes: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/^HPL$/, { HPL_N: 'n', HPL_NB: 'nb', HPL_nprow: 'p', HPL_npcol: 'q' }],
  [/DGEMM$/, { DGEMM_N: 'n' }],
  [/^PTRANS$/, { PTRANS_n: 'n', PTRANS_nb: 'nb' }],
  [/^MPIRandomAccess$/, { MPIRandomAccess_N: 'n' }],
  [/RandomAccess/, { RandomAccess_N: 'n' }],
  [/STREAM/, { STREAM_VectorSize: 'array-size', STREAM_Threads: 'threads' }],
  [/^MPIFFT$/, { MPIFFT_N: 'n' }],
  [/FFT$/, { FFT_N: 'n' }],
];

interface Run {
  readonly line: number;
  readonly summary: Map<string, { readonly text: string; readonly line: number }>;
  /** Sections whose results did not pass their check. */
  readonly wrong: Set<string>;
  inSummary: boolean;
  seconds?: number;
}

function begin(): LineReading {
  const runs: Run[] = [];
  const last = (): Run | undefined => runs.at(-1);
  let section = 'HPL';
  let isOpen = false;
  const scanned = scanner([
    {
      match: /^This is the DARPA\/DOE HPC Challenge Benchmark version/,
      take: (_, { n }) => {
        isOpen = true;
        runs.push({ line: n, summary: new Map(), wrong: new Set(), inSummary: false });
      },
    },
    {
      match: /^Current time \((\d{1,10})\) is /,
      take: ([, seconds]) => {
        const run = last();
        if (run) run.seconds ??= Number(seconds);
      },
    },
    {
      match: /^Begin of (\w+) section\.$/,
      take: ([, name = '']) => {
        section = name;
        const run = last();
        if (run) run.inSummary = name === 'Summary';
      },
    },
    {
      match: /^(\w{1,80})=(\S{1,80})$/,
      take: ([, key = '', text = ''], { n }) => {
        const run = last();
        if (!run?.inSummary) return false;
        run.summary.set(key, { text, line: n });
        return undefined;
      },
    },
    {
      match: /^ *([1-9]\d*) tests completed and failed residual checks/,
      take: () => void last()?.wrong.add(section),
    },
    { match: /^Found \d+ errors in \d+ locations \(failed\)/, take: () => void last()?.wrong.add(section) },
    { match: /^End of HPC Challenge tests\./, take: () => void (isOpen = false) },
    { match: /^#+$|^Current time / },
    // The sections say the same, in many forms.
    { match: /./, take: () => (isOpen ? undefined : false) },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    const notes: Note[] = [];
    const measurements = runs.flatMap((run) => measured(run, notes));
    const [first] = runs;
    const part = (key: string): string => first?.summary.get(key)?.text ?? '';
    const version = ['VersionMajor', 'VersionMinor', 'VersionMicro'].map(part);
    return {
      tool: 'hpcc',
      ...(version.every(Boolean) ? { toolVersion: version.join('.') } : {}),
      date: dateOfEpoch(first?.seconds),
      measurements,
      notes,
    };
  });
}

function measured({ line, summary, wrong }: Run, notes: Note[]): Measurement[] {
  const numberOf = (key: string): number | undefined => number(summary.get(key)?.text);
  const processes = numberOf('CommWorldProcs');
  const shared = { suite: 'hpcc', benchmarkKind: 'macro' as const };
  if (numberOf('Success') !== 1) {
    notes.push(failedRun(line));
    const failed = 'no summary was printed';
    return [{ benchmark: 'HPL', ...shared, metric: metric('rate', 'Tflop/s', 'higher'), failed, line }];
  }
  return [...summary].flatMap(([key, { text, line: n }]): Measurement[] => {
    const [what, found] = known(key);
    const value = number(text);
    // -1 is printed for what was not measured, as links of a single process.
    if (what === undefined || found === undefined || value === undefined || value < 0) return [];
    const benchmark = found.replace('_', ' ');
    const parameters: Record<string, ParameterValue> = processes === undefined ? {} : { processes };
    const [, names = {}] = sizes.find(([form]) => form.test(found)) ?? [];
    for (const [from, to] of Object.entries(names)) {
      const size = numberOf(from);
      if (size !== undefined) parameters[to] = size;
    }
    const base = { benchmark, ...shared, parameters, metric: what, line: n };
    if (!wrong.has(found)) return [{ ...base, value }];
    const failed = 'the result did not pass its check';
    notes.push(failedRow(n, benchmark, failed));
    return [{ ...base, failed }];
  });
}

function known(key: string): readonly [Metric?, string?] {
  for (const [form, what] of rates) {
    const [, name] = form.exec(key) ?? [];
    if (name !== undefined) return [what, name];
  }
  return [];
}
