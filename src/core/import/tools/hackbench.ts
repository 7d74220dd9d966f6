/** hackbench: the time of a run, with the load that it prints above. */
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Note, ParameterValue } from '../model';
import { number } from '../numbers';
import { failedRun } from '../failures';

export const hackbench = lineTool(
  'hackbench',
  'hackbench',
  (start) => (/^Running (?:in (?:process|thread|threaded) mode )?with \d+(?:\*\d+| groups)/m.test(start) ? 0.95 : 0),
  begin,
);

const elapsed = metric('time', 's', 'lower');

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  let parameters: Record<string, ParameterValue> = {};
  let pipe = false;
  let command: string | undefined;
  /** The line of a run whose time has not come yet. */
  let open: number | undefined;
  /** A run that was stopped prints its time all the same. */
  let stopped: string | undefined;
  const push = (what: Pick<Measurement, 'value' | 'failed'>, line: number): void => {
    measurements.push({
      benchmark: 'hackbench',
      suite: 'hackbench',
      benchmarkKind: 'micro',
      ...(command ? { command } : {}),
      parameters: { ...parameters, ...(pipe ? { ipc: 'pipe' } : {}) },
      metric: elapsed,
      ...what,
      line,
    });
  };
  const lost = (): void => {
    if (open === undefined) return;
    notes.push(failedRun(open, stopped));
    push({ failed: stopped ?? 'no time was printed' }, open);
    open = undefined;
    stopped = undefined;
  };
  const scanned = scanner([
    {
      match: /^(?:\d{4}-\d\d-\d\d [\d:]+[ \t]+)?(?:\S*[#$>][ \t]+)?((?:\.\/|\/\S*\/)?hackbench(?:[ \t].*)?)$/,
      take: ([, found]) => {
        command = found?.trim();
        pipe = /[ \t](?:--pipe|-p|-pipe)(?:[ \t]|$)/.test(command ?? '');
      },
    },
    {
      match: /^Running in (\w+) mode with (\d+) groups using (\d+) file descriptors each/,
      take: ([, mode, groups, files], line) => {
        lost();
        parameters = {
          mode: mode === 'threaded' ? 'thread' : (mode ?? ''),
          groups: Number(groups),
          fds: Number(files),
        };
        open = line.n;
      },
    },
    {
      match: /^Running with (\d+)\*(\d+) \(== \d+\) tasks/,
      take: ([, groups, files], line) => {
        lost();
        parameters = { groups: Number(groups), fds: Number(files) };
        open = line.n;
      },
    },
    {
      match: /^Each sender will pass (\d+) messages of (\d+) bytes/,
      take: ([, messages, bytes]) =>
        void Object.assign(parameters, { messages: Number(messages), 'message-size': Number(bytes) }),
    },
    {
      match: /^Time: (\S+)[ \t]*$/,
      take: ([, text], line) => {
        const value = number(text);
        if (value === undefined || open === undefined) return false;
        if (stopped === undefined) push({ value }, line.n);
        else {
          notes.push(failedRun(line.n, stopped));
          push({ failed: stopped }, line.n);
        }
        open = undefined;
        stopped = undefined;
        return undefined;
      },
    },
    { match: /^(Signal \d+ caught), longjmp/, take: ([, text]) => void (stopped = text) },
    { match: /^Creating \w+ \(error: (.+)\)$/, take: ([, text]) => void (stopped = text) },
    { match: /^(?:Instance: \d|Iterations?: \d|PATH=|perf version )/ },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    lost();
    return {
      tool: 'hackbench',
      measurements,
      notes,
    };
  });
}
