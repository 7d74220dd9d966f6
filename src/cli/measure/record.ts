/** `vmibench record`: what came out of the next step of a plan goes into its log. */
import { version } from '../../../package.json';
import { readWith } from '../../core/import/detect';
import { runLogReader } from '../../core/import/runlog/reader';
import type { PlanBenchmark } from '../../core/generated/plan-format';
import { decidedIn } from '../../core/plan/decide';
import { eventLine, linesOfRun } from '../../core/plan/log-lines';
import { nextStep, type NextStep } from '../../core/plan/next-step';
import { progressOf, type LogProgress } from '../../core/plan/progress';
import { readRun, type RunReading } from '../../core/plan/reading';
import { restOf, scheduleOf } from '../../core/plan/schedule';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { beginSession, isThere, logLimits, now, type MeasureSession } from '../../node/measure/session';
import { readBytes, readTextFile } from '../../node/read';
import type { Command } from '../command';
import { complain, shownLine } from '../lines';
import type { ExitCode, Io } from '../output';
import { UsageError, type Typed } from '../usage';
import { overText, progressSoFar, withPlan, type PlanInput } from './step-input';

const help = `Usage: vmibench record [OPTIONS] PLAN

Writes what came out of the step that vmibench next prints into the plan's log. The log,
the order and the stopping are those of vmibench run, which can go on with --resume.

  --value NUMBER    the number of a run; for a run that is timed, its seconds
  --output FILE     what a run printed; it is read as the plan says
  --failed WHY      the run or the restart failed
  --restarted       the restart was done, and what came up was verified
  --boot-id ID      the id of the boot that came up
  --lost WHY        the boot that is up was lost while something ran: its runs do not
                    count, and its restart is due again
  -h, --help        print this help

Exit code:
  0    recorded
  1    recorded as a failed run: nothing in the output could be read
  2    the plan or the log cannot be used, vmibench run is running it, or a usage error
`;

/** @throws UsageError */
function readingOf(benchmark: PlanBenchmark, typed: Typed): RunReading {
  const { read = 'time', id } = benchmark;
  const failed = typed.value('failed');
  if (failed !== undefined) return { failed: word('run.reported', { why: failed }) };
  const file = typed.value('output');
  const value = typed.value('value');
  if (value === undefined && file === undefined) throw new UsageError(word('run.record-what'));
  if (file !== undefined) {
    if (read === 'time') throw new UsageError(word('run.record-time', { id }));
    return readRun(benchmark, 0, readTextFile(file), readWith);
  }
  const number = Number(value);
  if (value?.trim() === '' || !Number.isFinite(number))
    throw new UsageError(word('run.not-value', { found: value ?? '' }));
  if (typeof read === 'string' && read !== 'time' && read !== 'value')
    throw new UsageError(word('run.record-output', { id }));
  return readRun({ ...benchmark, read: read === 'time' ? 'time' : 'value' }, number, String(number), readWith);
}

function recordRun(
  { plan }: PlanInput,
  next: NextStep & { readonly step: 'run' },
  typed: Typed,
  { file }: MeasureSession,
  io: Io,
): ExitCode {
  if (typed.has('restarted')) throw new UsageError(word('run.record-run', { benchmark: next.benchmark }));
  const benchmark = plan.benchmarks.find(({ id }) => id === next.benchmark);
  if (!benchmark) throw new Error(`no benchmark ${next.benchmark}`);
  const reading = readingOf(benchmark, typed);
  const facts = { at: now(), took: 0, boot: next.boot, command: benchmark.command };
  file.append(linesOfRun(plan, { ...next, kind: 'run' }, reading, facts));
  const row = word('run.row', { subject: next.subject, benchmark: next.benchmark, run: String(next.run) });
  if (!('failed' in reading)) {
    io.out.write(`${shownLine(word('run.recorded', { row }))}\n`);
    return 0;
  }
  const said = word('run.row-failed', { row, why: reading.failed });
  if (!typed.has('failed')) {
    complain(io, said);
    return 1;
  }
  io.out.write(`${shownLine(said)}\n`);
  return 0;
}

function recordRestart(
  next: NextStep & { readonly step: 'restart' },
  typed: Typed,
  { file }: MeasureSession,
): ExitCode {
  const failed = typed.value('failed');
  if (!typed.has('restarted') && failed === undefined)
    throw new UsageError(word('run.record-restart', { subject: next.subject }));
  const { boot, subject } = next;
  file.append(eventLine('restart', { boot, subject, id: typed.value('boot-id'), at: now(), failed }));
  return 0;
}

/** @throws UsageError if no boot is up */
function recordLost({ booted }: LogProgress, why: string, { file }: MeasureSession): ExitCode {
  if (!booted) throw new UsageError(word('run.record-lost'));
  file.append(eventLine('lost', { ...booted, failed: why, at: now() }));
  return 0;
}

/** After a run: the looks that are due, and the end. */
function settle({ plan, log }: PlanInput, { file }: MeasureSession, io: Io): void {
  const text = decode(readBytes(log, logLimits));
  const progress = progressOf(text);
  // What observes is for `run` only.
  const rest = restOf(scheduleOf(plan, progress.mark?.seed), progress.done).filter(({ kind }) => kind !== 'observe');
  const [first] = rest;
  let over = !rest.some(({ kind }) => kind === 'run');
  if (first?.kind === 'look' && progress.done.size > 0) {
    const { decided, all } = decidedIn(text, runLogReader);
    file.append(eventLine('look', { count: first.count, decided, rows: all, at: now() }));
    const facts = { n: String(first.count), decided: String(decided), all: String(all) };
    io.out.write(`${shownLine(word('run.look', facts))}\n`);
    over ||= decided === all && all > 0;
  }
  if (over) file.append(eventLine('end', { at: now() }));
}

async function recorded(input: PlanInput, typed: Typed, io: Io): Promise<ExitCode> {
  const { plan, planFile, log } = input;
  const before = progressSoFar(input);
  const next = nextStep(plan, before);
  if (!next) {
    const all = scheduleOf(plan).filter(({ kind }) => kind === 'run').length;
    complain(io, word('run.nothing-left', { why: overText(before, all) }));
    return 2;
  }
  const session = await beginSession({
    plan,
    planFile,
    log,
    resume: isThere(log),
    program: `vmibench ${version}`,
  });
  try {
    // Another program may have recorded meanwhile: what counts is the log under the lock.
    const now = nextStep(plan, { ...before, ...progressSoFar(input) }) ?? next;
    if (typed.has('lost')) return recordLost(progressSoFar(input), typed.value('lost') ?? '', session);
    const code = now.step === 'run' ? recordRun(input, now, typed, session, io) : recordRestart(now, typed, session);
    settle(input, session, io);
    return code;
  } finally {
    session.file.close();
    session.release();
  }
}

export const recordCommand: Command = {
  help,
  options: {
    value: { type: 'string', value: '1.5' },
    output: { type: 'string', value: 'FILE' },
    failed: { type: 'string', value: 'WHY' },
    restarted: { type: 'boolean' },
    'boot-id': { type: 'string', value: 'ID' },
    lost: { type: 'string', value: 'WHY' },
  },
  run: (typed, io) => withPlan(typed, io, (input) => recorded(input, typed, io)),
};
