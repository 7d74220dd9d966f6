/** `vmibench status`: how far a plan is, and its verdicts so far. */
import { existsSync } from 'node:fs';
import { namer } from '../../core/analysis/label';
import { runLogReader } from '../../core/import/runlog/reader';
import { verdictText } from '../../core/page-model/wording';
import { judgedRows } from '../../core/plan/decide';
import { durationText } from '../../core/plan/duration';
import { estimateOf } from '../../core/plan/estimate';
import { nextStep } from '../../core/plan/next-step';
import { restOf, scheduleOf } from '../../core/plan/schedule';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { logLimits } from '../../node/measure/session';
import { readBytes } from '../../node/read';
import type { Command } from '../command';
import { shownLine } from '../lines';
import type { ExitCode, Io } from '../output';
import { overText, progressSoFar, withPlan, type PlanInput } from './step-input';

const help = `Usage: vmibench status PLAN

Prints how many runs of a plan are in its log, the verdict of each row so far, and what is
next, whoever runs it: vmibench run, or another program with vmibench next and record.

  -h, --help  print this help

Exit code:
  0    the plan is over
  2    the plan or the log cannot be used, or a usage error
  3    runs are left
`;

function told(input: PlanInput, io: Io): ExitCode {
  const { plan, log } = input;
  const say = (...given: Parameters<typeof word>): void => io.out.write(`${shownLine(word(...given))}\n`);
  const progress = progressSoFar(input);
  const { report, rows } = judgedRows(existsSync(log) ? decode(readBytes(log, logLimits)) : '', runLogReader);
  const steps = scheduleOf(plan, progress.mark?.seed);
  const all = steps.filter(({ kind }) => kind === 'run').length;
  const decided = rows.filter((one) => one.decided).length;
  say('run.status-rows', {
    n: String(progress.steps.length),
    all: String(all),
    decided: String(decided),
    rows: String(rows.length),
  });
  const name = report && namer(report);
  for (const { row } of rows) {
    const benchmark = report?.benchmarks[row.benchmark];
    const label = (benchmark && name?.(benchmark)) ?? row.key;
    say('run.status-row', { row: `${label} ${row.subject}`, verdict: verdictText(row) });
  }
  const next = nextStep(plan, progress);
  if (!next) {
    say('run.nothing-left', { why: overText(progress, all) });
    return 0;
  }
  const { subject } = next;
  const row =
    next.step === 'run'
      ? word('run.row', { subject, benchmark: next.benchmark, run: String(next.run) })
      : word('run.row-restart', { subject });
  const { ms, unknown } = estimateOf(restOf(steps, progress.done), plan, progress.steps, progress.restartMs);
  const time = unknown > 0 || ms === 0 ? word('run.time-unknown') : word('run.time-left', { time: durationText(ms) });
  say('run.status-next', { row, time });
  return 3;
}

export const statusCommand: Command = {
  help,
  options: {},
  run: (typed, io) => withPlan(typed, io, (input) => told(input, io)),
};
