/** What is watched beside a run that does not count: the commands for it, and what they say of themselves. */
import type { Plan, PlanBenchmark, PlanSubject } from '../generated/plan-format';
import { smallest } from '../text/lists';
import { filled, fillings, quotedForShell } from './fill';
import { markedFiles, markName } from './target';

/** A command beside a run, as it is handed to sh here. */
export interface ObserverCommand {
  readonly name: string;
  readonly command: string;
  readonly on: 'target' | 'here';
}

/** What a plan observes of a benchmark on a subject, with names filled in. */
export function observersOf(plan: Plan, subject: PlanSubject, benchmark: PlanBenchmark): readonly ObserverCommand[] {
  const values = fillings(subject, benchmark);
  return Object.entries(plan.observe ?? {}).map(([name, asked = '']) => {
    const { command, on = 'target' } = typeof asked === 'string' ? { command: asked } : asked;
    // Without a target, all of it is here.
    return { name, command: filled(command, values), on: plan.target ? on : 'here' };
  });
}

/** Tenths of a second that a command has to end after SIGINT, and then after SIGTERM. */
const patience = 50;

/** A tenth of a second, or a whole one where sleep knows no less. */
const pause = [
  'vmibench_n=$((vmibench_n + 1))',
  'sleep 0.1 2>/dev/null || { sleep 1; vmibench_n=$((vmibench_n + 9)); }',
].join('; ');

/**
 * A script that runs a command until its own input ends, as it does when its connection or our process does. All
 * processes of the command get SIGINT then, which tools take as the wish to say what they have seen.
 * @param mark by which they are found
 */
export function observerScript(command: string, mark: string): string {
  return [
    'exec 3<&0',
    // In the background sh ignores SIGINT for good, and a command that knows no better inherits that.
    'vmibench_env=env',
    'env --default-signal=INT true 2>/dev/null && vmibench_env="env --default-signal=INT"',
    `$vmibench_env ${markName}=${mark} sh -c ${quotedForShell(command)} </dev/null 3<&- &`,
    'vmibench_p=$!',
    `vmibench_marked() { if [ -r /proc/self/environ ]; then ${markedFiles(mark)}; fi; }`,
    // The number of one that has ended may be another's by now, of another parent.
    'vmibench_lives() {',
    '  if [ ! -r /proc/self/status ]; then kill -s 0 "$vmibench_p" 2>/dev/null; return; fi',
    '  grep -qs "^PPid:[[:space:]]*$$\\$" "/proc/$vmibench_p/status"',
    '}',
    'vmibench_left() {',
    '  vmibench_files=$(vmibench_marked)',
    // Without its mark: it has not begun, has thrown away its environment, or nothing can be found by one here.
    '  if [ -z "$vmibench_files" ]; then if vmibench_lives; then echo "$vmibench_p"; fi; return; fi',
    '  for vmibench_f in $vmibench_files; do',
    '    vmibench_f=${vmibench_f#/proc/}',
    '    echo "${vmibench_f%/environ}"',
    '  done',
    '}',
    'while read -r vmibench_line <&3; do :; done',
    // A run may be over before the command has begun; until then it would not heed SIGINT.
    'vmibench_n=0',
    'if [ -r /proc/self/environ ]; then',
    `  while [ "$vmibench_n" -lt ${patience} ] && [ -z "$(vmibench_marked)" ] && vmibench_lives; do`,
    `    ${pause}`,
    '  done',
    'fi',
    'vmibench_late=',
    'for vmibench_signal in INT TERM KILL; do',
    '  vmibench_pids=$(vmibench_left)',
    '  if [ -z "$vmibench_pids" ]; then break; fi',
    '  vmibench_late=$vmibench_signal',
    '  kill -s "$vmibench_signal" $vmibench_pids 2>/dev/null',
    '  vmibench_n=0',
    `  while [ "$vmibench_n" -lt ${patience} ] && [ -n "$(vmibench_left)" ]; do`,
    `    ${pause}`,
    '  done',
    'done',
    'wait "$vmibench_p"',
    'vmibench_code=$?',
    // What SIGINT has ended has done what it was asked to.
    'if [ "$vmibench_late" = INT ] && [ "$vmibench_code" = 130 ]; then exit 0; fi',
    'exit "$vmibench_code"',
  ].join('\n');
}

export interface PartialCounters {
  readonly n: number;
  /** Of the time, of the counter that was active for the least of it. */
  readonly least: number;
}

/** Counters of perf stat that shared their hardware and were active for part of the time. Undefined if none were. */
export function partialCounters(printed: string): PartialCounters | undefined {
  const shares = [...printed.matchAll(/^[ \t]*[\d.,]+ .*\(([ \d]\d?\d[.,]\d+)%\)[ \t]*$/gm)]
    .map(([, share = '']) => Number(share.replace(',', '.')))
    .filter((share) => share < 100);
  return shares.length === 0 ? undefined : { n: shares.length, least: smallest(shares) };
}
