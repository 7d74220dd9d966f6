/**
 * Marks of a row: reasons outside its numbers why a difference that a test shows may not be the candidate's. A marked
 * row is shown with its mark, is never an error, and a regression that carries one is "inconclusive" to the gate.
 */
import type { Verdict } from './model';
import type { Restart } from './restart';

/** In the order in which sentences name them. */
export const markNames = ['within-boot', 'blocked', 'dependent', 'peeked', 'confounded'] as const;

/**
 * `within-boot`: too few boots are stated for boot means to be the sample. `blocked`: all runs of one subject came
 * before those of the next. `dependent`: neighbouring runs resemble each other. `peeked`: measured until significant.
 * `confounded`: the subjects also differ in something that is known to move results and is not declared.
 */
export type Mark = (typeof markNames)[number];

/** Marks from conditions, in the order of `markNames`; undefined if there are none, so that rows without stay small. */
export function marksOf(has: Partial<Readonly<Record<Mark, boolean>>>): readonly Mark[] | undefined {
  // Most of ten thousand rows have none, so nothing is made for them.
  let any = false;
  for (const name of markNames) any ||= has[name] === true;
  return any ? markNames.filter((name) => has[name]) : undefined;
}

/** All marks of several lists, each once. */
export function joinMarks(...lists: readonly (readonly Mark[] | undefined)[]): readonly Mark[] | undefined {
  let any = false;
  for (const list of lists) any ||= list !== undefined && list.length > 0;
  return any ? markNames.filter((name) => lists.some((list) => list?.includes(name))) : undefined;
}

/**
 * Adds marks to the verdict of a test; a verdict from a printed number, or none, is left as it is.
 * @param restart what boots are
 */
export function marked(verdict: Verdict, marks: readonly Mark[] | undefined, restart?: Restart): Verdict {
  if (!marks || !verdict.tested) return verdict;
  return restart && marks.includes('within-boot') ? { ...verdict, marks, restart } : { ...verdict, marks };
}

export function hasMark({ marks }: Verdict, mark: Mark): boolean {
  return marks?.includes(mark) ?? false;
}

/** Whether anything marks the verdict. */
export function isMarked({ marks }: Verdict): boolean {
  return marks !== undefined && marks.length > 0;
}
