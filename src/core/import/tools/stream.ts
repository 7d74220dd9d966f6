/**
 * STREAM 5: the best rate of the tool's iterations, and its times. Variants with other columns are left out, line by
 * line.
 */
import { word } from '../../messages/messages';
import { failedRow } from '../failures';
import { head, readLines, ruledReading, scanner, type TextLine, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Importer, Measurement, Note, ParameterValue } from '../model';
import { withoutEnds } from '../../text/trim';
import { number } from '../numbers';

const kernelLine = /^\s*(?:\|\s*)?(Copy|Scale|Add|Triad|Read|Write):?([\s|].*)/;

export const stream: Importer = {
  tool: 'stream',
  name: 'STREAM',
  sniff: ({ text }) => {
    const start = head(text);
    if (/^STREAM version|^STREAM2? .*Revision/m.test(start)) return 1;
    return /^[ \t]*(?:\|[ \t]*)?Function[ \t]+(?:\|[ \t]*)?(?:Best )?(?:Rate|Avg) \(?MB\/s/m.test(start) ||
      /^Triad:[ \t]+[\d.]+[ \t]+[\d.]/m.test(start)
      ? 0.8
      : 0;
  },
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

const bestRate = metric('best rate', 'MB/s', 'higher', 'primary', 'of the fastest iteration');

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  const strange: TextLine[] = [];
  let parameters: Record<string, ParameterValue> = {};
  let version: string | undefined;
  let invalid = false;
  /** Where the measurements of this report begin. */
  let from = 0;
  let columns: 'standard' | 'other' | undefined;
  const baseOf = (kernel: string | undefined, line: TextLine): Omit<Measurement, 'metric'> => ({
    benchmark: `STREAM ${kernel ?? ''}`,
    suite: 'STREAM',
    parameters: { ...parameters },
    benchmarkKind: 'micro',
    line: line.n,
  });
  const scanned = scanner([
    // Each report begins with this line: nothing carries over from an earlier one.
    {
      match: /^STREAM version \$Revision: ([\d.]+)/,
      take: ([, found]) => {
        version = found;
        from = measurements.length;
        parameters = {};
        columns = undefined;
      },
    },
    { match: /^Array size = (\d+)/, take: ([, size]) => void (parameters['array-size'] = number(size) ?? '') },
    {
      match: /^Number of Threads (?:counted|requested) = (\d+)/,
      take: ([, threads]) => void (parameters.threads = number(threads) ?? ''),
    },
    {
      match: /^Function\s+(?:Best )?Rate \(?MB\/s\)?\s+Avg time\s+Min time\s+Max time/,
      take: () => void (columns = 'standard'),
    },
    { match: /^\s*(?:\|\s*)?Function\b/, take: () => void (columns = 'other') },
    {
      match: kernelLine,
      take: ([, kernel, rest], line) => {
        // In some variants bars separate the columns.
        const values = withoutEnds(rest ?? '', /[\s|]/).split(/\s+/);
        const numbers = values.map((value) => number(value));
        // A time that the clock did not see is printed as 0, and the rate as inf: the run was too short.
        const endless = columns === 'standard' && values.length === 4 && /^-?(?:inf|nan)$/i.test(values[0] ?? '');
        if (endless) {
          const failed = `${values[0] ?? ''} MB/s`;
          const name = `STREAM ${kernel ?? ''}`;
          notes.push(failedRow(line.n, name, failed));
          measurements.push({ ...baseOf(kernel, line), metric: bestRate, failed });
          return;
        }
        // Rate, average, minimum and maximum time: with other columns it is unknown which number is the rate.
        if (columns === 'other' || values.length !== 4 || numbers.some((value) => value === undefined)) {
          strange.push(line);
          return;
        }
        const base = baseOf(kernel, line);
        const [rate, , ,] = numbers;
        if (rate !== undefined)
          measurements.push({
            ...base,
            metric: bestRate,
            value: rate,
          });
        const average = numbers[1];
        if (average !== undefined)
          measurements.push({
            ...base,
            metric: metric('average time', 's', 'lower', 'info', 'over the iterations of a run'),
            value: average,
          });
      },
    },
    {
      match: /^Failed Validation/,
      take: () => {
        invalid = true;
        // Rates of wrong results are no rates.
        for (const { value: _value, ...one } of measurements.splice(from))
          if (one.metric.role === 'primary') measurements.push({ ...one, failed: 'failed validation' });
        return false;
      },
    },
    { match: /^[-\s]+$|^\|[-|]+\|$/ },
    {
      match: new RegExp(
        [
          String.raw`^(This system uses|Memory per array|Total memory|Each kernel|Each test|\s*The \*best\*|`,
          String.raw`\s*will be used|Your clock|\s+\(= \d+ clock|Increase the size|you are not|`,
          String.raw`WARNING -- The above|For best results|precision of|Solution Validates|STREAM )`,
        ].join(''),
      ),
    },
  ]);
  return ruledReading(scanned, 'not-understood', () => {
    if (strange.length)
      notes.push({ kind: 'left-out', message: word('import.stream-variant'), lines: strange.map((line) => line.n) });
    if (invalid) notes.push({ kind: 'failed', message: word('import.stream-invalid') });
    return { tool: 'stream', toolVersion: version, measurements, notes };
  });
}
