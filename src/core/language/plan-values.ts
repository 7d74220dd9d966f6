/** What is proposed and said inside of a plan's values, beside what VS Code's JSON service says of its fields. */
import { word, type Message } from '../messages/messages';
import { filled, fillings, knownNames } from '../plan/fill';
import { planTools } from '../plan/tools';
import type { Plan } from '../generated/plan-format';
import type { Path } from '../report/path';
import { isObject, property } from '../report/value';
import type { HoverLine } from './hover-row';

export interface PlanProposal {
  readonly value: string;
  readonly detail: Message;
  /** Inserted into the text before the caret instead of replacing the value. */
  readonly within?: true;
}

/**
 * @param value of the plan's text as far as it can be parsed; undefined while it is broken
 * @param before what of the value stands before the caret
 */
export function planProposals(path: Path, value: unknown, before: string): readonly PlanProposal[] {
  const [list, index, field] = path;
  if (list === 'benchmarks' && field === 'read' && path.length === 3)
    return [
      { value: 'time', detail: word('plan-value.time') },
      { value: 'value', detail: word('plan-value.value') },
      ...planTools.map((tool) => ({ value: tool, detail: word('plan-value.tool') })),
    ];
  const fillable = (list === 'benchmarks' && field === 'command') || (list === 'subjects' && field === 'prepare');
  if (!fillable || path.length !== 3 || !/\{[\w.-]*$/.test(before)) return [];
  return namesIn(value, list === 'benchmarks' ? index : undefined).map((name) => ({
    value: `{${name}}`,
    detail: word('plan-value.of'),
    within: true,
  }));
}

/** Also of a plan with problems: who types is not done yet. */
function namesIn(value: unknown, index: string | number | undefined): readonly string[] {
  const subjects = property(value, 'subjects');
  const benchmarks = property(value, 'benchmarks');
  const benchmark: unknown = Array.isArray(benchmarks) && typeof index === 'number' ? benchmarks[index] : undefined;
  const names = (of: unknown): string[] => (isObject(of) ? Object.keys(of) : []);
  return [
    ...new Set([
      'subject',
      ...(index === undefined ? [] : ['benchmark']),
      ...(Array.isArray(subjects) ? subjects.flatMap((one: unknown) => names(property(one, 'config'))) : []),
      ...names(property(benchmark, 'parameters')),
    ]),
  ];
}

/** Over a command: what it is for each subject, with everything filled in. */
export function planHover(plan: Plan, path: Path): readonly HoverLine[] | undefined {
  const [list, index, field] = path;
  if (path.length !== 3 || typeof index !== 'number') return undefined;
  const benchmark = list === 'benchmarks' && field === 'command' ? plan.benchmarks[index] : undefined;
  const prepared = list === 'subjects' && field === 'prepare' ? plan.subjects[index] : undefined;
  const command = benchmark?.command ?? prepared?.prepare;
  if (command === undefined || knownNames(plan, benchmark).every((name) => !command.includes(`{${name}}`)))
    return undefined;
  return [
    word('plan-hover.command'),
    ...(prepared ? [prepared] : plan.subjects).map((subject) =>
      word('plan-hover.subject', { subject: subject.id, command: filled(command, fillings(subject, benchmark)) }),
    ),
  ];
}
