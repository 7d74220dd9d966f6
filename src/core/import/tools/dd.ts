/** GNU dd: how fast it copied. The rate is printed with few digits, so it is made of the bytes and the time. */
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Note, ParameterValue } from '../model';
import { round } from '../numbers';
import { parameterValue } from '../template';

const recordsLine = /^\d+\+\d+ records (?:in|out)$/m;
const copiedLine = /^(\d{1,18}) bytes (?:\(.*\) )?copied, ([\d.]{1,20}) s, .+$/m;

/** A log may have copied an image first: what it timed then is the result. */
const confidence = 0.75;

export const dd = lineTool(
  'dd',
  'dd',
  (start) => (recordsLine.test(start) && copiedLine.test(start) ? confidence : 0),
  begin,
);

/** Operands that change the load; the files are paths. */
const loads = new Set(['bs', 'ibs', 'obs', 'count', 'conv', 'iflag', 'oflag']);
const throughput = metric('throughput', 'MB/s', 'higher');

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  let command: string | undefined;
  /** With status=progress the same line comes again and again; the last one follows the records. */
  let counted = false;
  let failed: string | undefined;
  const scanned = scanner([
    {
      match: /^(?:\S{0,200}[#$>] )?((?:time )?dd [a-z]{1,9}=.*)$/,
      take: ([, found]) => void (command = found?.trim()),
    },
    { match: recordsLine, take: () => void (counted = true) },
    { match: /^dd: (.+)$/, take: ([, text]) => void (failed = text) },
    {
      match: copiedLine,
      take: ([, bytes, seconds], line) => {
        if (!counted) return;
        const operands = (command ?? '').split(' ').map((one) => one.split('='));
        const load = operands.flatMap(([key = '', value]): [string, ParameterValue][] =>
          loads.has(key) && value !== undefined ? [[key, parameterValue(value)]] : [],
        );
        const base = {
          benchmark: 'dd',
          suite: 'dd',
          ...(command ? { command } : {}),
          // The command says how much was to be copied; after a failure it was less.
          parameters: load.length || failed !== undefined ? Object.fromEntries(load) : { bytes: Number(bytes) },
          metric: throughput,
          line: line.n,
        };
        if (failed !== undefined) {
          notes.push(failedRun(line.n, failed));
          measurements.push({ ...base, failed });
        } else if (Number(seconds) > 0) {
          const verbatim = `${bytes ?? ''} bytes in ${seconds ?? ''} s`;
          measurements.push({ ...base, value: round(Number(bytes) / Number(seconds) / 1e6), verbatim });
        }
        counted = false;
        failed = undefined;
        command = undefined;
      },
    },
  ]);
  return ruledReading(scanned, 'left-out', () => ({
    tool: 'dd',
    measurements,
    notes,
  }));
}
