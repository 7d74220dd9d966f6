/** CoreMark. Compiler and flags belong to the load: a binary built otherwise is another benchmark. */
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Note, ParameterValue } from '../model';
import { number } from '../numbers';

export const coreMark = lineTool(
  'coremark',
  'CoreMark',
  (start) => {
    if (/^CoreMark Size[ \t]*:/m.test(start)) return 1;
    return /^CoreMark 1\.0 : [\d.]+ \//m.test(start) ? 0.9 : 0;
  },
  begin,
);

const rate = metric('iterations', 'iterations/s', 'higher');
const totalTime = metric('total time', 's', 'none', 'info');

interface Run {
  readonly parameters: Record<string, ParameterValue>;
  readonly line: number;
  rate?: number;
  rateLine?: number;
  time?: number;
  failed?: string;
}

function begin(): LineReading {
  const runs: Run[] = [];
  const notes: Note[] = [];
  const current = (line: number): Run => {
    const last = runs.at(-1);
    if (last) return last;
    const made: Run = { parameters: {}, line };
    runs.push(made);
    return made;
  };
  const set = (key: string, value: ParameterValue | undefined, line: number): void => {
    if (value !== undefined) current(line).parameters[key] = value;
  };
  const scanned = scanner([
    {
      match: /^CoreMark Size[ \t]*: (\d+)/,
      take: ([, size], line) => void runs.push({ parameters: { size: Number(size) }, line: line.n }),
    },
    {
      match: /^Total time \(secs\)[ \t]*: (\S+)/,
      take: ([, time], line) => void (current(line.n).time = number(time)),
    },
    {
      match: /^Iterations\/Sec[ \t]*: (\S+)/,
      take: ([, value], line) => {
        const run = current(line.n);
        run.rate = number(value);
        run.rateLine = line.n;
      },
    },
    { match: /^Compiler version[ \t]*: (\S.*)/, take: ([, name], line) => set('compiler', name?.trim(), line.n) },
    { match: /^Compiler flags[ \t]*: (\S.*)/, take: ([, flags], line) => set('flags', flags?.trim(), line.n) },
    {
      match: /^Parallel (\S+)[ \t]*: (\d+)/,
      take: ([, kind, count], line) => {
        set('parallel', kind?.toLowerCase(), line.n);
        set('threads', number(count), line.n);
      },
    },
    {
      match: /^(?:Errors detected|Cannot validate operation|\[\d+\]ERROR!|ERROR! )/,
      take: (_, line) => void (current(line.n).failed ??= line.text.trim()),
    },
    {
      match: new RegExp(
        String.raw`^(?:2K (?:performance|validation) run parameters|Total ticks|Iterations[ \t]*:` +
          String.raw`|Memory location|seedcrc|\[\d+\]crc)`,
      ),
    },
    { match: /^[ \t]*\(e\.g\. code in flash|^Correct operation validated|^CoreMark 1\.0 : / },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    const measurements = runs.flatMap((run) => measured(run, notes));
    return {
      tool: 'coremark',
      measurements,
      notes,
    };
  });
}

function measured({ parameters, rate: value, rateLine, time, failed, line }: Run, notes: Note[]): Measurement[] {
  const base = { benchmark: 'CoreMark', suite: 'CoreMark', benchmarkKind: 'micro' as const, parameters };
  const reason = failed ?? (value === undefined ? 'no rate was printed' : undefined);
  if (reason !== undefined) {
    notes.push(failedRun(line, reason));
    return [{ ...base, metric: rate, failed: reason, line }];
  }
  return [
    { ...base, metric: rate, value, line: rateLine },
    ...(time === undefined ? [] : [{ ...base, metric: totalTime, value: time, line }]),
  ];
}
