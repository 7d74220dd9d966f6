/**
 * Reads a text again that was read before, where only one benchmark changed: at a key press in a file of ten thousand
 * rows. The answer is the same as from scratch; all other entries of the report are the same objects.
 */
import type { Benchmark } from '../generated/format';
import { entriesOf, keepEntries } from './known-entries';
import type { ReportReading } from './read';
import { keepStep } from './versions';

/**
 * The reading of a text from that of an earlier one, or undefined where it has to be read from scratch: the change is
 * not within one benchmark, or there are problems in or because of that benchmark.
 *
 * The JSON stays valid, because a whole value takes the place of a whole value. What depends on other parts of the text
 * is the id alone, so that must be the same; everything else is checked by reading a small report with this benchmark.
 *
 * @param read reads a report from scratch
 */
export function readAgain(
  text: string,
  before: ReportReading,
  read: (text: string) => ReportReading,
): ReportReading | undefined {
  const { report, whole, problems } = before;
  if (!report || !whole) return undefined;
  const from = commonStart(before.text, text);
  const most = Math.min(before.text.length, text.length) - from;
  const to = before.text.length - commonEnd(before.text, text, most);
  const places = entriesOf(before.text, report);
  const changed = places?.around(from, to) ?? -1;
  const old = report.benchmarks[changed];
  if (!places || !old) return undefined;
  // Problems with a range of their own would have to be moved, and those in the entry found again.
  if (problems.some(({ path, span }) => span || (path[0] === 'benchmarks' && path[1] === changed))) return undefined;
  const after = places.after(text, changed);
  const entry = readEntry(after.textOf(changed), before, read);
  if (entry?.id !== old.id) return undefined;
  const benchmarks = [...report.benchmarks];
  benchmarks[changed] = entry;
  const fresh = { ...report, benchmarks };
  keepEntries(fresh, after);
  keepStep(fresh, { before: report, at: changed });
  return { text, report: fresh, whole, state: 'read', problems };
}

/** The benchmark, if nothing is wrong with it. */
function readEntry(
  text: string,
  { report }: ReportReading,
  read: (text: string) => ReportReading,
): Benchmark | undefined {
  try {
    // Alone first: a text like `{}], "claims": [{}` would be part of something else.
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const { format, title, subjects, environments } = report ?? {};
  const head = JSON.stringify({ format, title, subjects, environments });
  const small = read(`${head.slice(0, -1)},"benchmarks":[${text}]}`);
  const isFine = small.whole && small.problems.every(({ path, span }) => !span && path[0] !== 'benchmarks');
  return isFine ? small.report?.benchmarks[0] : undefined;
}

/** How many units two texts have in common at their beginnings. Slices are compared by the engine, not unit by unit. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  for (let step = firstStep; step >= 1; step /= 16)
    while (at + step <= most && a.slice(at, at + step) === b.slice(at, at + step)) at += step;
  return at;
}

/** The same at their ends, at most so many. */
function commonEnd(a: string, b: string, most: number): number {
  let at = 0;
  for (let step = firstStep; step >= 1; step /= 16)
    while (at + step <= most && end(a, at, step) === end(b, at, step)) at += step;
  return at;
}

const end = (text: string, at: number, size: number): string => text.slice(text.length - at - size, text.length - at);

/** Of 65,536 units; then of 4,096, 256, 16 and 1. */
const firstStep = 16 ** 4;
