/** Reads the text of a plan, with its problems at their places. Never throws. */
import type { Plan } from '../generated/plan-format';
import { knownShapes } from '../generated/plan-known-keys';
import { validate } from '../generated/plan-validate';
import { word, type WordKey } from '../messages/messages';
import { countKeys, duplicateKeys } from '../report/duplicates';
import { checkFormat, type FormatOf } from '../report/format-name';
import { printed, type LayoutTable } from '../report/layout';
import type { Problem } from '../report/problem';
import { checkReferences } from '../report/references';
import { schemaProblems } from '../report/schema-problems';
import { shapeOf, survey } from '../report/survey';
import { surveyProblems } from '../report/survey-problems';
import { syntaxProblems } from '../report/syntax';
import { checkPlan } from './checks';

const planFormat: FormatOf = { name: 'vmiplan/1', root: 'plan.root' };
const planShape = shapeOf('Plan', knownShapes);

export interface PlanReading {
  readonly text: string;
  /** Absent if there is an error: half a plan is never run. */
  readonly plan?: Plan;
  readonly problems: readonly Problem[];
}

/** Reads a plan. `text` includes the byte-order mark, if the file has one. */
export function readPlan(text: string): PlanReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { text, problems: syntaxProblems(text).map(ofPlan) };
  }
  const format = checkFormat(value, planFormat);
  if (format) return { text, problems: [format.problem] };
  const fits = validate(value);
  const seen = survey(value, planShape);
  const problems = [
    ...(countKeys(text) === seen.keys ? [] : duplicateKeys(text)),
    ...(fits ? [] : schemaProblems(value, validate.errors ?? [], planFormat)),
    ...checkReferences(value, () => false).problems,
    ...surveyProblems(text, value, seen),
  ];
  // What the schema refuses has no shape that further checks could rely on.
  const all = fits && isSound(problems) ? [...problems, ...checkPlan(value as Plan)] : problems;
  return isSound(all) ? { text, plan: value as Plan, problems: all } : { text, problems: all };
}

function isSound(problems: readonly Problem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}

const ownWords: Readonly<Partial<Record<WordKey, WordKey>>> = {
  'syntax.empty': 'plan.empty',
  'syntax.after-end': 'plan.after-end',
};

function ofPlan(problem: Problem): Problem {
  const own = ownWords[problem.message.key];
  return own ? { ...problem, message: word(own) } : problem;
}

const table: LayoutTable = {
  root: 'Plan',
  shapes: knownShapes,
  oneLine: new Set([
    'PlanSubject',
    'Target',
    'Ready',
    'Design',
    'Limits',
    'PlanMetric',
    'Read',
    'Restart',
    'Capture',
    'Observer',
  ]),
  ownOrder: new Set(),
};

/** A plan in canonical layout; undefined if it cannot be read. */
export function canonicalPlan(text: string): string | undefined {
  const { problems } = readPlan(text);
  if (problems.some(({ rule }) => rule === 'syntax' || rule === 'duplicate-key' || rule === 'format')) return undefined;
  return printed(text, true, table);
}
