/**
 * What a tool prints when it failed before there was a result, and what a shell prints of a command that died. Lines of
 * failure inside a report are read by the tool's own reader.
 */
import { word } from '../messages/messages';
import { excerpt, head, linesOf, type TextLine } from './lines';
import type { Note } from './model';

/** By tool; each begins a line, so that a mail or a log that only mentions the words is not taken for output. */
const errorLines: Readonly<Record<string, RegExp>> = {
  fio: /^fio: (?:.*\berror[=: ]|engine \S+ not loadable|failed |terminating on signal )/,
  iperf3: /^iperf3: (?:error|interrupt)\b/,
  'perf-stat': /^(?:Workload failed: |event syntax error: )/,
  'openssl-speed': /^speed: (?:Unknown algorithm|\S+ is an unknown)/,
  'qemu-img-bench': /^qemu-img: (?:Could not open|Failed request)/,
  'perf-bench': /^(?:Unknown (?:benchmark|collection): |perf: \w+\(\): )/,
  pgbench: /^pgbench: error: /,
  'redis-benchmark': new RegExp(
    String.raw`^(?:Could not connect to Redis at |Node \S+ replied with error|Error: Connection reset|` +
      String.raw`(?:.*overall: -?nan\))?Error from server: )`,
  ),
  'stress-ng': /^stress-ng: (?:error: |fail: |unrecognized option )/,
  sysbench: /^FATAL: /,
  wrk: /^unable to (?:connect to|resolve) \S/,
  cyclictest: /^(?:Unable to change scheduling policy!|cyclictest: )/,
  hyperfine: /^Error: (?:Command terminated with non-zero|Failed to run command)/,
  'go-bench': /^(?:FAIL\t|panic: )/,
};

/** The signals' names as shells and perf print them. */
const death = new RegExp(
  String.raw`^(?:\S{1,80}: line \d{1,9}: +\d{1,9} |[^\s:]{1,80}: )?` +
    String.raw`(Killed|Terminated|Aborted|Segmentation fault|Bus error|Interrupt|Quit|Hangup|Illegal instruction|` +
    String.raw`Floating point exception|Trace/breakpoint trap)(?: +\(core dumped\)| {2}.*)?$`,
);

/** The signal of which the command died, if a line says so. */
export function deathOf(text: string): string | undefined {
  return death.exec(text.trim())?.[1];
}

interface Failure {
  /** Empty where only the shell says something. */
  readonly tool: string;
  /** One for each line of failure. */
  readonly notes: readonly Note[];
}

/** The lines of failure at the beginning of a text: those of one tool, or those of the first tool that has any. */
export function failureIn(text: string, tool?: string): Failure | undefined {
  const lines = linesOf(head(text));
  for (const [name, pattern] of Object.entries(errorLines)) {
    if (tool !== undefined && name !== tool) continue;
    const found = lines.filter((line) => pattern.test(line.text));
    if (found.length) return { tool: name, notes: found.map(failed) };
  }
  const died = lines.filter((line) => deathOf(line.text) !== undefined);
  return died.length ? { tool: '', notes: died.map(failed) } : undefined;
}

function failed({ text, n }: TextLine): Note {
  return {
    kind: 'failed',
    message: word('import.run-failed', { text: deathOf(text) ?? excerpt(text, 200) }),
    lines: [n],
  };
}
