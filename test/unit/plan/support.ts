import { readPlan } from '../../../src/core/plan/read';
import type { Plan } from '../../../src/core/generated/plan-format';
import { locateProblems } from '../../../src/core/report/locate';
import { sayEnglish } from '../../../src/core/messages/messages';

/** Two commands on this machine: the smallest useful plan, with changes. */
export function planValue(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    format: 'vmiplan/1',
    subjects: [{ id: 'gzip', role: 'baseline' }, { id: 'zstd' }],
    benchmarks: [{ id: 'pack', command: '{subject} -c data > /dev/null' }],
    design: { runs: 12 },
    ...over,
  };
}

/** A plan without problems. */
export function planOf(over: Readonly<Record<string, unknown>> = {}): Plan {
  const { plan, problems } = readPlan(JSON.stringify(planValue(over)));
  if (!plan) throw new Error(problems.map(({ message }) => sayEnglish(message)).join('\n'));
  return plan;
}

/** What is wrong with a text: severity, the text it is about, and the sentence. */
export function problemsOf(text: string): readonly (readonly [string, string, string])[] {
  const { problems } = readPlan(text);
  const spans = locateProblems(text, problems);
  return problems.map(({ severity, message }, index) => {
    const { offset = 0, length = 0 } = spans[index] ?? {};
    return [severity, text.slice(offset, offset + length), sayEnglish(message)] as const;
  });
}
