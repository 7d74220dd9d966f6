/** What `calibrate` says of a plan and a log: how much rows vary, what they can detect, and the cheapest designs. */
import type { Plan } from '../generated/plan-format';
import type { RunLogReader } from '../import/runlog/reader';
import { word, type Message } from '../messages/messages';
import {
  mostFor,
  powerOf,
  pricedDesigns,
  rowSpreads,
  visibleChange,
  type Price,
  type RowSpread,
  type Wish,
} from './calibrate';
import { designOf } from './design';
import { largest } from '../text/lists';
import { durationMs, durationText } from './duration';
import { progressOf, type LogProgress } from './progress';

/** What a design is to see, as somebody asks for it. */
export type Asked = Pick<Wish, 'change' | 'power'>;

export const usualWish: Asked = { change: 0.01, power: 0.8 };

const level = 0.05;
const shownDesigns = 3;
/** A pilot of fewer restarts hardly knows how much they vary. */
const fewRestarts = 5;
const usualRunsInRestart = 3;
/** Where nothing is started anew. */
const usualRuns = 10;

/** How long a pilot is: restarts with runs in each, or runs alone. */
export interface PilotSize {
  readonly restarts?: number;
  readonly runs?: number;
}

/** The baseline alone, as often as asked: what differs then is noise. */
export function pilotOf(plan: Plan, { restarts = fewRestarts, runs }: PilotSize): Plan {
  const baseline = plan.subjects.find(({ role }) => role === 'baseline');
  const [first] = plan.subjects;
  const { seed } = plan.design;
  const design =
    plan.restart === undefined ? { runs: runs ?? usualRuns } : { restarts, runs: runs ?? usualRunsInRestart };
  return {
    ...plan,
    subjects: [baseline ?? first] as Plan['subjects'],
    benchmarks: plan.benchmarks.map(({ runs: _runs, ...one }) => one) as unknown as Plan['benchmarks'],
    design: { ...design, seed },
    observe: undefined,
  };
}

/** The name of a pilot's log, beside the plan. */
export function pilotLogName(planName: string): string {
  return `${planName.replace(/(\.vmiplan)?\.json$/i, '')}.pilot.vmiruns.jsonl`;
}

/**
 * @param text of the log
 * @returns one line each; undefined if no row of the log has two samples
 */
export function calibrationLines(
  plan: Plan,
  text: string,
  { update, emptyRunLog }: RunLogReader,
  { change, power }: Asked,
): readonly Message[] | undefined {
  const rows = rowSpreads(update(emptyRunLog, text).log);
  if (rows.length === 0) return undefined;
  const { blocks, restarted, order } = designOf(plan);
  // What the report will correct for is not known better than that all rows are judged.
  const wish: Wish = { change, power, alpha: level / rows.length, paired: order !== 'blocked' };
  const runs = restarted ? (plan.design.runs ?? 1) : 1;
  const few = rows.reduce((least, { n }) => Math.min(least, n), Infinity);
  return [
    ...rows.map((row) => rowLine(row, { blocks, runs, restarted }, wish)),
    ...(few < fewRestarts ? [word('calibrate.few', { n: few, least: fewRestarts })] : []),
    ...designLines(rows, priceOf(plan, progressOf(text)), wish, restarted),
  ];
}

/** A plan whose pilot has decided how much is run, and what there is to say about it. */
export interface SettledPlan {
  readonly plan: Plan;
  readonly said?: Message;
}

/**
 * What a plan with a pilot runs: the cheapest design that detects the change in all rows, or what fits into its budget.
 * @param text of the pilot's log @returns why there is no design
 */
export function settledByPilot(
  plan: Plan,
  text: string,
  { update, emptyRunLog }: RunLogReader,
): SettledPlan | { readonly why: Message } {
  const { design, restart, subjects } = plan;
  const { pilot: _pilot, see = '1%', power = usualWish.power, budget = '', ...kept } = design;
  const rows = rowSpreads(update(emptyRunLog, text).log);
  if (rows.length === 0) return { why: word('pilot.nothing') };
  const restarted = restart !== undefined;
  const change = Number.parseFloat(see) / 100;
  const wish: Wish = { change, power, alpha: level / rows.length, paired: designOf(plan).order !== 'blocked' };
  const sides = Math.max(2, subjects.length) / 2;
  const price = priceOf(plan, progressOf(text));
  const most = (durationMs(budget) ?? Infinity) / 1000 / sides;
  const runs = restarted ? undefined : 1;
  const [best = mostFor(rows, price, wish, most, runs)] = pricedDesigns(rows, price, wish, runs).filter(
    ({ seconds }) => seconds <= most,
  );
  if (!best && Number.isFinite(most)) return { why: word('pilot.budget', { time: budget }) };
  if (!best) return { why: word('calibrate.unreachable', { change: percent(change), power: String(power) }) };
  const sees = largest(rows.map((row) => visibleChange(row, best.restarts, best.runs, wish)));
  const amounts = restarted ? { restarts: best.restarts, runs: best.runs } : { runs: best.restarts };
  return {
    plan: { ...plan, design: { ...kept, ...amounts } },
    said: word('pilot.design', {
      design: amount(best.restarts, best.runs, restarted),
      change: percent(sees),
      power: String(power),
      time: durationText(best.seconds * sides * 1000),
    }),
  };
}

function rowLine(
  row: RowSpread,
  { blocks, runs, restarted }: { readonly blocks: number; readonly runs: number; readonly restarted: boolean },
  wish: Wish,
): Message {
  const sees = blocks < 2 ? '–' : percent(visibleChange(row, blocks, runs, wish));
  const facts = { row: row.name, restart: percent(row.restart), run: percent(row.run), sees };
  return word(restarted ? 'calibrate.row' : 'calibrate.row-runs', {
    ...facts,
    design: amount(blocks, runs, restarted),
  });
}

function designLines(rows: readonly RowSpread[], price: Price, wish: Wish, restarted: boolean): Message[] {
  const designs = pricedDesigns(rows, price, wish, restarted ? undefined : 1);
  const facts = { change: percent(wish.change), power: String(wish.power) };
  const [best] = designs;
  if (!best) return [word('calibrate.unreachable', facts)];
  const half = { ...best, restarts: Math.max(2, Math.ceil(best.restarts / 2)) };
  const least = rows.reduce((low, row) => Math.min(low, powerOf(row, half.restarts, half.runs, wish)), 1);
  const design = restarted ? `"restarts": ${best.restarts}, "runs": ${best.runs}` : `"runs": ${best.restarts}`;
  return [
    word('calibrate.designs', { ...facts, n: rows.length }),
    ...designs.slice(0, shownDesigns).map((one) =>
      word('calibrate.design', {
        design: amount(one.restarts, one.runs, restarted),
        time: durationText(one.seconds * 1000),
      }),
    ),
    ...(least < wish.power
      ? [
          word('calibrate.half', {
            ...facts,
            design: amount(half.restarts, half.runs, restarted),
            least: least.toFixed(2),
          }),
        ]
      : []),
    word('calibrate.write', { design: `"design": {${design}}` }),
  ];
}

function amount(restarts: number, runs: number, restarted: boolean): Message {
  return restarted ? word('calibrate.amount', { restarts, runs }) : word('calibrate.amount-runs', { runs: restarts });
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
