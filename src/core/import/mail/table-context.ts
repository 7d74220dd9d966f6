/** What the lines above a table say about it. */
import { word } from '../../messages/messages';
import { benchmarkIn, type KnownBenchmark } from './known';
import type { GridGuess } from './model';
import type { MailLine } from './quotes';

/** Titles, suite and statements that hold for a table. */
export interface TableContext {
  readonly title: string;
  readonly suite?: KnownBenchmark;
  readonly suiteFrom?: GridGuess<string>;
  /** Nearest lines above, for words such as "lower is better". */
  readonly text: string;
  /** What the lines above say of positive percentages, each with the line after it. */
  readonly positive: string;
}

/** How many lines above a table may say something about it. */
const maxLinesAbove = 400;

export function contextOf(lines: readonly MailLine[], at: number, titles: readonly string[]): TableContext {
  const before: MailLine[] = [];
  for (let index = at - 1; index >= Math.max(0, at - maxLinesAbove) && before.length < 120; index--) {
    const line = lines[index];
    if (line?.part === 'text') before.push(line);
  }
  const near = before
    .slice(0, 15)
    .reverse()
    .map((line) => line.text)
    .join('\n');
  const heading = before.map(headingOf).find((known) => known !== undefined);
  // A title from the middle of a sentence names nothing: the benchmark's name is used.
  const own = benchmarkIn(titles[0] ?? '') ?? heading;
  const suite = own ?? benchmarkIn(near);
  const suiteFrom = suite && {
    value: suite.suite,
    certain: own !== undefined,
    why: word(own ? 'mail.suite-title' : 'mail.suite-near', { name: suite.suite }),
  };
  const text = titles.slice(0, 3).join('\n');
  return { title: titles[0] ?? '', suite, suiteFrom, text, positive: positiveAbove(lines, at) };
}

const positives = new WeakMap<readonly MailLine[], readonly number[]>();

/** Statements about the whole mail: "positive numbers are better". */
function positiveAbove(lines: readonly MailLine[], at: number): string {
  let all = positives.get(lines);
  if (!all) {
    all = lines.flatMap(({ part, text }, index) => (part === 'text' && /\bpositive\b/i.test(text) ? [index] : []));
    positives.set(lines, all);
  }
  const first = firstFrom(all, at - maxLinesAbove);
  return all
    .slice(first, first + 4)
    .filter((index) => index < at)
    .map((index) => `${lines[index]?.text ?? ''}\n${(index + 1 < at && lines[index + 1]?.text) || ''}`)
    .join('\n\n');
}

/** The position of the first number that is not below `least`, in numbers that rise. */
function firstFrom(numbers: readonly number[], least: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? Infinity) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

const headings = new WeakMap<MailLine, KnownBenchmark | null>();

/** A line with nothing but a benchmark's name: "- Hackbench". It holds until the next such line. */
function headingOf(line: MailLine): KnownBenchmark | undefined {
  let known = headings.get(line);
  if (known === undefined) headings.set(line, (known = readHeading(line.text) ?? null));
  return known ?? undefined;
}

function readHeading(text: string): KnownBenchmark | undefined {
  if (text.length > 120) return undefined;
  const name = /^\s*(?:[-*o#+]+|\d+[.)]|\[\d+\])\s+([A-Za-z][\w -]{2,20})(?::?$|\s+:)/.exec(text.trimEnd())?.[1];
  return name === undefined ? undefined : benchmarkIn(/^stream\s*$/i.test(name) ? 'STREAM' : name);
}
