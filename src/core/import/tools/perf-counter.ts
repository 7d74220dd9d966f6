/** One line of `perf stat`'s text: a count, its event, and what is printed behind it. */
import { groupAtEnd } from '../../text/trim';

export interface Counter {
  /** As printed: a number, or why there is none. */
  readonly printed: string;
  readonly unit?: string;
  readonly event: string;
  /** Standard error of the mean of several runs, in per cent, as printed. */
  readonly variance?: string;
  /** How much of the time the event was counted, in per cent, as printed. */
  readonly running?: string;
}

const beginning =
  /^\s*(<not counted>|<not supported>|[\d.,]+)\s+(?:(msec|ns|Joules|MiB|[KMG]iB|C|%)\s+)?([A-Za-z][^\s#([]*)/;
/** Only the last part between slashes, the terms of an event, may hold anything. */
const eventForm = /^[\w\-:./=,]+$|^[\w\-:.=,]+(?:\/[\w\-:.=,]*)*\/[^/\s]*\/\w*$/;

/** Undefined if the line is not a counter's: behind the event only a comment and percentages may follow. */
export function counterOf(line: string): Counter | undefined {
  const [whole = '', printed, unit, event] = beginning.exec(line) ?? [];
  if (printed === undefined || event === undefined || !eventForm.test(event)) return undefined;
  const share = percentAtEnd(line.slice(whole.length).trim(), /^([\d.]+)%$/);
  const error = percentAtEnd(share.before, /^\+-\s*([\d.]+)%$/);
  if (!isComment(error.before)) return undefined;
  return { printed, unit, event, variance: error.percent, running: share.percent };
}

interface AtEnd {
  readonly percent?: string;
  readonly before: string;
}

function percentAtEnd(text: string, form: RegExp): AtEnd {
  const group = groupAtEnd(text) ?? groupAtEnd(text, '[', ']');
  const percent = form.exec(group?.inside.trim() ?? '')?.[1];
  return group && percent !== undefined ? { percent, before: group.before.trimEnd() } : { before: text };
}

/** Nothing, a note in parentheses, `# 1.2 GHz`, or both. */
function isComment(text: string): boolean {
  const rest = text.startsWith('(') && text.includes(')') ? text.slice(text.indexOf(')') + 1).trimStart() : text;
  return rest === '' || rest.startsWith('#');
}
