/** Runs what a plan names, here or on its target, through the process that measures the time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan, PlanBenchmark } from '../../core/generated/plan-format';
import { durationMs, durationText } from '../../core/plan/duration';
import {
  emptyScript,
  emptySeconds,
  handedOver,
  isLoadLeft,
  scriptOf,
  sweepScript,
  targetScript,
  targetTime,
  type Script,
} from '../../core/plan/target';
import { word, type Message } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { inert } from '../../core/report/show';
import { dropIfEmpty, endOf } from '../append';
import type { JobEnd } from './job';
import type { Timer } from './stopwatch';

export interface Where {
  readonly plan: Plan;
  /** The plan's folder: commands run there. */
  readonly folder: string;
  /** For what commands print. */
  readonly raw: string;
  /** By which the plan's processes are found again. */
  readonly mark: string;
  readonly stopwatch: Timer;
  /** What an empty command takes by the target's clock. */
  emptyOnTarget: number;
}

export interface CommandLimits {
  readonly timeoutMs: number;
  readonly mostMegabytes: number;
}

const usualLimits = { timeoutMs: 10 * 60_000, mostMegabytes: 64 };

/** Of a plan's runs of a benchmark. */
export function runLimits({ limits }: Plan, { timeout = limits?.timeout ?? '' }: PlanBenchmark): CommandLimits {
  return {
    timeoutMs: durationMs(timeout) ?? usualLimits.timeoutMs,
    mostMegabytes: limits?.output ?? usualLimits.mostMegabytes,
  };
}

export interface Ended {
  /** By the target's clock if there is one, else by ours, calibrated. */
  readonly seconds: number;
  /** By our own clock. */
  readonly here: number;
  /** The target's clock has steps of 10 ms. */
  readonly coarse?: boolean;
  readonly out: string;
  /** Why it did not succeed; undefined if it did. */
  readonly failed?: Message;
  /** It was not begun: an earlier load still runs on the target. */
  readonly loaded?: boolean;
  readonly stopped: boolean;
  readonly left: number;
  /** Whether there is output of its own. */
  readonly printed: boolean;
}

const mebibyte = 1024 * 1024;
/** How much of an output is read; numbers stand at its end. */
const mostRead = 8 * mebibyte;

/** Not the mark of what runs here: what hands a script over must not be ended by it. */
function targetMark(mark: string): string {
  return `${mark}.target`;
}

const sweepLimits: CommandLimits = { timeoutMs: 30_000, mostMegabytes: 1 };

/** Ends what is left of the plan on its target, if it has one. */
export async function sweepTarget(where: Where): Promise<void> {
  const command = sweepScript(targetMark(where.mark));
  if (where.plan.target) await carryOut(where, { command, variables: {} }, 'sweep', sweepLimits, 'target');
}

/** Times empty commands on the target, so that what asking its clock takes is not counted. Each boot may differ. */
export async function calibrateTarget(where: Where): Promise<void> {
  if (!where.plan.target || !isTimed(where.plan)) return;
  const { out } = await carryOut(where, { command: emptyScript, variables: {} }, 'clock', sweepLimits, 'target');
  where.emptyOnTarget = emptySeconds(out);
}

/** Whether any of a plan's benchmarks is timed by us. */
export function isTimed({ benchmarks }: Pick<Plan, 'benchmarks'>): boolean {
  return benchmarks.some(({ read = 'time' }) => read === 'time');
}

/**
 * A benchmark runs on the target, under the mark. Other commands (`aside`) run where they say, and may leave something
 * running: a guest, a server.
 * @param name of the files for what is printed, in the raw folder
 */
export async function carryOut(
  { plan, folder, raw, mark, stopwatch, emptyOnTarget }: Where,
  script: Script,
  name: string,
  { timeoutMs, mostMegabytes }: CommandLimits,
  aside?: 'target' | 'here',
): Promise<Ended> {
  const shell = aside === 'here' ? undefined : plan.target?.shell;
  const own = scriptOf(script);
  const [out, err] = ['out', 'err'].map((kind) => join(raw, `${name}.${kind}`));
  if (out === undefined || err === undefined) throw new Error('unreachable');
  const end = await stopwatch.run({
    script: shell === undefined ? own : handedOver(shell, aside ? own : targetScript(own, targetMark(mark))),
    cwd: folder,
    out,
    err,
    timeoutMs,
    mostBytes: mostMegabytes * mebibyte,
    mark: aside ? undefined : mark,
  });
  if (!end)
    return { seconds: 0, here: 0, out: '', failed: word('run.clock-died'), stopped: false, left: 0, printed: false };
  const [printed = '', complained = ''] = [out, err].map((file) =>
    existsSync(file) ? decode(endOf(file, mostRead)) : '',
  );
  const time = targetTime(complained);
  for (const file of [out, err]) dropIfEmpty(file);
  const ended = failureOf(end, time.text.trim() || printed.trim(), { timeoutMs, mostMegabytes });
  const loaded = end.code !== 0 && isLoadLeft(time.text);
  return {
    seconds: shell === undefined || aside ? end.seconds : withoutEmpty(time.seconds ?? NaN, emptyOnTarget),
    here: end.seconds,
    coarse: time.coarse,
    out: printed,
    failed: loaded ? word('run.target-loaded') : ended,
    loaded,
    stopped: end.cut === 'stopped',
    left: end.left,
    printed: true,
  };
}

/** A clock that was set back is seen by its negative time, which is left alone. */
function withoutEmpty(seconds: number, empty: number): number {
  return seconds < 0 ? seconds : Math.max(0, seconds - empty);
}

function failureOf(end: JobEnd, printed: string, { timeoutMs, mostMegabytes }: CommandLimits): Message | undefined {
  const { code, signal, cut, notStarted } = end;
  if (notStarted !== undefined) return word('run.not-started', { why: notStarted });
  if (cut === 'timeout') return word('run.timeout', { time: durationText(timeoutMs) });
  if (cut === 'flood') return word('run.flood', { most: mostMegabytes });
  const last = printed.split('\n').at(-1)?.trim() ?? '';
  const said = last ? word('run.said', { text: inert(last.slice(-200)) }) : '';
  if (signal !== null) return word('run.signal', { signal, said });
  return code === 0 ? undefined : word('run.exit', { code: String(code), said });
}
