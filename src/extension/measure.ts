/** What runs plans: it starts processes, so it is for Node only. */
import { fileWords } from '../core/messages/en/files';
import type { Plan } from '../core/generated/plan-format';
import { bring, word, type Message } from '../core/messages/messages';
import { calibrationLines, pilotOf, usualWish } from '../core/plan/calibration';
import type { PlanReaders } from '../core/plan/readers';
import { decode } from '../core/text/decode';
import { lastPart } from '../core/text/file-names';
import { durationMs } from '../core/plan/duration';
import type { PlanRun, PlanTelling } from '../features/plan/runner';
import { FileFault, isFileError, writeReasonOf } from '../node/failures';
import { ownEnvironment } from '../node/measure/environment';
import { measurePlan, type MeasureOptions, type MeasureOutcome } from '../node/measure/measure';
import { settledOrDue } from '../node/measure/pilot';
import { beginSession, isThere, logLimits, pilotLogOf } from '../node/measure/session';
import { readBytes } from '../node/read';
import { Stopwatch } from '../node/measure/stopwatch';
import { version } from '../../package.json';

bring(fileWords);

/**
 * As `vmibench run` does it: with the same log, the same locks and the same exit codes.
 * @param clock the built file of the process that measures the time
 */
export async function carryOutPlan(
  readers: PlanReaders,
  run: PlanRun,
  telling: PlanTelling,
  stop: AbortSignal,
  clock = `${__dirname}/clock.js`,
): Promise<number> {
  if (process.platform === 'win32') return refused(word('run.windows'), telling);
  // One budget for the pilot and the plan.
  const began = performance.now();
  try {
    let found = settledOrDue(run.plan, run.planFile, run.log, readers);
    if ('pilot' in found) {
      telling.line(word('pilot.begin', { log: lastPart(found.log) }));
      const pilot = { plan: found.pilot, planFile: run.planFile, log: found.log, resume: found.begun, began };
      const code = await carriedOut(readers, pilot, { ...telling, begun: () => undefined }, stop, clock);
      found = settledOrDue(run.plan, run.planFile, run.log, readers);
      if ('pilot' in found) return code;
    }
    if (found.said) telling.line(found.said);
    const resume = run.resume && isThere(run.log);
    return await carriedOut(readers, { ...run, plan: found.plan, resume, began }, telling, stop, clock);
  } catch (error) {
    if (!isFileError(error)) throw error;
    const { said, file } = error instanceof FileFault ? error : { said: writeReasonOf(error) };
    return refused(file === undefined ? said : word('cli.of-file', { file: lastPart(file), said }), telling);
  }
}

/** As `vmibench calibrate` does it, with a pilot of the usual length where there is no log to read. */
export async function calibratePlan(
  readers: PlanReaders,
  { plan, planFile, log }: Pick<PlanRun, 'plan' | 'planFile' | 'log'>,
  telling: PlanTelling,
  stop: AbortSignal,
): Promise<number> {
  const pilotLog = pilotLogOf(planFile);
  const known = calibrationOf(readers, plan, log) ?? calibrationOf(readers, plan, pilotLog);
  if (known) return told(known, telling);
  telling.line(word('calibrate.pilot', { log: lastPart(pilotLog) }));
  const pilot = { plan: pilotOf(plan, {}), planFile, log: pilotLog, resume: isThere(pilotLog) };
  const code = await carryOutPlan(readers, pilot, telling, stop);
  if (code === 2 || code === 3) return code;
  const found = calibrationOf(readers, plan, pilotLog);
  return found ? told(found, telling) : refused(word('calibrate.nothing', { log: lastPart(pilotLog) }), telling);
}

/** Undefined if the log is missing, or no row has two samples. */
function calibrationOf({ runLogReader }: PlanReaders, plan: Plan, log: string): readonly Message[] | undefined {
  if (!isThere(log)) return undefined;
  return calibrationLines(plan, decode(readBytes(log, logLimits)), runLogReader, usualWish);
}

function told(lines: readonly Message[], { line }: PlanTelling): number {
  for (const one of lines) line(one);
  return 0;
}

function refused(why: Parameters<PlanTelling['line']>[0], { line }: PlanTelling): number {
  line(why, 'warning');
  return 2;
}

async function carriedOut(
  readers: PlanReaders,
  { plan, planFile, log, resume, only, began }: PlanRun & Pick<MeasureOptions, 'began'>,
  telling: PlanTelling,
  stop: AbortSignal,
  clock: string,
): Promise<number> {
  const session = await beginSession({ plan, planFile, log, resume, program: `vmibench ${version}` });
  telling.begun();
  const stopwatch = new Stopwatch(clock, ownEnvironment());
  const end = (): void => stopwatch.stop();
  stop.addEventListener('abort', end);
  try {
    const outcome = await measurePlan(session, {
      plan,
      planFile,
      log,
      logName: log,
      only: only && new Set(only),
      budgetMs: durationMs(plan.limits?.budget ?? ''),
      began,
      stopwatch,
      readers,
      waiting: { stopped: () => stop.aborted, sleep: (ms) => sleep(ms, stop) },
      telling,
    });
    return concluded(outcome, telling);
  } finally {
    stop.removeEventListener('abort', end);
    stopwatch.close();
    session.file.close();
    session.release();
  }
}

function concluded({ how, said, failedRuns }: MeasureOutcome, { line }: PlanTelling): number {
  if (failedRuns > 0) line(word('run.failed-runs', { n: failedRuns }), 'warning');
  line(said, how === 'all' ? undefined : 'warning');
  if (how !== 'all') return 3;
  return failedRuns > 0 ? 1 : 0;
}

function sleep(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    }
    stop.addEventListener('abort', done);
  });
}
