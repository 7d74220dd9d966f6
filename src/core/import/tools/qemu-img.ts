/** qemu-img bench: how long its requests took. Requests, sizes and depth are the load, so they keep rows apart. */
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Note, ParameterValue } from '../model';

const sending = new RegExp(
  String.raw`^Sending (\d+) (read|write) requests, (\d+) bytes each, (\d+) in parallel ` +
    String.raw`\(starting at offset (\d+), step size (\d+)\)$`,
);

export const qemuImgBench = lineTool(
  'qemu-img-bench',
  'qemu-img bench',
  (start) => (start.split('\n').some((line) => sending.test(line.trimEnd())) ? 0.95 : 0),
  begin,
);

const elapsed = metric('elapsed time', 's', 'lower');

/** Options of the command that the output does not repeat. */
const options: Readonly<Record<string, string>> = { '-t': 'cache', '-i': 'aio', '-f': 'format' };

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  let command: string | undefined;
  let reason: string | undefined;
  let open: { readonly line: number; readonly parameters: Record<string, ParameterValue> } | undefined;
  const close = (result: Pick<Measurement, 'value'>): void => {
    if (!open) return;
    const failed = result.value === undefined ? (reason ?? 'no result was printed') : undefined;
    if (failed !== undefined) {
      notes.push(failedRun(open.line, reason));
    }
    const { line, parameters } = open;
    const rest = { ...(command ? { command } : {}), ...(failed === undefined ? result : { failed }) };
    measurements.push({ benchmark: 'qemu-img bench', suite: 'qemu', parameters, metric: elapsed, line, ...rest });
    open = undefined;
    reason = undefined;
    command = undefined;
  };
  const scanned = scanner([
    {
      match: /^(?:\S{0,200}[#$>] )?(qemu-img bench .*)$/,
      take: ([, found]) => {
        close({});
        command = found;
        reason = undefined;
      },
    },
    {
      match: sending,
      take: ([, requests, operation = '', bytes, depth, offset, step], { n }) => {
        // An error comes before what was sent if the two are kept in one file, and after it on a console.
        const before = reason;
        close({});
        reason = before;
        const parameters: Record<string, ParameterValue> = {
          operation,
          requests: Number(requests),
          'block-size': Number(bytes),
          depth: Number(depth),
          ...(offset === '0' ? {} : { offset: Number(offset) }),
          ...(step === bytes ? {} : { step: Number(step) }),
        };
        const words = (command ?? '').split(/ +/);
        for (const [at, name] of words.entries()) {
          const key = options[name];
          const value = words[at + 1];
          if (key !== undefined && value !== undefined) parameters[key] = value;
        }
        open = { line: n, parameters };
      },
    },
    {
      match: /^Sending (flush|asynchronous flush) every (\d+) requests$/,
      take: ([, , every]) => void (open && (open.parameters['flush-every'] = Number(every))),
    },
    { match: /^qemu-img: (?!warning: )(.+)$/, take: ([, text]) => void (reason = text) },
    { match: /^Run completed in (\d+\.\d+) seconds\.$/, take: ([, text]) => close({ value: Number(text) }) },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    close({});
    return { tool: 'qemu-img-bench', measurements, notes };
  });
}
