/**
 * Turns the text of a file into a report and the problems in it. Never throws.
 *
 * The cheap things come first: native parsing, the generated validator, one walk over the value. A file without
 * problems costs no more; only what is wrong is looked for in the text, and places only when somebody asks for them.
 */
import type { Report } from '../generated/format';
import { validate } from '../generated/validate';
import { word } from '../messages/messages';
import { countKeys, duplicateKeys } from './duplicates';
import { checkFormat } from './format-name';
import type { Problem } from './problem';
import { checkReferences } from './references';
import { schemaProblems } from './schema-problems';
import { survey, type Survey } from './survey';
import { syntaxProblems } from './syntax';
import { surveyProblems } from './survey-problems';
import { Plan } from './usable';
import { isObject } from './value';

export interface ReportReading {
  readonly text: string;
  /**
   * What can be shown: see `usable.ts` for what it holds when there are problems. Its indices may differ from the
   * file's then: `sourcePath` gives the path in the text.
   */
  readonly report?: Report;
  /** Nothing was left out of the report. */
  readonly whole: boolean;
  /** `read` where there is a report; else why there is none. */
  readonly state: 'read' | 'empty' | 'broken' | 'foreign' | 'newer';
  readonly problems: readonly Problem[];
}

/** Reads a report. `text` is the file as it stands, with its byte-order mark if it has one. */
export function readReport(text: string): ReportReading {
  const marked = text.charCodeAt(0) === 0xfeff;
  const before = marked ? [byteOrderMark] : [];
  let value: unknown;
  try {
    value = JSON.parse(marked ? text.slice(1) : text);
  } catch {
    return readBroken(text, before);
  }
  const format = checkFormat(value);
  if (format) return { text, whole: false, state: format.state, problems: [...before, format.problem] };
  const fits = validate(value);
  const seen = survey(value);
  const duplicates = countKeys(text) === seen.keys ? [] : duplicateKeys(text);
  const { problems, plan } = judge(text, value, fits ? [] : (validate.errors ?? []), seen);
  const report = plan.report();
  const all = [...before, ...duplicates, ...problems];
  return report
    ? { text, report, whole: plan.whole, state: 'read', problems: all }
    : { text, whole: false, state: 'broken', problems: all };
}

function judge(
  text: string,
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
  // A file that is no object at all has one problem, and not one for each of its parts.
  if (!isObject(value)) return { problems, plan };
  for (const path of [...seen.infinite, ...seen.tooDeep]) plan.leaveOut(path);
  const references = checkReferences(value, (path) => plan.isDropped(path));
  for (const path of references.dangling) plan.leaveOut(path);
  for (const { rule, path } of references.problems) {
    if (rule === 'duplicate-id') plan.leaveOut(path);
    else if (rule === 'no-baseline' && path.at(-1) === 'role') plan.set(path, 'candidate');
  }
  return { problems: [...problems, ...references.problems, ...surveyProblems(text, value, seen)], plan };
}

/** Keys that a report must have are missing: for some there is something to put in their place. */
function leaveRootOut(plan: Plan, value: Readonly<Record<string, unknown>>): void {
  for (const key of ['format', 'title', 'subjects', 'benchmarks']) if (!Object.hasOwn(value, key)) plan.leaveOut([key]);
}

function readBroken(text: string, before: readonly Problem[]): ReportReading {
  const found = syntaxProblems(text);
  const empty = found.some((problem) => problem.message.key === 'syntax.empty');
  return { text, whole: false, state: empty ? 'empty' : 'broken', problems: [...before, ...found] };
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
