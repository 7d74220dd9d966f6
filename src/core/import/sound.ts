/**
 * The last step of everything that makes a report: what the reader would refuse or call an error is left out, and
 * said. What is written is therefore always readable.
 */
import type { Report } from '../generated/format';
import { word, type Message } from '../messages/messages';
import type { Path } from '../report/path';
import type { Problem } from '../report/problem';
import { errorsOfValue } from '../report/read';
import { inert } from '../report/show';
import { Plan } from '../report/usable';
import { valueAt } from '../report/value';
import { isInCalendar } from '../text/date';
import type { Note } from './model';

export interface Unsound {
  /** In the report before this was left out. */
  readonly path: Path;
  readonly message: Message;
}

export interface Sound {
  /** The same object if nothing is wrong; absent if nothing readable is left. */
  readonly report?: Report;
  readonly left: readonly Unsound[];
}

/**
 * Leaving out one thing may leave references to it without a target; each round leaves out less than the one before.
 */
const maxRounds = 12;

const dates: readonly Path[] = [['date'], ['provenance', 'source', 'published'], ['provenance', 'source', 'retrieved']];

/** @param title for a report whose own title is blank */
export function sound(report: Report, title: string): Sound {
  const left: Unsound[] = [];
  let now = report;
  for (let round = 0; round < maxRounds; round++) {
    const plan = new Plan(now);
    const errors = errorsOfValue(now);
    const wrong = errors.length > 0 ? errors : missingDays(now);
    if (wrong.length === 0) return { report: now, left };
    for (const problem of wrong) {
      left.push({ path: problem.path, message: problem.message });
      leaveOut(plan, problem, title);
    }
    const next = plan.report();
    if (!next) return { left };
    now = next;
  }
  return { left };
}

/** For the user: what was left out, each thing once. */
export function soundNotes(left: readonly Unsound[]): Note[] {
  const said = new Map(left.map(({ message }) => [JSON.stringify(message), message]));
  return [...said.values()].map((message) => ({ kind: 'failed', message: word('import.invalid', { said: message }) }));
}

function missingDays(report: Report): Pick<Problem, 'rule' | 'path' | 'message'>[] {
  return dates.flatMap((path) => {
    const date = valueAt(report, path);
    if (typeof date !== 'string' || isInCalendar(date)) return [];
    return [{ rule: 'schema', path, message: word('import.no-such-date', { date: inert(date) }) }];
  });
}

function leaveOut(plan: Plan, { rule, path }: Pick<Problem, 'rule' | 'path'>, title: string): void {
  if (rule === 'no-baseline' && path.length === 1) plan.set(['subjects', 0, 'role'], 'baseline');
  else if (rule === 'no-baseline') plan.set(path, 'candidate');
  else if (path[0] === 'title') plan.set(['title'], title);
  else plan.leaveOut(path);
}
