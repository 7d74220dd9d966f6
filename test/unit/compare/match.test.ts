import { describe, expect, it } from 'vitest';
import { matchBenchmarks } from '../../../src/core/compare/match';
import { matchSubjects } from '../../../src/core/compare/subjects';
import type { Benchmark, Report } from '../../../src/core/generated/format';
import { report } from '../analysis/make';

const of = (...benchmarks: Partial<Benchmark>[]): Report => report(benchmarks);
const metric = (unit: string, more: object = {}): Benchmark['metric'] =>
  ({ name: 'm', unit, direction: 'lower', ...more }) as Benchmark['metric'];

describe('rows of two reports', () => {
  it('match by id, whatever their position and name', () => {
    const { matches, gone, fresh } = matchBenchmarks(
      of({ id: 'a', name: 'x' }, { id: 'b', name: 'y' }),
      of({ id: 'b', name: 'other' }, { id: 'a', name: 'x' }),
    );
    expect(matches).toEqual([
      { then: 1, now: 0, by: 'id' },
      { then: 0, now: 1, by: 'id' },
    ]);
    expect([gone, fresh]).toEqual([[], []]);
  });

  it('match by suite, name, parameters, metric and environment if the ids differ', () => {
    const fields = {
      suite: 's',
      name: 'n',
      parameters: { vcpus: 4, mode: 'x' },
      metric: metric('s'),
      environment: 'e',
    };
    const turned = { ...fields, parameters: { mode: 'x', vcpus: 4 } };
    expect(matchBenchmarks(of({ id: 'a', ...fields }), of({ id: 'z', ...turned })).matches).toEqual([
      { then: 0, now: 0, by: 'fields' },
    ]);
    for (const other of [
      { suite: 't' },
      { name: 'o' },
      { parameters: { vcpus: 4, mode: 'y' } },
      { metric: metric('s', { name: 'q' }) },
    ]) {
      expect(
        matchBenchmarks(of({ id: 'a', ...fields }), of({ id: 'z', ...fields, ...other })).matches,
        JSON.stringify(other),
      ).toEqual([]);
    }
    // Environments get new names; if two rows differ in nothing else, the environments distinguish them.
    expect(
      matchBenchmarks(of({ id: 'a', ...fields }), of({ id: 'z', ...fields, environment: 'f' })).matches,
    ).toHaveLength(1);
    const both = matchBenchmarks(
      of({ id: 'a', ...fields }, { id: 'b', ...fields, environment: 'f' }),
      of({ id: 'y', ...fields, environment: 'f' }, { id: 'z', ...fields }),
    );
    expect(both.matches).toEqual([
      { then: 1, now: 0, by: 'fields' },
      { then: 0, now: 1, by: 'fields' },
    ]);
  });

  it('prefer an equal id to equal fields', () => {
    const { matches } = matchBenchmarks(
      of({ id: 'a', name: 'x' }, { id: 'b', name: 'y' }),
      of({ id: 'a', name: 'y' }, { id: 'c', name: 'x' }),
    );
    expect(matches).toEqual([{ then: 0, now: 0, by: 'id' }]);
  });

  it('are not matched if ambiguous', () => {
    const { matches, gone, fresh } = matchBenchmarks(
      of({ id: 'a', name: 'x' }, { id: 'b', name: 'x' }),
      of({ id: 'c', name: 'x' }),
    );
    expect([matches, gone, fresh]).toEqual([[], [0, 1], [0]]);
  });

  it.each([
    ['vcpus', 4, 8],
    ['pageSize', '4k', '2M'],
    ['memoryMiB', 1024, 2048],
    ['vms', 1, 2],
  ])('are kept apart if %s differs, by id or by fields', (key, before, after) => {
    const at = (id: string, value: string | number): Partial<Benchmark> => ({
      id,
      name: 'x',
      parameters: { [key]: value },
    });
    for (const id of ['a', 'z']) {
      const { matches, apart, gone, fresh } = matchBenchmarks(of(at('a', before)), of(at(id, after)));
      expect([matches, gone, fresh]).toEqual([[], [], []]);
      expect(apart).toEqual([{ then: 0, now: 0, parameters: [key] }]);
    }
  });

  it('are compared by id although another parameter differs', () => {
    const at = (threads: number): Partial<Benchmark> => ({ id: 'a', name: 'x', parameters: { threads } });
    expect(matchBenchmarks(of(at(1)), of(at(2))).matches).toHaveLength(1);
  });

  it('that were renamed are only suggested until the user confirms', () => {
    const [then, now] = [
      of({ id: 'kernbench', name: 'kernbench' }, { id: 'fio', name: 'fio randread' }),
      of({ id: 'kern-bench', name: 'kern bench' }, { id: 'sysbench', name: 'mutex' }),
    ];
    const { matches, suggested, gone, fresh } = matchBenchmarks(then, now);
    expect(matches).toEqual([]);
    expect(suggested).toEqual([{ then: 0, now: 0 }]);
    expect([gone, fresh]).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const accepted = matchBenchmarks(then, now, [['kernbench', 'kern-bench']]);
    expect(accepted.matches).toEqual([{ then: 0, now: 0, by: 'accepted' }]);
    expect(accepted.gone).toEqual([1]);
    expect(
      matchBenchmarks(then, now, [
        ['nowhere', 'kern-bench'],
        ['__proto__', 'sysbench'],
      ]).matches,
    ).toEqual([]);
  });

  it('are not suggested if they cannot be the same metric', () => {
    for (const other of [metric('MB'), metric('s', { direction: 'higher' }), metric('s', { role: 'cost' })]) {
      expect(
        matchBenchmarks(
          of({ id: 'a', name: 'same', metric: metric('s') }),
          of({ id: 'b', name: 'same 2', metric: other }),
        ).suggested,
      ).toEqual([]);
    }
  });
});

describe('subjects of two reports', () => {
  const subjects = (...list: object[]): Report => report([], { subjects: list } as Partial<Report>);

  it('are the same by id, then by label, then as the only ones left', () => {
    expect(
      matchSubjects(
        subjects({ id: 'a', role: 'baseline' }, { id: 'b' }),
        subjects({ id: 'b' }, { id: 'a', role: 'baseline' }),
      ),
    ).toEqual([
      { then: 'b', now: 'b', by: 'id' },
      { then: 'a', now: 'a', by: 'id' },
    ]);
    expect(
      matchSubjects(
        subjects({ id: 'a', role: 'baseline' }, { id: 'p', label: 'patched' }, { id: 'q' }),
        subjects({ id: 'a', role: 'baseline' }, { id: 'r', label: 'patched' }, { id: 's' }),
      ),
    ).toEqual([
      { then: 'a', now: 'a', by: 'id' },
      { then: 'p', now: 'r', by: 'label' },
      { then: 'q', now: 's', by: 'only' },
    ]);
  });

  it('are not matched if two remain, and references are not followed', () => {
    expect(
      matchSubjects(
        subjects({ id: 'a', role: 'baseline' }, { id: 'p' }, { id: 'q' }),
        subjects({ id: 'a', role: 'baseline' }, { id: 'r' }),
      ),
    ).toHaveLength(1);
    expect(matchSubjects(subjects({ id: 'a', role: 'reference' }), subjects({ id: 'a', role: 'reference' }))).toEqual(
      [],
    );
  });
});
