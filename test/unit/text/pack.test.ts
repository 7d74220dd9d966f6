import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { pack, unpack, type Packed } from '../../../src/protocol/pack';
import { pageModel } from '../../../src/core/page-model/page';
import { readReport } from '../../../src/core/report/read';
import { generateReport } from '../../perf/generate-report';

const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function rowsOf(rows: number, evidence: 'samples' | 'values'): readonly unknown[] {
  const { report } = readReport(generateReport({ rows, evidence }));
  if (!report) throw new Error('no report');
  return pageModel({ report, analysis: analyse(report, defaultOptions).analysis, findings: [], candidate: undefined })
    .model.rows;
}

describe('packed rows', () => {
  it.each(['samples', 'values'] as const)('are unpacked unchanged, at far less than half the size: %s', (evidence) => {
    const rows = rowsOf(600, evidence);
    const way = JSON.stringify(pack(rows));
    expect(sent(unpack(JSON.parse(way) as Packed, rows.length))).toEqual(sent(rows));
    expect(way.length).toBeLessThan(JSON.stringify(rows).length * 0.38);
  });

  it('may have any JSON shape except null', () => {
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom('', 0, 'a', 'b')),
      node: fc.oneof(
        { depthSize: 'small' },
        tie('leaf'),
        fc.array(tie('leaf'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'list', 'values'), tie('node'), {
          maxKeys: 4,
        }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(fc.oneof(value, fc.constant(undefined)), { maxLength: 30 }), (list) => {
        const back = unpack(sent(pack(list)), list.length);
        expect(JSON.stringify(back.map(sorted))).toBe(JSON.stringify(list.map(sorted)));
      }),
      { numRuns: 300 },
    );
  });

  it('share what is equal in them, and nothing else', () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({
      key: `k${n}`,
      at: { n },
      limits: { warn: 0.01, even: n % 2 },
    }));
    const back = unpack(sent(pack(rows)), rows.length) as typeof rows;
    expect(new Set(back.map((row) => row.limits)).size).toBe(2);
    expect(new Set(back.map((row) => row.at)).size).toBe(100);
    expect(back).toEqual(rows);
  });

  it('of which some lack an object do not get that of others', () => {
    const way = { fields: { a: { values: ['x'], at: [0, 0, 5, 0] } }, has: [1, 0, 1] as const };
    expect(unpack(way, 4)).toEqual([{ a: 'x' }, undefined, {}, undefined]);
  });

  it('that are damaged lack only the damaged fields', () => {
    expect(unpack({ fields: { a: { list: [1] }, b: { values: ['x'], at: [0, 7] } } }, 2)).toEqual([
      { a: 1, b: 'x' },
      {},
    ]);
  });
});

/** Fields in one order: packing keeps the fields, not their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
