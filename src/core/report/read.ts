/**
 * Reads the text of a file as a report and its problems. Never throws.
 *
 * Native parsing, the generated validator and one walk over the value come first; a file without problems costs no
 * more. Only problems are searched for in the text, and their ranges are located on request.
 */
import type { Report } from '../generated/format';
import { validate } from '../generated/validate';
import { word } from '../messages/messages';
import { countKeys, duplicateKeys } from './duplicates';
import { checkFormat } from './format-name';
import { toEnd, type Stepwise } from '../text/steps';
import { noNumberProblems } from './no-number';
import type { Problem } from './problem';
import { readAgain } from './read-again';
import { checkReferences } from './references';
import { schemaProblems } from './schema-problems';
import { survey, type Survey } from './survey';
import { syntaxProblems } from './syntax';
import { isReportLike, surveyProblems } from './survey-problems';
import { Plan } from './usable';
import { isObject } from './value';

export interface ReportReading {
  readonly text: string;
  /**
   * The usable part, see `usable.ts`. If there are problems, its indices may differ from those of the file:
   * `sourcePath` converts paths.
   */
  readonly report?: Report;
  /** Nothing was left out of the report. */
  readonly whole: boolean;
  /** `read` if there is a report; otherwise why there is none. */
  readonly state: 'read' | 'empty' | 'broken' | 'foreign' | 'newer';
  readonly problems: readonly Problem[];
}

/** Reads a report. `text` includes the byte-order mark, if the file has one. */
export function readReport(text: string): ReportReading {
  return toEnd(readingSteps(text));
}

/**
 * The same in steps.
 *
 * @param earlier the reading of an earlier version of the text: where only one benchmark has changed since then, only
 *   that one is read, and all others are the same objects
 */
export function* readingSteps(text: string, earlier?: ReportReading): Stepwise<ReportReading> {
  const again = earlier && readAgain(text, earlier, readReport);
  if (again) return again;
  const marked = text.charCodeAt(0) === 0xfeff;
  const lost = text.indexOf(replacement);
  const before = [...(marked ? [byteOrderMark] : []), ...(lost < 0 ? [] : [lostCharacters(text, lost)])];
  let value: unknown;
  try {
    value = JSON.parse(marked ? text.slice(1) : text);
  } catch {
    return readBroken(text, before);
  }
  yield;
  const format = checkFormat(value);
  if (format) return { text, whole: false, state: format.state, problems: [...before, format.problem] };
  const fits = validate(value);
  // Kept now: the validator's errors are those of its last call, whoever makes it.
  const errors = fits ? [] : (validate.errors ?? []);
  yield;
  const seen = survey(value);
  yield;
  const duplicates = countKeys(text) === seen.keys ? [] : duplicateKeys(text);
  const { problems, plan } = judge(text, value, errors, seen);
  const report = plan.report();
  const all = [...before, ...duplicates, ...problems];
  return report
    ? { text, report, whole: plan.whole, state: 'read', problems: all }
    : { text, whole: false, state: stateWithout(value), problems: all };
}

/** Why valid JSON is not a report: it is empty, of another kind, or its own errors keep it from being read. */
function stateWithout(value: unknown): ReportReading['state'] {
  if (isReportLike(value)) return 'broken';
  return isObject(value) && Object.keys(value).length === 0 ? 'empty' : 'foreign';
}

/**
 * The errors of a value that is not written yet, with their paths. A value without errors is read without one when it
 * is written as JSON.
 */
export function errorsOfValue(value: unknown): readonly Problem[] {
  const format = checkFormat(value);
  if (format) return [format.problem];
  const { problems } = judge(undefined, value, validate(value) ? [] : (validate.errors ?? []), survey(value));
  return problems.filter((problem) => problem.severity === 'error');
}

/** @param text absent if the value was not read from one */
function judge(
  text: string | undefined,
  value: unknown,
  errors: NonNullable<typeof validate.errors>,
  seen: Survey,
): { readonly problems: readonly Problem[]; readonly plan: Plan } {
  const plan = new Plan(value);
  const problems: Problem[] = [];
  for (const { harmless, ...problem } of schemaProblems(value, errors)) {
    problems.push(problem);
    const { path } = problem;
    if (path.length === 0 && isObject(value)) leaveRootOut(plan, value);
    else if (!harmless || path[0] === 'waivers') plan.leaveOut(path);
  }
  // A file that is not an object has only this problem.
  if (!isObject(value)) return { problems: problems.length > 0 ? problems : surveyProblems(text, value, seen), plan };
  for (const path of [...seen.infinite, ...seen.tooDeep]) plan.leaveOut(path);
  const references = checkReferences(value, (path) => plan.isDropped(path));
  for (const path of references.dangling) plan.leaveOut(path);
  for (const { rule, path } of references.problems) {
    if (rule === 'duplicate-id') plan.leaveOut(path);
    else if (rule === 'no-baseline' && path.at(-1) === 'role') plan.set(path, 'candidate');
  }
  const numberless = noNumberProblems(value);
  // A field that is meant as the number is one problem, not two.
  const named = new Set(numberless.filter(({ part }) => part === 'key').map(({ path }) => path.join('/')));
  const unknown = seen.unknown.filter(({ path }) => !named.has(path.join('/')));
  const rest = surveyProblems(text, value, { ...seen, unknown });
  return { problems: [...problems, ...references.problems, ...numberless, ...rest], plan };
}

/** Required keys are missing; some have a default. */
function leaveRootOut(plan: Plan, value: Readonly<Record<string, unknown>>): void {
  for (const key of ['format', 'title', 'subjects', 'benchmarks']) if (!Object.hasOwn(value, key)) plan.leaveOut([key]);
}

function readBroken(text: string, before: readonly Problem[]): ReportReading {
  const conflict = mergeConflicts(text);
  if (conflict) return { text, whole: false, state: 'broken', problems: [...before, conflict] };
  const found = syntaxProblems(text);
  const empty = found.some((problem) => problem.message.key === 'syntax.empty');
  return { text, whole: false, state: empty ? 'empty' : 'broken', problems: [...before, ...found] };
}

/** Git's marks of a merge that is not finished are one problem, and not one for each line that is no JSON. */
function mergeConflicts(text: string): Problem | undefined {
  const starts = [...text.matchAll(/^<{7}(?: .*)?$/gm)];
  const [first] = starts;
  if (!first || !/^={7}\r?$/m.test(text) || !/^>{7}/m.test(text)) return undefined;
  const span = { offset: first.index, length: first[0].length };
  const message = word('syntax.conflict', { n: starts.length });
  return { rule: 'syntax', severity: 'error', path: [], part: 'value', span, message };
}

/** What decoders write for bytes that are invalid in the encoding. */
const replacement = '\ufffd';

/** One problem for the whole text, at the first place: the cause is the same everywhere. */
function lostCharacters(text: string, offset: number): Problem {
  const n = text.split(replacement).length - 1;
  const message = word('lost-characters', { n });
  return {
    rule: 'lost-characters',
    severity: 'warning',
    path: [],
    part: 'value',
    span: { offset, length: 1 },
    message,
  };
}

const byteOrderMark: Problem = {
  rule: 'byte-order-mark',
  severity: 'error',
  path: [],
  part: 'value',
  span: { offset: 0, length: 1 },
  message: word('byte-order-mark'),
  fix: { title: word('fix.byte-order-mark'), change: { kind: 'cut', offset: 0, length: 1 } },
};
