/**
 * cyclictest: latencies of each thread. Threads run side by side, so they are rows of their own. Without -q, lines are
 * written again and again, and the last of each thread counts.
 */
import { object, allJson, objectsOf, string } from '../json';
import { head, linesOf, readLines, ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, ParameterValue } from '../model';
import { number, numeric } from '../numbers';

const threadLine = new RegExp(
  [
    String.raw`^T:[ \t]*(\d+) \([ \t]*(\d+)\) P:[ \t]*(\d+) I:[ \t]*(\d+) C:[ \t]*(\d+) `,
    String.raw`Min:[ \t]*(\d+) Act:([ \t]*-?\d+) Avg:([ \t]*\d+) Max:[ \t]*(\d+)`,
  ].join(''),
);

/** A line of each latency, with a number for each thread. */
const maxSummaryLength = 16_384;

export const cyclictest: Importer = {
  tool: 'cyclictest',
  name: 'cyclictest',
  sniff: ({ text }) => {
    const start = head(text);
    if (linesOf(start).some((line) => threadLine.test(line.text))) return 1;
    if (/"rt_test_version:?"\s*:/.test(start)) return 0.95;
    // The summary comes after the histogram, which may be long.
    return /^# Min Latencies: [\d ]+$/m.test(`${start}\n${text.slice(-maxSummaryLength)}`) ? 0.9 : 0;
  },
  read: (file) => (/"rt_test_version:?"\s*:/.test(head(file.text)) ? readJson(file) : readLines(begin, file.text)),
};

const latenciesIn = (unit: 'us' | 'ns') => ({
  max: metric('max latency', unit, 'lower'),
  avg: metric('latency', unit, 'lower', 'primary', 'mean over cycles'),
  min: metric('min latency', unit, 'lower', 'info'),
});

const latencies = { us: latenciesIn('us'), ns: latenciesIn('ns') };

/** Nanoseconds (-N) are printed into wider fields, which is all that the text says about the unit. */
function unitOf(act: string, avg: string): 'us' | 'ns' {
  return [act, avg].some((field) => field.length >= 8 && /^\s/.test(field)) ? 'ns' : 'us';
}

function measured(
  values: Readonly<Record<'min' | 'avg' | 'max', number | undefined>>,
  parameters: Readonly<Record<string, ParameterValue>>,
  line: number,
  unit: 'us' | 'ns' = 'us',
): Measurement[] {
  return (['max', 'avg', 'min'] as const).flatMap((part) => {
    const value = values[part];
    const base = { benchmark: 'cyclictest', suite: 'rt-tests', benchmarkKind: 'micro' as const, parameters, line };
    return value === undefined ? [] : [{ ...base, metric: latencies[unit][part], value }];
  });
}

function begin(): LineReading {
  const runs: Map<number, Measurement[]>[] = [];
  const processes = new Map<number, string>();
  let histogram: { [part: string]: string[] } = {};
  const run = (): Map<number, Measurement[]> => {
    const last = runs.at(-1);
    if (last) return last;
    const made = new Map<number, Measurement[]>();
    runs.push(made);
    return made;
  };
  const scanned = scanner([
    {
      match: threadLine,
      take: ([, thread, process, priority, interval, count, min, act = '', avg = '', max], line) => {
        const id = Number(thread);
        // The line of another process: a run was appended.
        if (processes.has(id) && processes.get(id) !== process) {
          runs.push(new Map());
          processes.clear();
        }
        processes.set(id, process ?? '');
        const parameters = { thread: id, priority: Number(priority), interval: Number(interval) };
        const values = { min: number(min), avg: number(avg.trim()), max: number(max) };
        run().set(id, Number(count) ? measured(values, parameters, line.n, unitOf(act, avg)) : []);
      },
    },
    {
      match: /^# (Min|Avg|Max) Latencies: ([\d ]+)$/,
      take: ([, part, texts], line) => {
        histogram[(part ?? '').toLowerCase()] = (texts ?? '').trim().split(/ +/);
        const { min, avg, max } = histogram;
        if (!min || !avg || !max) return;
        max.forEach((text, thread) => {
          const values = { min: number(min[thread]), avg: number(avg[thread]), max: number(text) };
          run().set(thread, measured(values, { thread }, line.n));
        });
        histogram = {};
      },
    },
    { match: /^(?:# |policy: |\d{6} |#$|WARN|INFO)/ },
  ]);
  return ruledReading(scanned, 'left-out', () => ({
    tool: 'cyclictest',
    measurements: runs.flatMap((one) => [...one.values()].flat()),
  }));
}

function readJson({ text }: ImportFile): Imported {
  const found = allJson(text);
  const { objects: documents, notes } = objectsOf(found, (json) => object(json.thread) !== undefined);
  return {
    tool: 'cyclictest',
    toolVersion: string(documents[0]?.json['rt_test_version:']) ?? string(documents[0]?.json.rt_test_version),
    measurements: documents.flatMap(({ json, line }) =>
      Object.entries(object(json.thread) ?? {}).flatMap(([thread, value]) => {
        const one = object(value) ?? {};
        const values = { min: numeric(one.min), avg: numeric(one.avg), max: numeric(one.max) };
        return measured(values, { thread: number(thread) ?? thread }, line);
      }),
    ),
    notes,
  };
}
