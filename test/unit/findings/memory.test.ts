import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { search } from '../../../src/core/judge/search';
import type { Finding } from '../../../src/core/findings/model';
import { FindingMemory } from '../../../src/core/findings/row-memory';
import { readReport } from '../../../src/core/report/read';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';
import { generateReport } from '../../perf/generate-report';

/** A document that is edited: the memory of one version is passed to the next, as the editor does. */
function edited(): { readonly read: (text: string) => Finding[] } {
  const memory = new FindingMemory();
  let before: Parameters<typeof analyse>[3];
  return {
    read: (text) => {
      const reading = readReport(text);
      const next = reading.report && analyse(reading.report, defaultOptions, undefined, before);
      before = next?.memory ?? before;
      return search(reading, next?.analysis, defaultSettings, next && memory);
    },
  };
}

/** The complete finding; comparing also evaluates lazy sentences. */
const said = (list: readonly Finding[]): string => JSON.stringify(list.map((one) => [sayEnglish(one.message), one]));

interface Entry {
  name: string;
  id: string;
  metric?: Record<string, unknown>;
  parameters?: Record<string, unknown>;
  results?: Record<string, unknown>[];
  claims?: unknown[];
}

interface Loose {
  benchmarks: Entry[];
  methodology?: Record<string, unknown>;
  subjects: Record<string, unknown>[];
  claims?: unknown[];
}

/** Edits as users make them, each at some row and with some number. */
const edits: Readonly<Record<string, (report: Loose, row: Entry, n: number) => void>> = {
  number: (_report, row, n) =>
    void row.results?.forEach((result, i) => {
      if ('mean' in result) result['mean'] = n + i;
      else result['samples'] = Array.from({ length: 9 }, (_, j) => n + i + j / 10);
    }),
  name: (report, row, n) => void (row.name = report.benchmarks[n % report.benchmarks.length]?.name ?? row.name),
  parameter: (_report, row, n) => void (row.parameters = { ...row.parameters, vcpus: n }),
  noParameters: (_report, row) => void delete row.parameters,
  metric: (_report, row, n) =>
    void (row.metric = { name: `m${n % 2}`, unit: 's', direction: n % 2 ? 'lower' : 'higher' }),
  claim: (report, row, n) =>
    void (row.claims = [{ subject: report.subjects.at(-1)?.['id'], percent: n % 30, basis: 'improvement' }]),
  claimOfAll: (report, row) =>
    void (report.claims = [
      { subject: report.subjects.at(-1)?.['id'], kind: 'better', text: 'better', benchmarks: [row.id] },
    ]),
  runs: (report, _row, n) => void (report.methodology = { ...report.methodology, runs: 1 + (n % 12) }),
  gone: (report, row) => void (report.benchmarks = report.benchmarks.filter((one) => one !== row)),
  moved: (report, row) => void (report.benchmarks = [row, ...report.benchmarks.filter((one) => one !== row)]),
  copied: (report, row, n) => {
    const from = report.benchmarks[n % report.benchmarks.length];
    if (from?.results) row.results = JSON.parse(JSON.stringify(from.results)) as Entry['results'] & object;
  },
  turned: (report) => void report.benchmarks.reverse(),
  nothing: () => undefined,
};

const starts: readonly string[] = [
  ...['kvm-ipiv-2022', 'kvm-boost-vcpus-v1-2019'].map((name) =>
    readFileSync(join(__dirname, `../../../examples/${name}.vmibench.json`), 'utf8'),
  ),
  generateReport({ rows: 12, evidence: 'samples', cv: 0.05, seed: 3 }),
  generateReport({ rows: 12, evidence: 'values', seed: 4 }),
];

describe('findings reused from the previous version', () => {
  it('equal those found from scratch, after any edit', () => {
    const step = fc.record({
      kind: fc.constantFrom(...Object.keys(edits)),
      row: fc.nat(60),
      n: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.array(step, { minLength: 1, maxLength: 4 }), (start, steps) => {
        const document = edited();
        document.read(start);
        const report = JSON.parse(start) as Loose;
        for (const { kind, row, n } of steps) {
          const entry = report.benchmarks[row % Math.max(1, report.benchmarks.length)];
          if (entry) edits[kind]?.(report, entry, n);
          const text = JSON.stringify(report);
          expect(said(document.read(text)), kind).toBe(said(edited().read(text)));
        }
      }),
      {
        numRuns: 40,
        seed: 20261123,
        // A claim about the whole report that moves from one row to another leaves both rows unchanged.
        examples: [
          [
            starts[2] ?? '',
            [
              { kind: 'claimOfAll', row: 0, n: 1 },
              { kind: 'claimOfAll', row: 1, n: 1 },
            ],
          ],
        ],
      },
    );
  });

  it('follow the written digits, even if the values are equal', () => {
    const printed = (mean: string): string =>
      JSON.stringify({
        format: 'vmibench/1',
        title: 't',
        subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }],
        benchmarks: [
          {
            id: 'b',
            name: 'b',
            metric: { name: 'rate', unit: '/s', direction: 'higher' },
            results: [
              { subject: 'old', mean: 1 },
              { subject: 'new', mean: '@' },
            ],
            claims: [{ subject: 'new', percent: 10.3, basis: 'improvement' }],
          },
        ],
      })
        .replace('"@"', mean)
        .replace('"mean":1}', '"mean":1.000}');
    const document = edited();
    const rules = (text: string): readonly string[] =>
      document
        .read(text)
        .map((one) => one.rule)
        .filter((rule) => rule === 'claim-mismatch');
    expect(rules(printed('1.1'))).toEqual([]);
    expect(rules(printed('1.100'))).toEqual(['claim-mismatch']);
    expect(rules(printed('1.10'))).toEqual([]);
    expect(rules(printed('1.100'))).toEqual(['claim-mismatch']);
  });

  it('depend on how many lists of runs could contain an outlier', () => {
    const steady = [100, 101, 99, 100.5, 99.5, 100.2, 99.8, 100.1, 99.9];
    const row = (id: string, last: number): object => ({
      id,
      name: id,
      metric: { name: 'rate', unit: '/s', direction: 'higher' },
      results: ['old', 'new'].map((subject) => ({ subject, samples: [...steady, subject === 'new' ? last : 100.3] })),
    });
    const text = (last: number, others: number): string =>
      JSON.stringify({
        // Without a correction the row itself stays the same, however many others there are.
        format: 'vmibench/1',
        title: 't',
        subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }],
        comparison: { correction: 'none' },
        benchmarks: [row('b', last), ...Array.from({ length: others }, (_, i) => row(`c${i}`, 100.4))],
      });
    const strays = (list: readonly Finding[]): number => list.filter((one) => one.rule === 'outlier-run').length;
    // Just far enough for a finding in a short report.
    const last =
      Array.from({ length: 200 }, (_, i) => 102 + i / 10).find((value) => strays(edited().read(text(value, 0))) > 0) ??
      0;
    const document = edited();
    expect([0, 50, 0].map((others) => strays(document.read(text(last, others))))).toEqual([1, 0, 1]);
  });

  it('are identical objects in unchanged rows', () => {
    const text = generateReport({ rows: 300, evidence: 'values', seed: 7 });
    const document = edited();
    const before = new Set(document.read(text).flatMap((one) => (one.rows.length === 1 ? [one.message] : [])));
    const at = text.indexOf('.', text.length >> 1) + 1;
    const after = document
      .read(text.slice(0, at) + (text[at] === '5' ? '6' : '5') + text.slice(at + 1))
      .filter((one) => one.rule === 'untested-regression');
    expect(after.length).toBeGreaterThan(30);
    expect(after.filter((one) => !before.has(one.message)).length).toBeLessThanOrEqual(1);
  });
});
