/** `vmibench calibrate`: how much restarts and runs vary, and what a plan needs to see a change. */
import { basename } from 'node:path';
import { runLogReader } from '../../core/import/runlog/reader';
import type { Plan } from '../../core/generated/plan-format';
import { calibrationLines, pilotOf, usualWish, type Asked } from '../../core/plan/calibration';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { isThere, logLimits, pilotLogOf } from '../../node/measure/session';
import { readBytes } from '../../node/read';
import type { Command } from '../command';
import { complain, shownLine } from '../lines';
import type { ExitCode, Io } from '../output';
import { UsageError, type Typed } from '../usage';
import { runIntoLog } from './run-plan';
import { withPlan, type PlanInput } from './step-input';

const help = `Usage: vmibench calibrate [OPTIONS] PLAN

Says how much restarts and runs of a plan vary, the smallest change that each row can see,
and the cheapest designs that see a wanted change. It reads the plan's log or, with
--restarts or --runs, first runs a pilot: the baseline alone, into PLAN.pilot.vmiruns.jsonl.

  --restarts N     run a pilot of so many restarts; where nothing restarts, use --runs
  --runs N         runs of each benchmark in each restart of the pilot (3 with restarts)
  --resume         go on with a pilot that was interrupted
  --change PERCENT the change that every row is to see (1%)
  --power SHARE    the probability of seeing it (0.8)
  -h, --help       print this help

Exit code:
  0    printed
  2    the plan or its log cannot be used, or a usage error
  3    the pilot is not complete
`;

function countOf(typed: Typed, name: 'restarts' | 'runs'): number | undefined {
  const text = typed.value(name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(word('calibrate.not-count', { name, found: text }));
  return Number(text);
}

function changeOf(typed: Typed): number {
  const text = typed.value('change');
  if (text === undefined) return usualWish.change;
  const number = Number(text.replace(/ ?%$/, ''));
  if (!(number > 0 && number < 100)) throw new UsageError(word('calibrate.not-change', { found: text }));
  return number / 100;
}

function powerIn(typed: Typed): number {
  const text = typed.value('power');
  if (text === undefined) return usualWish.power;
  const number = Number(text);
  if (!(number > 0.05 && number < 1)) throw new UsageError(word('calibrate.not-power', { found: text }));
  return number;
}

async function calibrated(input: PlanInput, typed: Typed, io: Io): Promise<ExitCode> {
  const { plan, planFile } = input;
  const [restarts, runs] = [countOf(typed, 'restarts'), countOf(typed, 'runs')];
  const asked = { change: changeOf(typed), power: powerIn(typed) };
  const pilotLog = pilotLogOf(planFile);
  if (restarts !== undefined || runs !== undefined) {
    if (plan.restart === undefined && restarts !== undefined) throw new UsageError(word('calibrate.no-restart'));
    const pilot = pilotOf(plan, { restarts, runs });
    const code = await runIntoLog({ plan: pilot, planFile, log: pilotLog }, typed.has('resume'), io);
    if (code === 2 || code === 3) return code;
    return told(plan, pilotLog, asked, io);
  }
  const log = [input.log, pilotLog].find(isThere);
  if (log === undefined) throw new UsageError(word('calibrate.no-log'));
  return told(plan, log, asked, io);
}

function told(plan: Plan, log: string, asked: Asked, io: Io): ExitCode {
  const lines = calibrationLines(plan, decode(readBytes(log, logLimits)), runLogReader, asked);
  if (!lines) complain(io, word('calibrate.nothing', { log: basename(log) }));
  for (const line of lines ?? []) io.out.write(`${shownLine(line)}\n`);
  return lines ? 0 : 2;
}

export const calibrateCommand: Command = {
  help,
  options: {
    restarts: { type: 'string', value: 'N' },
    runs: { type: 'string', value: 'N' },
    resume: { type: 'boolean' },
    change: { type: 'string', value: '1%' },
    power: { type: 'string', value: '0.8' },
  },
  run: (typed, io) => withPlan(typed, io, (input) => calibrated(input, typed, io), false),
};
