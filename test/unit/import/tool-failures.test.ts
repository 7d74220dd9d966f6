// What tools print when they fail, as scripts/make-tool-failures.sh made them fail: a failed run with its reason, or a
// note where no row can be named; nothing of it is a sample.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { silentFailures } from '../../../scripts/lib/silent-failures.mjs';
import { importers } from '../../../src/core/import/detect';
import { importFiles } from '../../../src/core/import/import';
import { said, text } from './support';

const folder = join(root, 'test/fixtures/tool-failures');
const paths = readdirSync(folder, { withFileTypes: true }).flatMap((tool) =>
  tool.isDirectory() ? readdirSync(join(folder, tool.name)).map((name) => `${tool.name}/${name}`) : [],
);
const read = (path: string) => importFiles([text('a.txt', readFileSync(join(folder, path), 'utf8'))]);

/** What ran well beside a failure: a benchmark or a subject. */
const fine: Readonly<Record<string, string>> = {
  'fio/one-of-two.txt': 'good',
  'go-bench/panic.txt': 'Fine',
  'hyperfine/nonzero-csv.txt': 'true',
  'hyperfine/nonzero-exit.txt': 'true',
};

/** Numbers of the benchmarks that did not fail, and reasons of those that did. */
function parts(path: string) {
  const outcome = read(path);
  const labels = new Map(outcome.report?.subjects.map(({ id, label }) => [id, label ?? id]));
  const results = (outcome.report?.benchmarks ?? []).flatMap((one) =>
    (one.results ?? [])
      .map((result) => ({ name: one.name, metric: one.metric?.name, ...result }))
      .filter(({ name, subject }) => name !== fine[path] && labels.get(subject) !== fine[path]),
  );
  return {
    outcome,
    numbers: results.filter(({ samples, mean }) => samples !== undefined || mean !== undefined),
    reasons: results.flatMap(({ failed = [] }) => failed.map(({ reason }) => reason)),
  };
}

describe('a tool that failed', () => {
  it.each(paths.filter((path) => !(path in silentFailures)))('leaves a reason and no sample: %s', (path) => {
    const { outcome, numbers, reasons } = parts(path);
    const notes = said(outcome.notes, 'failed').filter((one) => !/^No (?:supported|results)|no results\.$/.test(one));
    expect(numbers.map(({ name, metric }) => `${name} ${metric ?? ''}`)).toEqual([]);
    expect(notes).not.toEqual([]);
    if (outcome.report) expect(reasons).not.toEqual([]);
  });
  it('prints nothing of it in few cases only, which the documentation names', () => {
    expect(Object.keys(silentFailures).filter((path) => !paths.includes(path))).toEqual([]);
  });
  it('is among the fixtures for every tool that could be run here', () => {
    const tools = new Set(paths.map((path) => path.split('/')[0]));
    const registered = new Set(importers().map(({ tool }) => tool));
    expect([...tools].filter((tool) => !registered.has(tool ?? ''))).toEqual([]);
    expect(tools.size).toBeGreaterThan(14);
  });
});

describe('the next run', () => {
  const times = (seconds: string) => `\nreal\t0m${seconds}s\nuser\t0m1.0s\nsys\t0m0.1s\n`;
  it('counts after one that was killed', () => {
    const log = `bash: line 1: 77 Killed                  ./guest\n${times('0.2')}${times('1.5')}booted\n${times('1.6')}`;
    const elapsed = importFiles([text('a.txt', log)]).report?.benchmarks.find(
      ({ metric }) => metric?.name === 'elapsed time',
    );
    expect(elapsed?.results?.[0]).toMatchObject({ samples: [1.5, 1.6], failed: [{ reason: 'Killed' }] });
  });
  it('of fio counts, where a run with the same jobs came before', () => {
    const done = readFileSync(join(folder, 'fio/one-of-two.txt'), 'utf8').split('\n').slice(1).join('\n');
    const later = done.replace(/"timestamp_ms" : (\d+)/, (_, ms) => `"timestamp_ms" : ${Number(ms) + 60_000}`);
    const outcome = importFiles([text('a.txt', `${done}\n${later}`)]);
    const rate = outcome.report?.benchmarks.find(({ name }) => name === 'good');
    expect(rate?.results?.[0]?.samples).toHaveLength(2);
  });
});

describe('/usr/bin/time in one line', () => {
  it('is read like the long form', () => {
    const line = '1.50user 0.25system 0:02.04elapsed 85%CPU (0avgtext+0avgdata 1008maxresident)k';
    const { report } = importFiles([text('a.txt', `${line}\n0inputs+0outputs (0major+74minor)pagefaults 0swaps\n`)]);
    expect(report?.benchmarks.map(({ metric, results }) => [metric?.name, results?.[0]?.samples?.[0]])).toEqual([
      ['elapsed time', 2.04],
      ['user time', 1.5],
      ['maximum resident set', 1008],
      ['system time', 0.25],
    ]);
  });
});

describe('hyperfine on the console and in Markdown', () => {
  const forms = join(root, 'test/fixtures/tool-forms/hyperfine');
  const rows = (name: string) => {
    const outcome = importFiles([text('a.txt', readFileSync(join(forms, name), 'utf8'))]);
    const time = outcome.report?.benchmarks.find(({ metric }) => metric?.name === 'time');
    const left = said(outcome.notes, 'left-out');
    return { results: time?.results?.map(({ subject: _, ...one }) => one), left };
  };
  it('gives seconds, as its JSON', () => {
    const first = { mean: 0.0093, stddev: 0.0001, min: 0.0092, max: 0.0093 };
    const second = { mean: 0.0206, stddev: 0.002, min: 0.0194, max: 0.0229 };
    expect(rows('table.md')).toEqual({ results: [first, second], left: [] });
    const console = {
      results: [
        { ...first, n: 3 },
        { ...second, n: 3 },
      ],
      left: [],
    };
    expect(rows('console.txt')).toEqual(console);
    expect(rows('one-run.txt')).toEqual({ results: [{ samples: [1.106] }], left: [] });
  });
});
