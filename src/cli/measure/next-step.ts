/** `vmibench next`: what a plan runs next, for programs that own the machines. */
import { quotedForShell } from '../../core/plan/fill';
import { nextStep, type NextStep } from '../../core/plan/next-step';
import { scheduleOf } from '../../core/plan/schedule';
import { word } from '../../core/messages/messages';
import { locked } from '../../node/measure/session';
import type { Command } from '../command';
import { complain } from '../lines';
import { finiteJson } from '../output';
import { overText, progressSoFar, withPlan } from './step-input';

const help = `Usage: vmibench next [OPTIONS] PLAN

Prints the next step of a plan (*.vmiplan.json) as JSON, for a program that owns the
machines: a run with its command, or a restart. Do it, and tell what came out with
vmibench record. Changes nothing. See docs/measuring.md.

  --sh        print variables for sh instead: VMIBENCH_STEP, _SUBJECT, _BENCHMARK, _RUN,
              _BLOCK, _BOOT, _WARMUP, _PREPARE, _COMMAND and _RESTART
  -h, --help  print this help

Exit code:
  0    there is a step
  1    the plan is over; standard error says why
  2    the plan or the log cannot be used, vmibench run is running it, or a usage error
`;

function forShell(next: NextStep): string {
  const run = next.step === 'run' ? next : undefined;
  const restart = next.step === 'restart' ? next : undefined;
  const values = {
    STEP: next.step,
    SUBJECT: next.subject,
    BENCHMARK: run?.benchmark,
    RUN: run?.run,
    BLOCK: run?.block,
    BOOT: next.boot,
    WARMUP: run?.warmup,
    PREPARE: next.prepare,
    COMMAND: run?.command,
    RESTART: restart?.restart,
  };
  return Object.entries(values)
    .map(([name, value]) => `export VMIBENCH_${name}=${value === undefined ? '' : quotedForShell(String(value))}\n`)
    .join('');
}

export const nextCommand: Command = {
  help,
  options: { sh: { type: 'boolean' } },
  run: (typed, io) =>
    withPlan(typed, io, async (input) => {
      // Whoever runs the plan decides what is next.
      (await locked(input.log, 'run.busy')).release();
      const progress = progressSoFar(input);
      const next = nextStep(input.plan, progress);
      if (next) {
        if (typed.has('sh')) io.out.write(forShell(next));
        else io.out.json(`${finiteJson(next, 2)}\n`);
        return 0;
      }
      const all = scheduleOf(input.plan).filter(({ kind }) => kind === 'run').length;
      complain(io, word('run.nothing-left', { why: overText(progress, all) }));
      return 1;
    }),
};
