/**
 * redis-benchmark: --csv before 6.2 (test and rate), since 6.2 (with a header), -q, and full text. Repeated rows are
 * runs.
 */
import { word } from '../../messages/messages';
import { head, readLines, ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Importer, Measurement, Note, ParameterValue } from '../model';
import { number } from '../numbers';

const oldRow = /^"((?:[^"]|"")+)","([\d.]+)"\s*$/;
const csvHeader = /^"test","rps"/m;
const commandNames = new RegExp(
  [
    String.raw`^"?(PING_INLINE|PING_MBULK|PING_BULK|SET|GET|INCR|LPUSH|RPUSH|LPOP|RPOP|SADD|HSET|SPOP|`,
    String.raw`ZADD|ZPOPMIN|LRANGE|MSET|XADD)`,
  ].join(''),
);

export const redis: Importer = {
  tool: 'redis-benchmark',
  name: 'redis-benchmark',
  sniff: ({ text }) => {
    const start = head(text);
    if (csvHeader.test(start)) return 1;
    const first = start.split('\n').find((line) => line.trim()) ?? '';
    if (oldRow.test(first.replace(/\r$/, '')) && commandNames.test(first)) return 0.95;
    return /^====== .+ ======/m.test(start) && /requests per second|requests completed in/.test(start)
      ? 0.95
      : /^[A-Z_]+(?: \(.*\))?: [\d.]+ requests per second/m.test(start)
        ? 0.8
        : 0;
  },
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

const requestRate = metric('requests', 'requests/s', 'higher');

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  let columns: string[] = [];
  let test: string | undefined;
  let parameters: Record<string, ParameterValue> = {};
  const push = (name: string, what: Measurement['metric'], value: number | undefined, line: number): void => {
    if (value === undefined) return;
    measurements.push({
      benchmark: name,
      suite: 'redis-benchmark',
      parameters: { ...parameters },
      metric: what,
      value,
      line,
      benchmarkKind: 'macro',
    });
  };
  const scanned = scanner([
    { match: csvHeader, take: (_, line) => void (columns = cells(line.text)) },
    {
      match: /^".*"$/,
      take: (_, line) => {
        const row = cells(line.text);
        const [name, rate] = row;
        const value = number(rate);
        if (name === undefined || value === undefined || row.length !== (columns.length || 2)) return false;
        push(name, requestRate, value, line.n);
        columns.forEach((column, index) => {
          const part = /^(avg|min|p50|p95|p99|max)_latency_ms$/.exec(column)?.[1];
          if (part === 'avg' || part === 'p50' || part === 'p95' || part === 'p99')
            push(name, latency(part), number(row[index]), line.n);
        });
        return undefined;
      },
    },
    {
      match: /^====== (.+) ======/,
      take: ([, name]) => {
        test = name;
        parameters = {};
      },
    },
    {
      match: /^([A-Za-z_][\w ()-]*?): ([\d.]+) requests per second(?:, p50=([\d.]+) msec)?\s*$/,
      take: ([, name, rate, p50], line) => {
        push(name ?? '', requestRate, number(rate), line.n);
        push(name ?? '', latency('p50'), number(p50), line.n);
      },
    },
    {
      match: /^\s*(?:throughput summary: )?([\d.]+) requests per second\s*$/,
      take: ([, rate], line) => {
        if (test === undefined) return false;
        push(test, requestRate, number(rate), line.n);
        return undefined;
      },
    },
    { match: /^\s+(\d+) parallel clients/, take: ([, clients]) => void (parameters.clients = Number(clients)) },
    { match: /^\s+(\d+) bytes payload/, take: ([, bytes]) => void (parameters.payload = Number(bytes)) },
    { match: /^\s+avg\s+min\s+p50\s+p95\s+p99\s+max/ },
    {
      match: /^\s+([\d.]+)\s+[\d.]+\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+[\d.]+\s*$/,
      take: ([, avg, p50, p95, p99], line) => {
        if (test === undefined) return false;
        for (const [name, value] of [
          ['avg', avg],
          ['p50', p50],
          ['p95', p95],
          ['p99', p99],
        ] as const)
          push(test, latency(name), number(value), line.n);
        return undefined;
      },
    },
    {
      match: new RegExp(
        [
          String.raw`^\s*(\d+ requests completed|requests completed in|keep alive|host configuration|`,
          String.raw`multi-thread|threads:|Latency by|Cumulative|Summary:|latency summary)`,
        ].join(''),
      ),
    },
    { match: /^\s*[\d.]+% <= [\d.]+ (milliseconds|msec)/ },
    { match: /^[A-Z_]+(?: \(.*\))?: rps=/ },
  ]);
  return ruledReading(scanned, 'not-understood', () => {
    if (!measurements.length) notes.push({ kind: 'failed', message: word('import.run-no-result') });
    return {
      tool: 'redis-benchmark',
      measurements,
      notes,
    };
  });
}

function latency(part: 'avg' | 'p50' | 'p95' | 'p99') {
  return metric(
    part === 'avg' ? 'latency' : `latency ${part}`,
    'ms',
    'lower',
    part === 'avg' || part === 'p99' ? 'primary' : 'info',
    part === 'avg' ? 'mean over requests' : undefined,
  );
}

function cells(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((cell) => (cell[1] ?? '').replace(/""/g, '"'));
}
