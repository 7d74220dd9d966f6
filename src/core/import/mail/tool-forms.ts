/** Finds the output of tools in a mail: where a block begins, where it ends, and what its importer reads. */
import type { Importer, Measurement } from '../model';
import { netperf } from '../tools/netperf';
import { perf } from '../tools/perf';
import { pgbench } from '../tools/pgbench';
import { phoronix } from '../tools/phoronix';
import { stream } from '../tools/stream';
import { stressNg } from '../tools/stressng';
import { sysbench } from '../tools/sysbench';
import { wrk } from '../tools/wrk';
import type { MailLine } from './quotes';
import { smallest } from '../../text/lists';

interface Form {
  readonly importer: Importer;
  readonly start: RegExp;
  /** Lines that belong to it; blank lines between them do too. */
  readonly inside: RegExp;
  /** Lines directly above the start that name it. */
  readonly above?: number;
}

const forms: readonly Form[] = [
  {
    importer: perf,
    start: /^\s*Performance counter stats for\s/,
    inside: /^\s*(?:<not|-?[\d.,]+(?:\s|$)|#)|\(\d+ runs\):\s*$/,
  },
  { importer: phoronix, start: /^\s*\S.* [<>] (?:Higher|Lower) Is Better\s*$/, inside: /\|=*\s*$/, above: 3 },
  {
    importer: netperf,
    start: /^\s*(?:MIGRATED |OMNI |TCP |UDP ).*\bTEST from /,
    inside: new RegExp(
      [
        String.raw`^\s*(?:-?[\d.]+(?:\s|$)|[A-Z][A-Z0-9_]+=|to \S+ |(?:Recv|Send|Socket|Size|bytes|Bytes|`,
        String.raw`Local|Remote|Throughput|Units|Final|Elapsed|Request|Time|Trans|Rate|Mean|Stddev|`,
        String.raw`Percentile|Latency|Microseconds|CPU|Util|%)\b)`,
      ].join(''),
    ),
  },
  {
    importer: sysbench,
    start: /^\s*sysbench \d\S* \(using /,
    inside: new RegExp(
      [
        String.raw`:\s|:$|^\s*(?:Running |Threads started|Initializing |General statistics|`,
        String.raw`\S+ total file size|\d+ files|Doing |Done|[\d.]+ MiB transferred)`,
      ].join(''),
    ),
  },
  {
    importer: wrk,
    start: /^\s*Running \S+ test @ /,
    inside: new RegExp(
      [
        String.raw`^\s*(?:\d+ threads|Thread Stats|Latency\b|Req\/Sec|\d+(?:\.\d+)?%|Non-2xx|Socket errors|`,
        String.raw`\d+ requests in|Requests\/sec|Transfer\/sec)`,
      ].join(''),
    ),
  },
  {
    importer: pgbench,
    start: /^\s*transaction type: /,
    inside: /^\s*(?:[a-z][a-z ]+: |latency |tps = |initial connection time)/,
  },
  { importer: stream, start: /^\s*Function\s+(?:Best )?Rate/, inside: /^\s*(?:Copy|Scale|Add|Triad):/ },
  { importer: stressNg, start: /^\s*stress-ng:? +(?:info|metrc): /, inside: /^\s*stress-ng:? / },
];

/** Far longer than any of them. */
const maxFormLength = 120;

export interface ToolBlock {
  readonly importer: Importer;
  /** Indices of the first and the last line. */
  readonly from: number;
  readonly to: number;
  /** With lines counted from 1 within the block. */
  readonly measurements: readonly Measurement[];
}

/** Blocks of which the importer reads at least one number. */
export function toolBlocks(lines: readonly MailLine[]): ToolBlock[] {
  const blocks: ToolBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const form =
      line?.part === 'text' && line.text.length < 400 ? forms.find((one) => one.start.test(line.text)) : undefined;
    if (!form || !line) continue;
    const from = above(lines, at, form.above ?? 0, blocks[blocks.length - 1]?.to ?? -1);
    let to = at;
    for (let next = at + 1; next < lines.length && next - at < maxFormLength; next++) {
      const other = lines[next];
      if (!other || other.part !== 'text' || other.quote !== line.quote || form.start.test(other.text)) break;
      if (!other.text.trim()) continue;
      // The command in a header may be wrapped; no other unknown line may be between.
      if (!form.inside.test(other.text) && !(next === at + 1 && !/:\s*$/.test(line.text) && form.importer === perf))
        break;
      to = next;
    }
    const own = lines.slice(from, to + 1).map((one) => one.text);
    const margin = smallest(own.filter((text) => text.trim()).map((text) => /^\s*/.exec(text)?.[0].length ?? 0));
    const { measurements } = form.importer.read({
      path: '',
      text: `${own.map((text) => text.slice(margin)).join('\n')}\n`,
    });
    const numbers = measurements.filter(
      (one) =>
        one.failed === undefined &&
        (one.value !== undefined || one.summary?.mean !== undefined || one.samples?.length === 1),
    );
    if (!numbers.length) continue;
    blocks.push({ importer: form.importer, from, to, measurements: numbers });
    at = to;
  }
  return blocks;
}

function above(lines: readonly MailLine[], at: number, most: number, end: number): number {
  let from = at;
  while (from - 1 > end && at - from < most && lines[from - 1]?.part === 'text' && lines[from - 1]?.text.trim()) from--;
  return from;
}
