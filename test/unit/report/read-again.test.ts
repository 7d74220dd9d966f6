/** A text of which one benchmark changed: only that is read, judged and searched, with the answer of a fresh look. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { FindingMemory } from '../../../src/core/findings/row-memory';
import { search } from '../../../src/core/judge/search';
import { defaultSettings } from '../../../src/core/judge/settings';
import { readAgain } from '../../../src/core/report/read-again';
import { readReport, type ReportReading } from '../../../src/core/report/read';
import { afterStroke, OpenReport, strokes } from '../../fuzz/typing';
import { generateReport } from '../../perf/generate-report';

const small = generateReport({ rows: 5, evidence: 'samples' });
const values = generateReport({ rows: 5, evidence: 'values' });

/** One digit of a number in the middle of the file is another one. */
function withOtherDigit(text: string): string {
  const at = text.indexOf('.', text.length >> 1) + 1;
  return `${text.slice(0, at)}${text[at] === '5' ? '6' : '5'}${text.slice(at + 1)}`;
}

function again(before: ReportReading, text: string): { readonly reading?: ReportReading; readonly read: number } {
  let read = 0;
  const reading = readAgain(text, before, (part) => {
    read += part.length;
    return readReport(part);
  });
  return { reading, read };
}

describe('a text of which one digit changed', () => {
  it.each([50, 500])('is read, judged and searched in one row of %i', (rows) => {
    const text = generateReport({ rows, evidence: 'samples' });
    const options = { ...defaultOptions, correction: 'none' } as const;
    const first = readReport(text);
    const judged = analyse(first.report!, options);
    const memory = new FindingMemory();
    search(first, judged.analysis, defaultSettings, memory);
    const searched = memory.searched;

    const { reading, read } = again(first, withOtherDigit(text));
    const benchmarks = reading!.report!.benchmarks;
    expect(benchmarks.filter((one, at) => one !== first.report!.benchmarks[at])).toHaveLength(1);
    // A benchmark and the subjects, whatever the length of the file.
    expect(read).toBeLessThan(3000);
    const next = analyse(reading!.report!, options, undefined, judged.memory);
    expect(next.analysis.rows.filter((row, at) => row !== judged.analysis.rows[at])).toHaveLength(1);
    search(reading!, next.analysis, defaultSettings, memory);
    expect(memory.searched - searched).toBe(1);
  });
});

describe('a text that is read again', () => {
  const first = readReport(small);
  const entry = small.indexOf('"id"', small.indexOf('"benchmarks"'));

  it.each([
    ['a title', small.replace('"title": "', '"title": "A ')],
    ['the id of a benchmark', `${small.slice(0, entry)}${small.slice(entry).replace('"id": "', '"id": "x')}`],
    ['a number that is too large', small.replace(/(\d)\.\d+/, '$1e999')],
    ['what ends a benchmark', small.replace(/(\d)\.\d+/, '$1]}]}], "claims": [{"x": [{"y": [1')],
    ['a field twice', small.replace(/"samples": \[/, '"samples": [1], "samples": [')],
    ['a field that is unknown', small.replace(/"samples": \[/, '"sample": 1, "samples": [')],
    ['a bracket', small.replace(/"samples": \[/, '"samples": [[')],
  ])('is read from scratch after a change of %s', (_what, text) => {
    expect(text).not.toBe(small);
    expect(again(first, text).reading).toBeUndefined();
  });

  it.each([
    ['samples', small],
    ['values', values],
  ])('gives the same as from scratch after any strokes: %s', (_kind, base) => {
    fc.assert(
      fc.property(strokes(8), (list) => {
        const open = new OpenReport();
        let text = base;
        open.type(text);
        for (const [index, stroke] of list.entries()) {
          const next = afterStroke(text, stroke);
          open.type(next);
          if (index % 2 === 0) open.type(text);
          else text = next;
        }
      }),
      { numRuns: 30, seed: 2009 },
    );
  });

  it('is mostly not read from scratch while numbers are typed', () => {
    const numbers = [...small.matchAll(/\d\.\d/g)].map(({ index }) => index + 2);
    const quick = numbers.filter((at) => again(first, `${small.slice(0, at)}7${small.slice(at)}`).reading);
    expect(quick.length).toBeGreaterThan(numbers.length / 2);
  });
});
