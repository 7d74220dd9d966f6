/** The log of a plan: begun, or gone on with; and what is left to do. */
import { existsSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Plan } from '../../core/generated/plan-format';
import { pilotLogName } from '../../core/plan/calibration';
import { decisiveText, headLine } from '../../core/plan/log-lines';
import { progressOf, type PlanMark, type LogProgress } from '../../core/plan/progress';
import { scheduleOf, restOf, type Step } from '../../core/plan/schedule';
import { designOf } from '../../core/plan/design';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { GrowingFile } from '../append';
import { FileFault } from '../failures';
import { lockFile, type Lock } from '../lock';
import { readBytes, readLimits } from '../read';

export interface SessionOptions {
  readonly plan: Plan;
  readonly planFile: string;
  readonly log: string;
  readonly seed?: number;
  readonly resume: boolean;
  /** Name and version of this program. */
  readonly program: string;
}

export interface MeasureSession {
  readonly file: GrowingFile;
  readonly progress: LogProgress;
  /** All steps, and those that are left. */
  readonly steps: readonly Step[];
  readonly rest: readonly Step[];
  readonly release: () => void;
}

const nothing = progressOf('');

export const logLimits = { ...readLimits, most: 512 * 1024 * 1024 };

/** The log's text, or nothing if there is none. @throws FileFault and the file system's errors */
export function progressIn(log: string): LogProgress {
  return existsSync(log) ? progressOf(decode(readBytes(log, logLimits))) : nothing;
}

/**
 * Begins a log, or goes on with it, under its lock and that of its target.
 * @throws FileFault and the file system's errors; then nothing was changed
 */
export async function beginSession(options: SessionOptions): Promise<MeasureSession> {
  const { plan, log, resume } = options;
  const locks: Lock[] = [];
  const release = (): void => locks.forEach((lock) => lock.release());
  try {
    locks.push(await locked(log, 'run.busy'));
    locks.push(await locked(targetLock(plan), 'run.machine-busy'));
    if (!resume) return { ...begun(options), release };
    return { ...goneOn(options), release };
  } catch (error) {
    release();
    throw error;
  }
}

export async function locked(name: string, busy: 'run.busy' | 'run.machine-busy'): Promise<Lock> {
  try {
    return await lockFile(name, { waitMs: 0 });
  } catch (error) {
    if (error instanceof FileFault && error.said.key === 'cli.why-locked')
      throw new FileFault(word(busy, error.said.args));
    throw error;
  }
}

/** Two plans at once would disturb each other, whoever started them. */
function targetLock({ target }: Plan): string {
  return join(tmpdir(), `vmibench-target-${hash(target?.shell ?? '').slice(0, 16)}`);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The log of a plan's pilot, beside the plan. */
export function pilotLogOf(planFile: string): string {
  return join(dirname(planFile), pilotLogName(basename(planFile)));
}

/** An empty log is of a session that was killed before its first line. */
export function isThere(log: string): boolean {
  return (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

type Opened = Omit<MeasureSession, 'release'>;

function begun({ plan, planFile, log, seed, program }: SessionOptions): Opened {
  if (isThere(log)) throw new FileFault(word('run.log-there'));
  const mark: PlanMark = { sha256: hash(decisiveText(plan)), seed: designOf(plan, seed).seed };
  const steps = scheduleOf(plan, mark.seed);
  const file = existsSync(log) ? GrowingFile.goOn(log, 0) : GrowingFile.create(log);
  const name = basename(planFile).replace(/\.vmiplan\.json$/i, '');
  file.append(headLine(plan, mark, name, program, now()));
  return { file, progress: nothing, steps, rest: steps };
}

/**
 * How far the log of this plan is; undefined if there is none.
 * @throws FileFault if it is of another program or another plan
 */
export function progressOfPlan(plan: Plan, log: string): (LogProgress & { readonly mark: PlanMark }) | undefined {
  if (!isThere(log)) return undefined;
  const progress = progressIn(log);
  const { mark } = progress;
  if (!mark) throw new FileFault(word('run.log-foreign'));
  if (mark.sha256 !== hash(decisiveText(plan))) throw new FileFault(word('run.log-other-plan'));
  return { ...progress, mark };
}

function goneOn({ plan, log, seed }: SessionOptions): Opened {
  const progress = progressOfPlan(plan, log);
  if (!progress) throw new FileFault(word('run.log-none'));
  const { mark } = progress;
  if (seed !== undefined && seed !== mark.seed)
    throw new FileFault(word('run.log-other-seed', { seed: String(mark.seed) }));
  const steps = scheduleOf(plan, mark.seed);
  if (progress.ended) throw new FileFault(word('run.log-ended', { n: progress.steps.length }));
  return {
    file: GrowingFile.goOn(log, progress.soundLength),
    progress,
    steps,
    rest: restOf(steps, progress.done, progress.observed),
  };
}

/** Now, in RFC 3339. */
export function now(): string {
  return new Date().toISOString();
}

/** By which the processes of a plan are found again, also by the next session. */
export function markOf(log: string): string {
  return hash(resolve(log)).slice(0, 24);
}
