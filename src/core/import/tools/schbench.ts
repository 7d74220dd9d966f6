/**
 * schbench. What it prints while it runs covers everything since its start: of each run the last block counts.
 */
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Metric, ParameterValue } from '../model';
import { number } from '../numbers';

/** A block with one number a line: a table of several kernels under the same title is not schbench's own. */
const blockStart = new RegExp(
  [
    String.raw`^[ \t]*(?:Wakeup |Request )?Latenc(?:y|ies) percentiles \(usec\)[^\n]*\n[ \t]*(?:\*[ \t]*)?`,
    String.raw`[\d.]+th:[ \t]+\d+(?:[ \t]+\(\d+ samples\))?[ \t]*$`,
  ].join(''),
  'm',
);

export const schbench = lineTool(
  'schbench',
  'schbench',
  (start) => {
    if (!blockStart.test(start)) return 0;
    // Among a mail's words, only they say which kernel a block is of.
    return 0.95;
  },
  begin,
);

interface Value {
  readonly metric: Metric;
  readonly value: number;
  readonly line: number;
}

interface Block {
  readonly title: string;
  /** Seconds since the start of the run, if printed. */
  readonly runtime?: number;
  readonly values: Value[];
}

interface Run {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** The last block of each title. */
  readonly blocks: Map<string, Block>;
}

function begin(): LineReading {
  const runs: Run[] = [];
  let parameters: Record<string, ParameterValue> = {};
  let run: Run | undefined;
  let block: Block | undefined;
  const open = (title: string, runtime: number | undefined): void => {
    const before = run?.blocks.get(title);
    const goesOn = before?.runtime !== undefined && runtime !== undefined && runtime >= before.runtime;
    if (!run || (before && !goesOn)) runs.push((run = { parameters, blocks: new Map() }));

    block = { title, runtime, values: [] };
    run.blocks.set(title, block);
  };
  const close = (): void => {
    run = undefined;
    block = undefined;
  };
  const scanned = scanner([
    {
      match: /^(?:\d{4}-\d\d-\d\d [\d:]+[ \t]+)?(?:\S*[#$>][ \t]+)?(?:\.\/|\/\S*\/)?schbench(?:[ \t](.*))?$/,
      take: ([, options]) => {
        close();
        parameters = optionsOf(options ?? '');
      },
    },
    { match: /^warmup done/, take: close },
    {
      match: /^[ \t]*(?:(Wakeup|Request) )?Latenc(?:y|ies) percentiles \(usec\):?(?: runtime (\d+) \(s\))?/,
      take: ([, kind, runtime]) => open(`${(kind ?? 'wakeup').toLowerCase()} latency`, number(runtime)),
    },
    { match: /^[ \t]*RPS percentiles \(requests\)/, take: () => void (block = undefined) },
    {
      match: /^[ \t]*(?:\*[ \t]*)?([\d.]+)th:[ \t]+(\d+)(?:[ \t]+\(\d+ samples\))?[ \t]*(?:<-+)?$/,
      take: ([, percentile, text], line) => {
        const value = number(text);
        const which = Number(percentile);
        if (block && value !== undefined)
          block.values.push({ metric: percentileMetric(block.title, which), value, line: line.n });
      },
    },
    {
      match: /^[ \t]*average rps: (\S+)/,
      take: ([, text], line) => {
        const value = number(text);
        if (value === undefined) return false;
        if (!run) runs.push((run = { parameters, blocks: new Map() }));
        const what = metric('requests', 'requests/s', 'higher');
        run.blocks.set('rps', { title: 'rps', values: [{ metric: what, value, line: line.n }] });
        close();
        return undefined;
      },
    },
    { match: /^[ \t]*(?:min=\d|current rps: |Iteration[ \t]*: |setting worker threads|final rps)/ },
  ]);
  return ruledReading(scanned, 'left-out', () => ({
    tool: 'schbench',
    measurements: runs.flatMap(measured),
  }));
}

function measured({ parameters, blocks }: Run): Measurement[] {
  return [...blocks.values()].flatMap(({ values }) =>
    values.map((one) => ({
      benchmark: 'schbench',
      suite: 'schbench',
      benchmarkKind: 'micro' as const,
      parameters,
      ...one,
    })),
  );
}

function percentileMetric(title: string, percentile: number): Metric {
  return metric(`${title} p${percentile}`, 'us', 'lower', percentile === 99 ? 'primary' : 'info');
}

const optionNames: Readonly<Record<string, string>> = {
  m: 'message-threads',
  t: 'worker-threads',
  r: 'runtime',
  R: 'rps',
  n: 'operations',
  F: 'cache-footprint',
};

function optionsOf(text: string): Record<string, ParameterValue> {
  const parameters: Record<string, ParameterValue> = {};
  for (const [, key = '', value] of text.matchAll(/(?:^|[ \t])-([A-Za-z])[ \t]*(\d+)/g)) {
    const name = optionNames[key];
    if (name) parameters[name] = Number(value);
  }
  return parameters;
}
