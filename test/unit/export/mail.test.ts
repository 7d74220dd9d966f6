import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { cover } from '../../../src/core/export/cover';
import { reportMail } from '../../../src/core/export/mail';
import { shownOf } from '../../../src/core/export/parts';
import { ascii, clean } from '../../../src/core/export/text';
import { example, examples, everything, hostileTexts, inputOf, times } from './support';

/** The lines as printed in 2009. */
const printed = readFileSync(inRoot('test/fixtures/reference/mail-2009.txt'), 'utf8').split('\n').filter(Boolean);
const said = (text: string): string[] => text.split('\n').filter((line) => / : \d/.test(line));

/** Columns as a terminal counts them, using another table than the exporter: only characters of certain width. */
function columns(line: string): number {
  return [...line].reduce(
    (sum, character) =>
      sum +
      (/\p{M}/u.test(character)
        ? 0
        : /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u.test(
              character,
            )
          ? 2
          : 1),
    0,
  );
}

describe('the mail of the 2009 report', () => {
  const text = reportMail(example('vmi-vs-hwmmu-2009.vmibench.json'));
  // The mail has one typo, "i,e.", which the report does not keep.
  it('has the five lines of the mail in order', () => {
    expect(printed.filter((line) => line.includes('i,e.'))).toHaveLength(1);
    expect(said(text)).toEqual(printed.map((line) => line.replace('i,e.', 'i.e.')));
  });
  it('says once, before the lines, that nothing was tested', () => {
    expect(text.indexOf('untested')).toBeLessThan(text.indexOf(printed[0] ?? ''));
    expect(text.replace(/\s+/g, ' ')).toContain('1 regression, 4 improvements, untested.');
  });
});

describe("the author's words beside a ratio", () => {
  const line = (ratio: number, claim: Record<string, unknown>): string =>
    said(
      reportMail(
        inputOf({
          format: 'vmibench/1',
          title: 't',
          subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
          benchmarks: [
            {
              id: 'x',
              name: 'x',
              ratios: [{ subject: 'b', value: ratio }],
              claims: [{ subject: 'b', basis: 'improvement', ...claim }],
            },
          ],
        }),
      ),
    )[0] ?? '';
  it("are kept if they give the row's own number and direction", () => {
    expect(line(1.14, { percent: 14, text: 'about 14% faster' })).toBe('x : 1.14, i.e. about 14% faster.');
    expect(line(0.987, { percent: -1.3, text: '1.3% degradation' })).toBe('x : 0.987, i.e. 1.3% degradation.');
  });
  it.each([
    ['another number', 1.14, { percent: 25, text: '25% better' }, 'performance +14%'],
    ['another number in words', 1.14, { percent: 14, text: '25% better' }, 'performance +14%'],
    ['the wrong way', 1.14, { percent: 14, text: '14% worse' }, 'performance +14%'],
    ['more than that', 1.14, { percent: 14, text: '14% better, p < 0.001' }, 'performance +14%'],
    ['another basis', 1.14, { percent: 14, basis: 'overhead', text: '14% better' }, 'performance +14%'],
    ['a bound', 1.14, { percent: 14, bound: 'up-to', text: '14% better' }, 'performance +14%'],
  ])('are omitted if they say %s', (_why, ratio, claim, expected) => {
    expect(line(ratio, claim)).toBe(`x : ${ratio}, i.e. ${expected}.`);
  });
});

describe.each([
  ['mail', reportMail],
  ['cover letter', cover],
] as const)('%s', (_name, write) => {
  it.each(examples)('%s: 72 columns, ASCII of our own, every row', (name) => {
    const input = example(name);
    const text = write(input);
    for (const line of text.split('\n')) expect(columns(line), line).toBeLessThanOrEqual(72);
    expect(text).not.toMatch(/[±−×µ…]/);
    expect(text).not.toMatch(/[ \t]\n/);
    // One line per row: at least the beginning of its name, and its change or its verdict.
    const { parts } = shownOf(input);
    const lines = text.split('\n');
    for (const { rows } of parts)
      for (const { name } of rows) {
        const begin = ascii(clean(name)).slice(0, 6).trim();
        expect(
          lines.some((line) => line.trim().replace('All rows: ', '').startsWith(begin)),
          begin,
        ).toBe(true);
      }
  });
  it('is at most 72 columns wide, whatever a file contains', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const text = write(inputOf(everything(texts)));
        for (const line of text.split('\n')) expect(columns(line), line).toBeLessThanOrEqual(72);
        // A line stays one line, and nothing in it moves the cursor of a terminal or hides text.
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 120, seed: 6 },
    );
  });
  it('states for each row whether it was tested', () => {
    const flat = write(inputOf(everything())).replace(/\s+/g, ' ');
    expect(flat).toMatch(/printed ratio 0\.9 -10% \*/);
    expect(flat).toMatch(/bench \(small\) 100 \+-0\.3% 120 \+-0\.3% s \+20% bench/);
    expect(flat).toContain('* not tested: no spread.');
    expect(flat).toContain('~ not significant');
  });
  it('a very long name keeps its beginning and its end', () => {
    const name = `begin ${'n'.repeat(200)} end`;
    const text = write(inputOf(everything({ name, unit: 'transactions a fortnight' })));
    expect(text).toMatch(/^begin n*\.\.n* end \(small\) /m);
  });
  it('names that have room stay whole, whatever others need', () => {
    const row = (name: string) => ({
      id: name.toLowerCase().replaceAll(' ', '-'),
      name,
      metric: { name: 'rate', unit: 'lps', direction: 'higher' },
      results: [
        { subject: 'a', samples: times(10) },
        { subject: 'b', samples: times(11) },
      ],
    });
    const long = 'File Copy 4096 bufsize 8000 maxblocks of the whole suite';
    const text = write(
      inputOf({ ...everything({}), benchmarks: ['Execl Throughput', 'Process Creation', long].map(row) }),
    );
    expect(text).toMatch(/^Execl Throughput /m);
    expect(text).toMatch(/^Process Creation /m);
    expect(text).toMatch(/^File Copy \S.*\.\..*whole suite /m);
  });
  it('states common properties once, and keeps the parameters that differ', () => {
    const row = (vcpus: number) => ({
      id: `x${vcpus}`,
      name: 'ebizzy',
      parameters: { vcpus, pageSize: '4K' },
      metric: { name: 'rate', unit: 'records/s', direction: 'higher' },
      results: [
        { subject: 'a', samples: times(10) },
        { subject: 'b', samples: times(11) },
      ],
    });
    const text = write(
      inputOf({
        format: 'vmibench/1',
        title: 't',
        subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
        benchmarks: [row(4), row(8)],
      }),
    );
    expect(text).toContain('All rows: ebizzy, 4K pages\n');
    expect(text).toMatch(/^4-way +1,000 \+-0\.3% +1,100 \+-0\.3% {2}records\/s +\+10%$/m);
    expect(text.match(/4K/g)).toHaveLength(1);
  });
  it('states a long text once above the rows that share it, and a short one in each', () => {
    const commands = ['schbench with two message threads', 'hackbench over pipes', 'x'];
    const benchmarks = commands.flatMap((command, c) =>
      [4, 8].map((vcpus) => ({
        id: `x${c}-${vcpus}`,
        name: 'scheduling',
        parameters: { vcpus, command },
        metric: { name: 'rate', unit: 'records/s', direction: 'higher' },
        results: ['a', 'b'].map((subject, s) => ({ subject, samples: times(10 + s) })),
      })),
    );
    const text = write(
      inputOf({ format: 'vmibench/1', title: 't', subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }], benchmarks }),
    );
    const table = text.slice(text.indexOf('All rows:')).split('\n').slice(0, 14);
    expect(table.map((line) => line.replace(/ {2,}.*/, ''))).toEqual([
      'All rows: scheduling',
      '',
      'higher is better',
      ...commands.flatMap((command, c) => [...(c > 0 ? [''] : []), `${command}:`, '4-way', '8-way']),
    ]);
  });
});

describe('the cover letter', () => {
  it('has base and patched values with their spread, and the change of the metric itself', () => {
    const text = cover(inputOf(everything()));
    expect(text).toContain('base: old');
    expect(text).toContain('patched: new');
    expect(text).toMatch(/^lower is better +base +patched +change$/m);
    expect(text).toMatch(/^bench \(small\) +100 \+-0\.3% +120 \+-0\.3% +s +\+20%$/m);
    expect(text.replace(/\s+/g, ' ')).toContain(
      '+- is the standard deviation. Change is that of the metric, patched / base - 1.',
    );
  });
  it('names the commits if the file does', () => {
    const report = everything() as { subjects: Record<string, unknown>[] };
    Object.assign(report.subjects[1] ?? {}, { source: { describe: 'v6.12-rc3-14-gabc', dirty: true } });
    expect(cover(inputOf(report))).toContain('patched: new (v6.12-rc3-14-gabc, with local changes)');
  });
});

describe('findings in a mail', () => {
  it('are those that raise doubts, by rule, and never call a regression an error', () => {
    const text = reportMail(inputOf(everything()));
    expect(text).not.toMatch(/error|\[[a-z-]+\]/);
    expect(text).not.toContain('against a (ratio');
    const ipiv = reportMail(example('kvm-ipiv-2022.vmibench.json')).replace(/\s+/g, ' ');
    expect(ipiv).toContain('To be read with care: - A single run on 5 rows');
  });
});

describe('several candidates', () => {
  const report = {
    format: 'vmibench/1',
    title: 't',
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }, { id: 'c' }],
    benchmarks: [
      {
        id: 'x',
        name: 'x',
        ratios: [
          { subject: 'b', value: 1.1 },
          { subject: 'c', value: 0.9 },
        ],
      },
    ],
  };
  it('are listed one after another, or only the requested one', () => {
    const [better, worse] = ['x : 1.1, i.e. performance +10%.', 'x : 0.9, i.e. performance -10%.'];
    expect(said(reportMail(inputOf(report)))).toEqual([better, worse]);
    expect(said(reportMail(inputOf(report, 'c')))).toEqual([worse]);
  });
});

it('prints no two rows of a cover letter under one name, however long names are', () => {
  const name = (n: number): string => `a benchmark with a name that nobody prints, of which part ${n} is this one here`;
  const benchmarks = [1, 2, 3].map((n) => ({
    id: `b${n}`,
    name: name(n),
    metric: { unit: 'transactions/s', direction: 'higher' },
    results: ['a', 'b'].map((subject, at) => ({ subject, samples: times(1 + at / 10) })),
  }));
  const subjects = [{ id: 'a', role: 'baseline' }, { id: 'b' }];
  const text = cover(inputOf({ format: 'vmibench/1', title: 't', subjects, benchmarks }));
  const rows = text.split('\n').filter((line) => /\d%/.test(line) && line.startsWith('a '));
  const names = rows.map((line) => line.split('  ')[0]);
  expect(names).toHaveLength(3);
  expect(new Set(names).size).toBe(3);
});
