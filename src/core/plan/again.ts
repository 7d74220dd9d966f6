/** The plan that measures the undecided rows of a report again. */
import type { Analysis } from '../analysis/model';
import type { PlanBenchmark, PlanSubject } from '../generated/plan-format';
import type { Report } from '../generated/format';
import { word, type Say } from '../messages/messages';
import { largest } from '../text/lists';
import { planText } from './templates';
import { isLeftOut, mostRuns, undecided } from './undecided';

/** Fewer runs decide little, and cost little to have. */
const usualRuns = 12;

type Benchmark = Report['benchmarks'][number];

/**
 * The text of the plan; undefined if all rows are decided. Commands are those of the report: nobody but its author
 * knows what they do, and nothing runs them unasked.
 * @param name of the report's file
 */
export function planAgain(report: Report, analysis: Analysis, name: string, say: Say): string | undefined {
  const found = analysis.rows
    .filter(({ role, verdict }) => role !== 'info' && !isLeftOut(verdict))
    .flatMap((row) => undecided(row, analysis.correction.alpha) ?? []);
  if (found.length === 0) return undefined;
  const used = new Set(found.flatMap(({ row }) => [row.subject, row.baseline]));
  const wanted = new Set(found.map(({ row }) => row.benchmark));
  const needed = largest(
    found.map(({ n = 0 }) => (n <= mostRuns ? n : 0)),
    usualRuns,
  );
  return planText({
    format: 'vmiplan/1',
    title: report.title,
    subjects: report.subjects.filter(({ id }) => used.has(id)).map((subject) => again(subject, analysis.baseline)),
    benchmarks: report.benchmarks.flatMap((one, index) =>
      wanted.has(index) ? [measured(one, found.find(({ row }) => row.benchmark === index)?.row.direction, say)] : [],
    ),
    design: { runs: Math.max(usualRuns, needed) },
    notes: say(word('again.notes', { n: found.length, report: name })),
  });
}

function again({ id, label, config }: Report['subjects'][number], baseline: string | undefined): PlanSubject {
  return { id, label, role: id === baseline ? 'baseline' : undefined, config };
}

function measured(
  { id, suite, parameters, metric, command }: Benchmark,
  direction: 'higher' | 'lower' | 'none' | undefined,
  say: Say,
): PlanBenchmark {
  const { name, unit, role } = metric ?? {};
  const isTime = unit === 's' && direction === 'lower';
  return {
    id,
    suite,
    parameters: parameters as PlanBenchmark['parameters'],
    command: command ?? say(word('again.command', { benchmark: id })),
    read: isTime ? 'time' : 'value',
    metric: { name, unit, direction, role },
  };
}
