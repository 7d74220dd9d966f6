/** What the bench of judging measures: bundled as the extension is, so that the numbers are those of the product. */
import { analyse } from '../../src/core/analysis/analyse';
import { defaultOptions } from '../../src/core/analysis/model';
import { search } from '../../src/core/judge/search';
import { detailView } from '../../src/core/page-model/detail';
import { readReport } from '../../src/core/report/read';
import { defaultSettings } from '../../src/core/judge/settings';
import { generateReport } from './generate-report';
import { KeyPress } from './key-press';

export { serverPress } from './server-press';

export interface Measured {
  readonly megabytes: number;
  /** Milliseconds of one `JSON.parse`, median of the rounds. */
  readonly parse: number;
  /** Times as long as `JSON.parse` of the same text. */
  readonly ratios: Readonly<Record<string, number>>;
  /** Times as long as judging the same report: everything that the rules find, from scratch. */
  readonly findings: number;
  /** Memory that the analysis holds, against that of the parsed value; only with --expose-gc. */
  readonly heap?: number;
}

const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;

function heapOf(make: () => unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const kept = make();
  globalThis.gc?.();
  const size = process.memoryUsage().heapUsed - before;
  return kept === undefined ? 0 : size;
}

/** Each ratio is taken within one round, so that a temporarily busy machine slows both sides. */
export function measure(rows: number, evidence: 'samples' | 'values', rounds: number): Measured {
  const text = generateReport({ rows, evidence });
  const first = readReport(text);
  if (!first.report || first.problems.length > 0)
    throw new Error('The generated report has problems: nothing to measure.');
  const analysed = analyse(first.report, defaultOptions);
  search(first, analysed.analysis, defaultSettings);
  // A key press: one digit of one number in the middle of the file.
  const at = text.indexOf('.', text.length >> 1) + 1;
  const digit = (turn: number): string => text.slice(0, at) + String(turn % 10) + text.slice(at + 1);
  const press = new KeyPress(text, first);
  let turn = 0;
  const tasks: Readonly<Record<string, () => unknown>> = {
    'read, validate': () => readReport(text),
    'read, validate and judge': () => analyse(readReport(text).report!, defaultOptions),
    'judge alone': () => analyse(first.report!, defaultOptions),
    'judge and find': () => search(first, analyse(first.report!, defaultOptions).analysis, defaultSettings),
    'a key press: read what changed': () => press.read(digit(++turn)),
    'a key press: judge': () => press.judge(),
    'a key press: find': () => press.find(),
    'a key press: problems and lenses with their places': () => press.say(),
    "a key press: the page's model and patch": () => press.show(),
    'open one row (explanation, U, runs needed)': () =>
      detailView(first.report!, analysed.analysis, analysed.analysis.rows[rows >> 1]!),
  };
  const parses: number[] = [];
  const ratios = new Map<string, number[]>(Object.keys(tasks).map((name) => [name, []]));
  const timeOf = (task: () => unknown): number => {
    const start = performance.now();
    task();
    return performance.now() - start;
  };
  const findings: number[] = [];
  const all = 'a key press: all of this';
  ratios.set(all, []);
  for (let round = -2; round < rounds; round++) {
    const base = timeOf(() => JSON.parse(text));
    if (round >= 0) parses.push(base);
    let pressed = 0;
    for (const [name, task] of Object.entries(tasks)) {
      const time = timeOf(task);
      if (name.startsWith('a key press')) pressed += time;
      if (round >= 0) ratios.get(name)?.push(time / base);
    }
    if (round >= 0) ratios.get(all)?.push(pressed / base);
  }
  for (let round = -2; round < rounds; round++) {
    let analysis = analysed.analysis;
    const judging = timeOf(() => (analysis = analyse(first.report!, defaultOptions).analysis));
    const finding = timeOf(() => search(first, analysis, defaultSettings));
    if (round >= 0) findings.push(finding / judging);
  }
  const heap =
    globalThis.gc && rows >= 10_000
      ? heapOf(() => analyse(first.report!, defaultOptions)) / heapOf(() => JSON.parse(text))
      : undefined;
  return {
    megabytes: text.length / 1e6,
    parse: middle(parses),
    ratios: Object.fromEntries([...ratios].map(([name, list]) => [name, middle(list)])),
    findings: middle(findings),
    heap,
  };
}
