/** `vmibench calibrate`: how much restarts and runs vary, and what a plan needs to see a change. */
import { basename, join, dirname } from 'node:path';
import { runLogReader } from '../../core/import/runlog/reader';
import type { Plan } from '../../core/generated/plan-format';
import {
  powerOf,
  pricedDesigns,
  rowSpreads,
  visibleChange,
  type PricedDesign,
  type Price,
  type RowSpread,
  type Wish,
} from '../../core/plan/calibrate';
import { designOf } from '../../core/plan/design';
import { durationMs, durationText } from '../../core/plan/duration';
import { progressOf, type LogProgress } from '../../core/plan/progress';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { isThere, logLimits } from '../../node/measure/session';
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

const usualPilotRuns = 3;
const level = 0.05;
const shownDesigns = 3;
/** A pilot of fewer restarts hardly knows how much they vary. */
const fewRestarts = 5;

function countOf(typed: Typed, name: 'restarts' | 'runs'): number | undefined {
  const text = typed.value(name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(word('calibrate.not-count', { name, found: text }));
  return Number(text);
}

function changeOf(typed: Typed): number {
  const text = typed.value('change') ?? '1%';
  const number = Number(text.replace(/ ?%$/, ''));
  if (!(number > 0 && number < 100)) throw new UsageError(word('calibrate.not-change', { found: text }));
  return number / 100;
}

function powerIn(typed: Typed): number {
  const text = typed.value('power') ?? '0.8';
  const number = Number(text);
  if (!(number > 0.05 && number < 1)) throw new UsageError(word('calibrate.not-power', { found: text }));
  return number;
}

/** The baseline alone, as often as asked: what differs then is noise. */
function pilotOf(plan: Plan, restarts: number | undefined, runs: number | undefined): Plan {
  const baseline = plan.subjects.find(({ role }) => role === 'baseline');
  const [first] = plan.subjects;
  if (plan.restart === undefined && restarts !== undefined) throw new UsageError(word('calibrate.no-restart'));
  const { seed } = plan.design;
  const design =
    plan.restart === undefined ? { runs } : { restarts: restarts ?? fewRestarts, runs: runs ?? usualPilotRuns };
  return {
    ...plan,
    subjects: [baseline ?? first] as Plan['subjects'],
    benchmarks: plan.benchmarks.map(({ runs: _runs, ...one }) => one) as unknown as Plan['benchmarks'],
    design: { ...design, seed },
  };
}

async function calibrated(input: PlanInput, typed: Typed, io: Io): Promise<ExitCode> {
  const { plan, planFile } = input;
  const [restarts, runs] = [countOf(typed, 'restarts'), countOf(typed, 'runs')];
  const wish = { change: changeOf(typed), power: powerIn(typed) };
  const pilotLog = join(
    dirname(planFile),
    `${basename(planFile).replace(/(\.vmiplan)?\.json$/i, '')}.pilot.vmiruns.jsonl`,
  );
  if (restarts !== undefined || runs !== undefined) {
    const pilot = pilotOf(plan, restarts, runs);
    const code = await runIntoLog({ plan: pilot, planFile, log: pilotLog }, typed.has('resume'), io);
    if (code === 2 || code === 3) return code;
    return told(plan, pilotLog, wish, io);
  }
  const log = [input.log, pilotLog].find(isThere);
  if (log === undefined) throw new UsageError(word('calibrate.no-log'));
  return told(plan, log, wish, io);
}

function told(plan: Plan, log: string, { change, power }: Pick<Wish, 'change' | 'power'>, io: Io): ExitCode {
  const text = decode(readBytes(log, logLimits));
  const rows = rowSpreads(runLogReader.update(runLogReader.emptyRunLog, text).log);
  if (rows.length === 0) {
    complain(io, word('calibrate.nothing', { log: basename(log) }));
    return 2;
  }
  const { blocks, restarted, order } = designOf(plan);
  // What the report will correct for is not known better than that all rows are judged.
  const wish: Wish = { change, power, alpha: level / rows.length, paired: order !== 'blocked' };
  const say = (...given: Parameters<typeof word>): void => io.out.write(`${shownLine(word(...given))}\n`);
  const runs = restarted ? (plan.design.runs ?? 1) : 1;
  for (const row of rows) sayRow(row, { blocks, runs, restarted }, wish, say);
  const few = rows.reduce((least, { n }) => Math.min(least, n), Infinity);
  if (few < fewRestarts) say('calibrate.few', { n: few, least: fewRestarts });
  sayDesigns(rows, priceOf(plan, progressOf(text)), wish, restarted, say);
  return 0;
}

type Say = (...given: Parameters<typeof word>) => void;

function sayRow(
  row: RowSpread,
  { blocks, runs, restarted }: { readonly blocks: number; readonly runs: number; readonly restarted: boolean },
  wish: Wish,
  say: Say,
): void {
  const sees = blocks < 2 ? '–' : percent(visibleChange(row, blocks, runs, wish));
  const facts = { row: row.name, restart: percent(row.restart), run: percent(row.run), sees };
  say(restarted ? 'calibrate.row' : 'calibrate.row-runs', { ...facts, design: amount(blocks, runs, restarted) });
}

function sayDesigns(rows: readonly RowSpread[], price: Price, wish: Wish, restarted: boolean, say: Say): void {
  const designs = pricedDesigns(rows, price, wish, restarted ? undefined : 1);
  const facts = { change: percent(wish.change), power: String(wish.power) };
  const [best] = designs;
  if (!best) return say('calibrate.unreachable', facts);
  say('calibrate.designs', { ...facts, n: rows.length });
  for (const one of designs.slice(0, shownDesigns))
    say('calibrate.design', { design: amount(one.restarts, one.runs, restarted), time: timeOf(one) });
  const half = { ...best, restarts: Math.max(2, Math.ceil(best.restarts / 2)) };
  const least = rows.reduce((low, row) => Math.min(low, powerOf(row, half.restarts, half.runs, wish)), 1);
  if (least < wish.power) {
    say('calibrate.half', { ...facts, design: amount(half.restarts, half.runs, restarted), least: least.toFixed(2) });
  }
  const design = restarted ? `"restarts": ${best.restarts}, "runs": ${best.runs}` : `"runs": ${best.restarts}`;
  say('calibrate.write', { design: `"design": {${design}}` });
}

function amount(restarts: number, runs: number, restarted: boolean) {
  return restarted ? word('calibrate.amount', { restarts, runs }) : word('calibrate.amount-runs', { runs: restarts });
}

function timeOf({ seconds }: PricedDesign): string {
  return durationText(seconds * 1000);
}

function percent(share: number): string {
  return `${String(Number((share * 100).toPrecision(2)))}%`;
}

/** What a restart and one run of each row took, in seconds, on average. */
function priceOf(plan: Plan, { steps, restartMs = 0 }: LogProgress): Price {
  const settle = durationMs(plan.settle ?? '') ?? 0;
  const run = plan.benchmarks.reduce((sum, { id }) => {
    const took = steps.flatMap((step) => (step.benchmark === id && step.took !== undefined ? [step.took] : []));
    return sum + (took.length > 0 ? took.reduce((all, one) => all + one, 0) / took.length : 0);
  }, 0);
  const warm = plan.benchmarks.reduce((sum, { warmup = 0 }) => sum + warmup, 0) / plan.benchmarks.length;
  const perRestart = plan.restart === undefined ? 0 : restartMs / 1000 + warm * run;
  return { restart: perRestart + (restartMs === 0 ? settle / 1000 : 0), run };
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
  run: (typed, io) => withPlan(typed, io, (input) => calibrated(input, typed, io)),
};
