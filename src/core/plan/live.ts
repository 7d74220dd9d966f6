/** How far the plan of a growing log is: what its page shows beside the verdicts. */
import type { Analysis } from '../analysis/model';
import type { Plan } from '../generated/plan-format';
import { word, type Message } from '../messages/messages';
import type { LiveView } from '../page-model/model';
import { inert } from '../report/show';
import { isDecided } from './decide';
import { designOf } from './design';
import { durationText } from './duration';
import { estimateOf } from './estimate';
import { nextStep, usualFailures, type NextStep } from './next-step';
import { planOfLog } from './outline';
import { ProgressReader, resting, type LogProgress } from './progress';
import { restOf, scheduleOf, withWarmups, type Step } from './schedule';

/** Follows a log by its text. A text that does not go on where the last one ended is read anew. */
export class LivePlan {
  private reader = new ProgressReader();
  private text = '';
  private plan: Plan | undefined;
  private steps: readonly Step[] = [];

  /** @param text of the whole log @returns undefined if the log says nothing of its plan */
  view(text: string, analysis: Pick<Analysis, 'rows'>): LiveView | undefined {
    this.follow(text);
    return this.plan && liveView(this.plan, this.steps, this.reader.progress(), analysis.rows);
  }

  private follow(text: string): void {
    const grown = this.text !== '' && text.startsWith(this.text);
    const end = text.indexOf('\n');
    if (!grown) this.reader = new ProgressReader();
    this.reader.add(grown ? text.slice(this.text.length) : text);
    if (!grown || !this.text.includes('\n')) {
      this.plan = end < 0 ? undefined : planOfLog(text.slice(0, end));
      this.steps = this.plan ? scheduleOf(this.plan, this.reader.progress().mark?.seed) : [];
    }
    this.text = text;
  }
}

/** @param steps the whole schedule */
function liveView(plan: Plan, steps: readonly Step[], progress: LogProgress, rows: Analysis['rows']): LiveView {
  const all = steps.filter(({ kind }) => kind === 'run').length;
  const n = progress.steps.length;
  const { looks, restarted } = designOf(plan);
  const judged = rows.filter(({ role }) => role === 'primary');
  // Without looks nothing is decided before the end: who stops at a verdict looks until there is one.
  const decided = looks.length > 0 ? judged.filter(isDecided).map(({ key }) => key) : [];
  const over = progress.ended || n >= all;
  const facts: readonly Message[] = [
    word(over ? 'live.over' : 'live.runs', { n, all }),
    ...(looks.length > 0 ? [word('live.decided', { decided: decided.length, all: judged.length })] : []),
    ...(over ? [] : ahead(plan, steps, progress, restarted)),
    ...(over || looks.length > 0 ? [] : [word('live.fixed')]),
  ];
  return { n: over ? all : n, all, facts, decided };
}

/** What is next, the next look, and for how long. */
function ahead(plan: Plan, steps: readonly Step[], progress: LogProgress, restarted: boolean): readonly Message[] {
  const next = nextStep(plan, progress);
  if (!next) return [word('live.resting')];
  const rests = resting(progress.steps, plan.limits?.failures ?? usualFailures);
  const rest = restOf(steps, progress.done).filter((step) => !('benchmark' in step && rests.has(step.benchmark)));
  // The restart of a boot that has begun is behind us.
  const isUp = next.step === 'run' && rest[0]?.kind === 'restart';
  const left = withWarmups(isUp ? rest.slice(1) : rest, plan);
  const look = left.find((step) => step.kind === 'look');
  const { ms, unknown } = estimateOf(left, plan, progress.steps, progress.restartMs);
  return [
    word('live.next', { step: named(next) }),
    ...(look ? [word(restarted ? 'live.look-restarts' : 'live.look-runs', { count: look.count })] : []),
    unknown > 0 ? word('live.time-unknown') : word('live.time', { time: durationText(ms) }),
  ];
}

function named(next: NextStep): Message {
  const { subject } = next;
  if (next.step === 'restart') return word('live.step-restart', { subject: inert(subject) });
  return word('live.step-run', { subject: inert(subject), benchmark: inert(next.benchmark), run: next.run });
}
