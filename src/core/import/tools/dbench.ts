/** dbench and tbench: the throughput at the end of a run. Lines of progress are cumulative and left out. */
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Note, ParameterValue } from '../model';
import { number } from '../numbers';

export const dbench = lineTool(
  'dbench',
  'dbench',
  (start) => {
    if (/^dbench version [\d.]+/m.test(start)) return 1;
    return /^Throughput [\d.]+ MB\/sec (?:\(sync (?:open|dirs)\) )*[ \t]*\d+ (?:clients|procs)/m.test(start) ? 0.9 : 0;
  },
  begin,
);

const throughput = metric('throughput', 'MB/s', 'higher');
const maxLatency = metric('max latency', 'ms', 'lower', 'info');
const operationLatency = metric('latency', 'ms', 'lower', 'info', 'mean over operations');

interface Pending {
  readonly name: string;
  readonly value: number;
  readonly line: number;
}

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  let program = 'dbench';
  let version: string | undefined;
  let parameters: Record<string, ParameterValue> = {};
  let table: Pending[] = [];
  let open: number | undefined;
  let reason: string | undefined;
  const base = () => ({ suite: program, benchmarkKind: 'macro' as const });
  const lost = (): void => {
    if (open === undefined) return;
    notes.push(failedRun(open, reason));
    const failed = reason ?? 'no throughput was printed';
    measurements.push({ ...base(), benchmark: program, parameters, metric: throughput, failed, line: open });
    open = undefined;
    reason = undefined;
  };
  const scanned = scanner([
    {
      match: /^dbench version ([\d.]+)/,
      take: ([, found]) => void (version = found),
    },
    // Both print the same: only a command line above tells them apart.
    { match: /(?:^|[ \t/])(tbench|dbench)[ \t]+-/, take: ([, name]) => void (program = name ?? program) },
    {
      match: /^Running for (\d+) seconds with load '([^']*)'/,
      take: ([, seconds, load], line) => {
        lost();
        parameters = { seconds: Number(seconds) };
        const file = load?.split('/').at(-1);
        if (file && file !== 'client.txt') parameters.load = file;
        table = [];
        open = line.n;
      },
    },
    {
      match: /^[ \t]([A-Za-z_]+)[ \t]+(\d+)[ \t]+([\d.]+)[ \t]+[\d.]+[ \t]*$/,
      take: ([, name, , text], line) => {
        const value = number(text);
        // 0.000 is below the resolution of a microsecond, not a time of 0.
        if (value) table.push({ name: name ?? '', value, line: line.n });
      },
    },
    {
      match: new RegExp(
        String.raw`^Throughput ([\d.]+) MB\/sec((?: \(sync (?:open|dirs)\))*)[ \t]+` +
          String.raw`(\d+) (?:clients|procs)(?:[ \t]+\d+ procs)?` +
          String.raw`(?:[ \t]+max_latency=([\d.]+) ms)?`,
      ),
      take: ([, rate, sync, clients, latency], line) => {
        const value = number(rate);
        if (value === undefined) return false;
        parameters = { ...parameters, clients: Number(clients), ...(sync?.trim() ? { sync: sync.trim() } : {}) };
        const one = { ...base(), version, parameters, line: line.n };
        open = undefined;
        // A run that is shorter than its warm-up counted nothing.
        if (value === 0) {
          const failed = line.text.trim();
          notes.push(failedRun(line.n, failed));
          measurements.push({ ...one, benchmark: program, metric: throughput, failed });
          return undefined;
        }
        measurements.push({ ...one, benchmark: program, metric: throughput, value });
        const most = number(latency);
        if (most !== undefined) measurements.push({ ...one, benchmark: program, metric: maxLatency, value: most });
        for (const { name, value: mean, line: at } of table)
          measurements.push({
            ...one,
            benchmark: `${program} ${name}`,
            metric: operationLatency,
            value: mean,
            line: at,
          });
        table = [];
        return undefined;
      },
    },
    // Each process says so, and there is no throughput.
    { match: /^\[\d+\] (\w.* \(.+\))$/, take: ([, text]) => void (reason ??= text) },
    { match: /^Child failed with status \d+$/, take: ([text]) => void (reason ??= text) },
    { match: /^[ \t]*\d+[ \t]+(?:\d+[ \t]+[\d.]+ MB\/sec|cleanup[ \t])/ },
    { match: /^\^*\d+ of \d+ processes prepared|^\^+|^releasing clients|^waiting for connections|^[ \t]*-+[ \t]*$/ },
    { match: /^[ \t]*Operation[ \t]+Count[ \t]+AvgLat/ },
    { match: /^(?:\d+ clients started|failed to create barrier semaphore)/ },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    lost();
    return {
      tool: 'dbench',
      measurements,
      notes,
    };
  });
}
