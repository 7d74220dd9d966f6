// No input throws, and every number of a grid is printed in the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from '../../../../src/core/generated/validate.js';
import { readGrids } from '../../../../src/core/import/mail/grid';
import type { Grid, GridCell } from '../../../../src/core/import/mail/model';
import { gridToReport } from '../../../../src/core/import/mail/report';
import { corpusBytes, corpusMails, hasCorpus, mail, orAbsent } from './support';
import { expectLinear } from '../../../lib/cost';

function cells(grid: Grid): GridCell[] {
  return grid.tables.flatMap((table) => table.rows.flatMap((row) => row.cells)).filter((cell) => cell !== undefined);
}

/** Every grid of a text is safe: its report is valid, and its numbers are printed. */
function check(text: string | Uint8Array): void {
  for (const grid of readGrids(text)) {
    const { report } = gridToReport(grid);
    if (report) expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    if (typeof text === 'string') {
      const flat = text.replace(/[\s>]+/g, '');
      for (const cell of cells(grid))
        if (cell.printed !== undefined) expect(flat).toContain(cell.printed.replace(/[\s>]+/g, ''));
    }
  }
}

const ownMail = mail(
  'From: A <a@example.org>',
  'Subject: [PATCH] x',
  'Date: Thu, 18 Jul 2019 17:58:28 -0700',
  'Message-Id: <1@example.org>',
  '',
  'netperf:',
  '',
  '         before          after           change',
  'local    100.5 (2.5)     110 (1.5)       +9.5%',
  'remote   5,000 - 6,000   49.70 ± 3%      -0.6%',
  '',
  'specjbb (large pages) : 0.99, i.e. 1% degradation.',
  'lat: 310 ns -> 290 ns',
  '',
  'Default:',
  'real 0m12.606s',
  'user 0m3.624s',
  '',
  'With cache:',
  'real 0m11.276s',
  'user 0m3.514s',
  '',
  '> Before: 16073 TPS, 6.241 ms',
  '> After: 16829 TPS, 5.962 ms (~4% faster)',
  '',
  'No regressions were seen in the tests.',
  '-- ',
  '2.20.1',
);

describe('truncation', () => {
  it("does not break any prefix of the project's own mail", () => {
    for (let end = 0; end <= ownMail.length; end++) check(ownMail.slice(0, end));
  }, 60_000);
  it.skipIf(!hasCorpus).each(hasCorpus ? corpusMails() : [''])(
    `does not break %s, truncated at forty places${orAbsent}`,
    (path) => {
      const bytes = corpusBytes(path);
      const step = Math.max(1, Math.floor(Math.min(bytes.length, 20_000) / 40));
      for (let end = 0; end < Math.min(bytes.length, 20_000); end += step) check(bytes.slice(0, end));
    },
    60_000,
  );
});

describe('arbitrary text', () => {
  const word = fc.constantFrom(
    'before',
    'after',
    'base',
    'patched',
    'Th.',
    'hackbench',
    'avg',
    'stddev',
    'change',
    '|',
    '---',
    '=====',
    '>',
    'N/A',
    '12',
    '1,234',
    '.4%',
    '+3%',
    '10 (2)',
    '5 ± 1%',
    '1m2.5s',
    '4k',
    '->',
    ':',
    'i.e.',
    'better',
    '\t',
    '  ',
    'Amean',
    '(0.00%)',
    '__proto__',
    'constructor',
    '‮',
    '1e999',
    '-',
    'From ',
    '@@ -1 +1 @@',
    '=3D',
    '=',
  );
  const line = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '));
  const text = fc.array(line, { maxLength: 25 }).map((all) => all.join('\n'));
  it('may consist of meaningful words', () => {
    fc.assert(
      fc.property(text, (each) => {
        check(each);
      }),
      { numRuns: 600 },
    );
  }, 60_000);
  it('may consist of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        check(bytes);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
  it('may be tables, which keep every number, wherever the columns are', () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 9_999_999 }).map(String),
      fc.double({ min: 0.001, max: 99_999, noNaN: true }).map((number) => number.toFixed(2)),
    );
    const rows = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 11, max: 20 }), fc.boolean(), (all, width, swapped) => {
        const head = swapped ? ['after', 'before'] : ['before', 'after'];
        const made = mail(
          'hackbench',
          ' '.repeat(8) + head.map((label) => label.padStart(width)).join(''),
          ...all.map(
            (pair, index) =>
              `case_${String.fromCharCode(97 + index)}`.padEnd(8) + pair.map((each) => each.padStart(width)).join(''),
          ),
        );
        const { report } = gridToReport(readGrids(made)[0] as Grid);
        const read = report?.benchmarks.map((one) =>
          head.map((label) => one.results?.find((result) => result.subject === label)?.mean),
        );
        expect(read).toEqual(all.map((pair) => pair.map(Number)));
        expect(report?.subjects.find((subject) => subject.role === 'baseline')?.id).toBe('before');
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('hostile text', () => {
  it.each([
    ['a line of a megabyte', 'a '.repeat(500_000)],
    ['numbers without end', '1 '.repeat(300_000)],
    ['blanks before a bracket', `1${' '.repeat(200_000)}(`],
    ['quotes without end', '> '.repeat(200_000)],
    ['pipes without end', '|1'.repeat(200_000)],
    ['many short lines', 'before 1 after 2\n'.repeat(20_000)],
    ['many tables', 'before after\n1 2\n3 4\n\ntext here\n'.repeat(2_000)],
    [
      "a word that is an object's",
      mail('netperf', 'load         before  after', '__proto__    10      11', 'constructor  12      13'),
    ],
    ['a paragraph without end', 'This is 5% faster than before in the benchmark\n'.repeat(5_000)],
    ['folded headers without end', `From: a@b.c\nSubject: x\n${' y\n'.repeat(50_000)}\nbody`],
  ])('%s', (_name, text) => {
    // A part of a short one is another text.
    if (text.length < 10_000) check(text);
    else expectLinear((length) => text.slice(0, length), text.length, check);
  });
});
