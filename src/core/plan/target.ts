/** What is handed to sh, here or on a target: a command with its variables, its mark and its clock. */
import { smallest } from '../text/lists';
import { quotedForShell } from './fill';

/** The variable by which the processes of a plan are found again, wherever they went. */
export const markName = 'VMIBENCH_MARK';

export interface Script {
  readonly command: string;
  readonly variables: Readonly<Record<string, string | number | undefined>>;
}

/** The command after its variables: they are set in the same shell, here as on a target. */
export function scriptOf({ command, variables }: Script): string {
  const set = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${quotedForShell(String(value))}`],
  );
  return set.length > 0 ? `export ${set.join(' ')}\n${command}` : command;
}

/** A script as one argument of what hands it over. */
export function handedOver(shell: string, script: string): string {
  return `${shell} ${quotedForShell(script)}`;
}

const clockWord = 'vmibench-clock';

/** Before a time that has steps of 10 ms. */
const coarseWord = 'coarse:';

/**
 * Prints the time in nanoseconds: of date, of the shell where date knows whole seconds only (busybox), or else since
 * the boot in steps of 10 ms. Nothing where there is none of these.
 */
const nowScript = [
  'vmibench_now() {',
  '  vmibench_t=$(date +%s%N 2>/dev/null)',
  `  case $vmibench_t in *[!0-9]*) ;; ${'?'.repeat(16)}*) echo "$vmibench_t"; return ;; esac`,
  '  vmibench_t=$EPOCHREALTIME',
  '  case $vmibench_t in *[.,]??????) echo "${vmibench_t%[.,]*}${vmibench_t#*[.,]}000"; return ;; esac',
  '  read -r vmibench_t vmibench_u 2>/dev/null </proc/uptime || return',
  `  case $vmibench_t in *.??) echo "${coarseWord}\${vmibench_t%.*}\${vmibench_t#*.}0000000" ;; esac`,
  '}',
].join('\n');

/**
 * A script for a target: it ends what an earlier run left there, runs the command under the mark, and says on standard
 * error when it began and ended by the target's clock. Needs sh, grep and date.
 */
export function targetScript(script: string, mark: string): string {
  const inner = [nowScript, `${timed(script)} >&2`, `exit $vmibench_code`].join('\n');
  return `${sweepScript(mark)}\nexec env ${markName}=${mark} sh -c ${quotedForShell(inner)}`;
}

/** Runs a script, keeps its exit code, and prints when it began and ended. */
function timed(script: string): string {
  return [
    'vmibench_from=$(vmibench_now)',
    `(`,
    script,
    `)`,
    `vmibench_code=$?`,
    `echo "${clockWord} $vmibench_from $(vmibench_now)"`,
  ].join('\n');
}

/** How often an empty command is timed on a target. */
const emptyRuns = 15;

/** A script for a target that times empty commands, as a command is timed there. `emptySeconds` reads it. */
export const emptyScript = `exec sh -c ${quotedForShell(
  [nowScript, `for vmibench_n in ${Array(emptyRuns).fill('x').join(' ')}; do`, timed(':'), 'done'].join('\n'),
)}`;

/** What an empty command takes at least by the target's clock, asking the clock included; 0 if that is not known. */
export function emptySeconds(printed: string): number {
  const times = printed.split('\n').flatMap((line) => {
    const { seconds = -1, coarse } = targetTime(line);
    return seconds >= 0 && !coarse ? [seconds] : [];
  });
  return times.length === 0 ? 0 : smallest(times);
}

const leftWord = 'vmibench-left';

/**
 * A command that prints the files in /proc of the processes with a mark. A mark that begins like another, such as "a"
 * and "ab", finds the other's processes as well.
 */
export function markedFiles(mark: string): string {
  return `grep -Fls "${markName}=${mark}" /proc/[0-9]*/environ 2>/dev/null`;
}

/**
 * Ends the processes of a mark; they may have left their group and their session. It fails and says so on standard
 * error if some are still there after a few tries: then nothing may be measured beside them.
 */
export function sweepScript(mark: string): string {
  return [
    `for vmibench_try in 1 2 3 4 5 6 7 8 9 10; do`,
    // One grep for all of them: a process for each would take a second on a busy target.
    `  vmibench_left=$(${markedFiles(mark)})`,
    '  if [ -z "$vmibench_left" ]; then break; fi',
    '  for vmibench_p in $vmibench_left; do',
    '    vmibench_p="${vmibench_p#/proc/}"',
    '    kill -9 "${vmibench_p%/environ}" 2>/dev/null',
    '  done',
    // What has been ended is gone in a moment; some targets sleep whole seconds only.
    '  sleep 0.1 2>/dev/null || sleep 1',
    'done',
    `if [ -n "$vmibench_left" ]; then echo "${leftWord}" >&2; exit 75; fi`,
  ].join('\n');
}

/** Whether a script was given up, because an earlier load on the target could not be ended. */
export function isLoadLeft(printed: string): boolean {
  return printed.trimEnd().split('\n').includes(leftWord);
}

export interface TargetTime {
  /** Seconds by the target's clock; undefined if it has none that is fine enough. */
  readonly seconds?: number;
  /** The clock has steps of 10 ms. */
  readonly coarse?: boolean;
  /** What the command printed itself. */
  readonly text: string;
}

/** Takes the clock's line out of what was printed on standard error. */
export function targetTime(printed: string): TargetTime {
  const at = printed.lastIndexOf(clockWord);
  if (at < 0) return { text: printed };
  const [, coarse, from, to] = /^\S+ (coarse:)?(\d{10,}) (?:coarse:)?(\d{10,})\s*$/.exec(printed.slice(at)) ?? [];
  const text = printed.slice(0, at);
  if (from === undefined || to === undefined) return { text };
  const seconds = Number(BigInt(to) - BigInt(from)) / 1e9;
  return coarse === undefined ? { text, seconds } : { text, seconds, coarse: true };
}
