/** What a run log says about how far its plan has come. Lines that are no JSON, or of somebody else, say nothing. */
import { isObject, property } from '../report/value';
import { observedKey, runKey } from './schedule';

export interface PlanMark {
  /** SHA-256 of what decides the schedule. */
  readonly sha256: string;
  readonly seed: number;
}

export interface LoggedStep {
  readonly subject: string;
  readonly benchmark: string;
  readonly run: number;
  readonly failed: boolean;
  readonly boot?: number;
  /** How long it took altogether, in seconds, if the line says so. */
  readonly took?: number;
}

export interface LogProgress {
  /** Of the first line; absent if another program wrote the log. */
  readonly mark?: PlanMark;
  /** How much the plan runs, by the first line; it is not checked. */
  readonly design?: unknown;
  /** In the order of the log; a run with several metrics once. */
  readonly steps: readonly LoggedStep[];
  readonly done: ReadonlySet<string>;
  /** Keys of what was observed. */
  readonly observed: ReadonlySet<string>;
  /** The last boot's label; 0 if there is none. */
  readonly boot: number;
  /** The boot that the last restart brought up; absent if it failed or was lost. */
  readonly booted?: { readonly boot: number; readonly subject: string };
  /** Whether the plan came to its end. */
  readonly ended: boolean;
  /** Up to here, in UTF-16 units, lines are whole and runs have all their metrics: what follows was cut off. */
  readonly soundLength: number;
  /** What a restart took on average, failed ones included, in milliseconds; undefined if there was none. */
  readonly restartMs?: number;
  /** What the machines of the subjects were, as captured first, by the hash of what was captured. */
  readonly machines: ReadonlyMap<string, unknown>;
  readonly machineOf: ReadonlyMap<string, string>;
}

/** @param text of the whole log, which may end in the middle of a line */
export function progressOf(text: string): LogProgress {
  const reader = new ProgressReader();
  reader.add(text);
  return reader.progress();
}

/** Reads a log while it grows: only what was added. */
export class ProgressReader {
  private readonly steps = new Map<string, LoggedStep>();
  private readonly observed = new Set<string>();
  private mark: PlanMark | undefined;
  private design: unknown;
  private boot = 0;
  private booted: LogProgress['booted'];
  private ended = false;
  private soundLength = 0;
  /** Length of the whole lines so far, and the beginning of one that is not. */
  private length = 0;
  private rest = '';
  /** How many lines of the run that is being read are still to come. */
  private left = 0;
  private readonly machines = new Map<string, unknown>();
  private readonly machineOf = new Map<string, string>();
  private readonly restarts = { n: 0, seconds: 0 };

  add(chunk: string): void {
    const text = this.rest + chunk;
    let at = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      this.line(parsed(text.slice(at, end)), end + 1 - at);
      at = end + 1;
    }
    this.rest = text.slice(at);
  }

  progress(): LogProgress {
    const { mark, design, steps, boot, booted, ended, soundLength, restarts } = this;
    const restartMs = restarts.n > 0 ? (restarts.seconds / restarts.n) * 1000 : undefined;
    const list = [...steps.values()];
    const { machines, machineOf, observed } = this;
    return {
      mark,
      design,
      steps: list,
      done: new Set(steps.keys()),
      observed: new Set(observed),
      boot,
      booted,
      ended,
      soundLength,
      restartMs,
      machines,
      machineOf,
    };
  }

  private line(value: unknown, length: number): void {
    if (this.length === 0) {
      this.mark = markOf(value);
      this.design = property(property(value, 'plan'), 'design');
    }
    this.length += length;
    const step = stepOf(value);
    const [label, event] = [property(value, 'boot'), property(value, 'event')];
    if (typeof label === 'number') this.boot = Math.max(this.boot, label);
    if (step) {
      const of = property(value, 'of');
      // The first of the lines of one run says how many there are.
      if (this.left === 0) this.left = typeof of === 'number' && of > 1 ? of : 1;
      this.left--;
      if (this.left === 0) this.steps.set(runKey(step), step);
    }
    this.booted = bootedAfter(this.booted, value);
    if (event === 'lost') for (const [key, one] of this.steps) if (one.boot === label) this.steps.delete(key);
    if (event !== undefined) this.ended = event === 'end';
    if (event === 'environment') this.captured(value);
    if (event === 'observed') this.watched(value);
    if (event === 'restart') this.restarted(property(value, 'took'));
    if (this.left === 0) this.soundLength = this.length;
  }

  private captured(value: unknown): void {
    const [subject, sha256] = [property(value, 'subject'), property(value, 'sha256')];
    if (typeof subject !== 'string' || typeof sha256 !== 'string') return;
    const machine = property(value, 'environment');
    if (isObject(machine)) this.machines.set(sha256, machine);
    if (!this.machineOf.has(subject)) this.machineOf.set(subject, sha256);
  }

  private watched(value: unknown): void {
    const [subject, benchmark] = [property(value, 'subject'), property(value, 'benchmark')];
    if (typeof subject === 'string' && typeof benchmark === 'string')
      this.observed.add(observedKey({ subject, benchmark }));
  }

  private restarted(took: unknown): void {
    if (typeof took !== 'number') return;
    this.restarts.n++;
    this.restarts.seconds += took;
  }
}

function bootedAfter(before: LogProgress['booted'], value: unknown): LogProgress['booted'] {
  const event = property(value, 'event');
  if (event !== 'restart' && event !== 'lost') return before;
  const [boot, subject] = [property(value, 'boot'), property(value, 'subject')];
  const up = event === 'restart' && property(value, 'failed') === undefined;
  return up && typeof boot === 'number' && typeof subject === 'string' ? { boot, subject } : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function markOf(value: unknown): PlanMark | undefined {
  const plan = property(value, 'plan');
  const [sha256, seed] = [property(plan, 'sha256'), property(plan, 'seed')];
  return typeof sha256 === 'string' && typeof seed === 'number' ? { sha256, seed } : undefined;
}

function stepOf(value: unknown): LoggedStep | undefined {
  if (!isObject(value)) return undefined;
  const [subject, run, took] = [property(value, 'subject'), property(value, 'run'), property(value, 'took')];
  const benchmark = property(value, 'row') ?? property(value, 'benchmark');
  if (typeof subject !== 'string' || typeof benchmark !== 'string' || typeof run !== 'number') return undefined;
  const boot = property(value, 'boot');
  return {
    subject,
    benchmark,
    run,
    failed: property(value, 'failed') !== undefined,
    ...(typeof took === 'number' ? { took } : {}),
    ...(typeof boot === 'number' ? { boot } : {}),
  };
}

/** The benchmarks that rest, because one subject's runs of them failed `limit` times in a row. */
export function resting(steps: readonly LoggedStep[], limit: number): ReadonlySet<string> {
  const inRow = new Map<string, number>();
  const rest = new Set<string>();
  for (const { subject, benchmark, failed } of steps) {
    const key = JSON.stringify([subject, benchmark]);
    const n = failed ? (inRow.get(key) ?? 0) + 1 : 0;
    inRow.set(key, n);
    if (n >= limit) rest.add(benchmark);
  }
  return rest;
}
