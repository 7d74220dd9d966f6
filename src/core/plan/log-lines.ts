/** The lines that a plan writes into its run log. */
import type { Plan } from '../generated/plan-format';
import { sayEnglish, type Message } from '../messages/messages';
import { designOf } from './design';
import { planOutline } from './outline';
import type { PlanMark } from './progress';
import type { RunReading } from './reading';
import type { RunStep } from './schedule';

/** What decides the schedule and what is measured: a log is resumed only with the plan it was begun with. */
export function decisiveText(plan: Plan): string {
  const { title: _title, log: _log, limits: _limits, notes: _notes, $schema: _schema, ...rest } = plan;
  const { environment: _environment, observe: _observe, ...decisive } = rest;
  return JSON.stringify(sorted(decisive));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** @param program name and version of what runs the plan @param at now, in RFC 3339 */
export function headLine(plan: Plan, mark: PlanMark, name: string, program: string, at: string): string {
  const design = designOf(plan, mark.seed);
  const warmups = [...new Set(plan.benchmarks.map(({ warmup = 0 }) => warmup))];
  return line({
    title: plan.title ?? name,
    date: at,
    provenance: { kind: 'measured' },
    subjects: plan.subjects.map(({ id, label, role, config, notes }) => ({ id, label, role, config, notes })),
    methodology: {
      warmupRuns: warmups.length === 1 ? warmups[0] : undefined,
      spread: 'samples',
      order: design.order === 'turning' ? 'interleaved' : design.order,
      restart: plan.reset ?? (design.restarted ? 'boot' : 'run'),
      stopping: design.looks.length ? 'looks' : 'fixed',
      looks: design.looks.length ? design.looks : undefined,
      harness: program,
    },
    notes: plan.notes,
    plan: { ...mark, ...planOutline(plan) },
  });
}

export interface RunFacts {
  /** When it began, in RFC 3339. */
  readonly at: string;
  /** How long the step took altogether, in seconds. */
  readonly took: number;
  readonly boot?: number;
  /** The command, as it was filled in. */
  readonly command: string;
  readonly artifact?: { readonly path: string; readonly sha256: string };
}

/** One line for each number of a run, or one that says why there is none. They are written together. */
export function linesOfRun(plan: Plan, step: RunStep, reading: RunReading, facts: RunFacts): string {
  const benchmark = plan.benchmarks.find(({ id }) => id === step.benchmark);
  const of = 'numbers' in reading && reading.numbers.length > 1 ? reading.numbers.length : undefined;
  const common = { run: step.run, block: step.block, boot: facts.boot, of };
  const { path, sha256 } = facts.artifact ?? {};
  const end = { at: facts.at, took: rounded(facts.took), artifact: path, sha256 };
  const own = { subject: step.subject, suite: benchmark?.suite, command: benchmark?.command };
  if ('failed' in reading)
    return line({
      ...own,
      benchmark: step.benchmark,
      parameters: benchmark?.parameters,
      ...common,
      ...failedOf(reading.failed),
      ...end,
    });
  return reading.numbers
    .map(({ value, metric, benchmark: name, suite, version, parameters }) =>
      line({
        ...own,
        suite: benchmark?.suite ?? suite,
        benchmark: name === undefined ? step.benchmark : `${step.benchmark}: ${name}`,
        row: name === undefined ? undefined : step.benchmark,
        version,
        parameters: parameters || benchmark?.parameters ? { ...parameters, ...benchmark?.parameters } : undefined,
        metric: metric.name,
        unit: metric.unit,
        direction: metric.direction,
        role: metric.role === 'primary' ? undefined : metric.role,
        ...common,
        value,
        ...end,
      }),
    )
    .join('');
}

function failedOf(message: Message): { readonly failed: string } {
  return { failed: sayEnglish(message) };
}

/** What happened that is no run: a restart, a look, the end. */
export function eventLine(event: string, facts: Readonly<Record<string, unknown>>): string {
  return line({ event, ...facts });
}

/** Milliseconds are enough for what is only planned with. */
function rounded(seconds: number): number {
  return Number(seconds.toFixed(3));
}

function line(value: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(value)}\n`;
}
