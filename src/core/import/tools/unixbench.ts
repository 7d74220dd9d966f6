/**
 * UnixBench 5 and 6. A file holds a run with one copy and one with a copy per CPU: the number of copies is a parameter.
 * Everything is higher-better. The tool averages its passes and prints only their number.
 */
import { word } from '../../messages/messages';
import { head, readLines, ruledReading, scanner, type LineReading } from '../lines';
import { dateOfText, metric } from '../metrics';
import type { Importer, Measurement, Note } from '../model';
import { number } from '../numbers';

const resultLine = /^(\S(?:.*\S)?)\s+([\d.]+) (\S+)\s+\(([\d.]+) s, (\d+) samples?\)$/;
const indexLine = /^(\S(?:.*\S)?)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)$/;

export const unixbench: Importer = {
  tool: 'unixbench',
  name: 'UnixBench',
  sniff: ({ text }) => {
    const start = head(text);
    if (/BYTE UNIX Benchmarks \(Version/.test(start)) return 1;
    return /^System Benchmarks (Partial )?Index/m.test(start) ||
      /^Dhrystone 2 using register variables[ \t]+[\d.]+ lps/m.test(start)
      ? 0.7
      : 0;
  },
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

function begin(): LineReading {
  const measurements: Measurement[] = [];
  /** Names of benchmarks so far. */
  const read = new Set<string>();
  const notes: Note[] = [];
  let copies: number | undefined;
  /** A section without results so far. */
  let open: { readonly copies: number; readonly line: number } | undefined;
  const close = (): void => {
    if (open)
      notes.push({ kind: 'failed', message: word('import.unixbench-empty', { n: open.copies }), lines: [open.line] });
    open = undefined;
  };
  let version: string | undefined;
  let date: string | undefined;
  const environment: { arch?: string; cpu?: string; kernel?: string } = {};
  const base = (): Pick<Measurement, 'suite' | 'version' | 'parameters'> => ({
    suite: 'UnixBench',
    version,
    parameters: copies === undefined ? undefined : { copies },
  });
  const scanned = scanner([
    { match: /BYTE UNIX Benchmarks \(Version ([^)]+)\)/, take: ([, found]) => void (version = found) },
    { match: /^Benchmark Run: (.*)/, take: ([, found]) => void (date ??= dateOfText(found ?? '')) },
    {
      match: /^\d+ CPUs? in system; running (\d+) parallel cop(?:y|ies) of tests/,
      take: ([, found], line) => {
        close();
        copies = number(found);
        open = { copies: copies ?? 1, line: line.n };
      },
    },
    { match: /^\s+Machine: (\S+)/, take: ([, found]) => void (environment.arch = found) },
    { match: /^\s+CPU 0: (.*?) \([\d.]+ bogomips\)/, take: ([, found]) => void (environment.cpu = found) },
    { match: /^\s+OS: .*? -- (\S+) --/, take: ([, found]) => void (environment.kernel = found) },
    {
      match: resultLine,
      take: ([, name, value, unit, , samples], line) => {
        const mean = number(value);
        if (mean === undefined) return false;
        const n = number(samples);
        open = undefined;
        read.add(name ?? '');
        const what = metric(unitName(unit ?? ''), unit, 'higher', 'primary', "the tool's mean of its passes");
        measurements.push({
          ...base(),
          benchmark: name ?? '',
          benchmarkKind: 'micro',
          metric: what,
          summary: { mean, ...(n ? { n } : {}) },
          line: line.n,
        });
        return undefined;
      },
    },
    { match: /^System Benchmarks (Partial )?Index(?: Values)?\s+BASELINE/ },
    {
      match: /^System Benchmarks Index Score( \(Partial Only\))?\s+([\d.]+)/,
      take: ([, partial, value], line) => {
        const mean = number(value);
        if (mean === undefined) return false;
        if (partial) notes.push({ kind: 'guessed', message: word('import.unixbench-partial'), lines: [line.n] });
        open = undefined;
        // The index is computed from the rows above: judging it as well would count them twice.
        measurements.push({
          ...base(),
          benchmark: partial ? 'Index (partial)' : 'Index',
          metric: metric(
            'index',
            undefined,
            'higher',
            'info',
            'geometric mean of the rows against a SPARCstation 20-61',
          ),
          summary: { mean },
          line: line.n,
        });
        return undefined;
      },
    },
    // The index table repeats the results; its column INDEX is a ratio to a machine of 1995.
    { match: indexLine, take: ([, name]) => (read.has(name ?? '') ? undefined : false) },
    { match: /^[\s#=_-]+$/ },
    {
      match: new RegExp(
        [
          String.raw`^\s+(Version \d|Multi-CPU|Sunnyvale|January|System:|OS:|Machine:|Language:|CPU \d+:|`,
          String.raw`CPU Features:|Hyper-Threading|x86-64|MMX|\d+:\d+)`,
        ].join(''),
      ),
    },
    { match: /^(make|gcc|cc|Checking|\.\/|\d+ x )/ },
    { match: /^\s+\S.*(Physical Address Ext|SYSENTER|johantheghost|runlevel|load average)/ },
  ]);
  return ruledReading(scanned, 'not-understood', () => {
    close();
    const host = {
      ...(environment.arch ? { arch: environment.arch } : {}),
      ...(environment.kernel ? { kernel: environment.kernel } : {}),
      ...(environment.cpu ? { cpu: { model: environment.cpu } } : {}),
    };
    return {
      tool: 'unixbench',
      toolVersion: version,
      date,
      // It may have run on a guest: the machine is described, and nothing more is claimed.
      ...(Object.keys(host).length ? { environment: { host } } : {}),
      measurements,
      notes,
    };
  });
}

function unitName(unit: string): string {
  const names: Readonly<Record<string, string>> = {
    lps: 'loops',
    lpm: 'loops',
    KBps: 'throughput',
    MWIPS: 'whetstones',
    MFLOPS: 'throughput',
  };
  return names[unit] ?? 'rate';
}
