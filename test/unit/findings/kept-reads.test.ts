/** What rules about the whole report read of a benchmark: without it, their hits would be kept where they changed. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rules } from '../../../src/core/findings/rules';
import type { ReportRule } from '../../../src/core/findings/rule';
import type { Benchmark } from '../../../src/core/generated/format';
import { defaultSettings } from '../../../src/core/judge/settings';
import { OpenReport } from '../../fuzz/typing';
import { clean } from './clean';

/** A report whose benchmark gets another field, and no other change. */
interface Change {
  readonly report?: object;
  readonly from: Partial<Benchmark>;
  readonly to: Partial<Benchmark>;
  readonly others?: readonly object[];
}

const values = (more: object = {}, cand: object = {}) => [
  { subject: 'old', mean: 5, ...more },
  { subject: 'new', mean: 5.1, ...cand },
];
const environment = (id: string, vcpus: number, memoryMiB: number, model = 'EPYC 9354P') => ({
  id,
  host: { memoryMiB: 8192, cpu: { model, threads: 8 } },
  guest: { vcpus, memoryMiB },
});
const subjects = [
  { id: 'old', role: 'baseline', environment: 'small' },
  { id: 'new', environment: 'small' },
];
/** The guest of one environment fits its host, that of the other has too much, or as much. */
const guests = (vcpus: number, memoryMiB: number) => ({
  environments: [environment('small', 2, 2048), environment('large', vcpus, memoryMiB)],
  subjects,
});
const placed = (report: object): readonly Change[] => [
  { report, from: { environment: 'small' }, to: { environment: 'large' } },
  { report, from: { results: values() }, to: { results: values({ environment: 'large' }) } },
];
const claim = (text: string) => ({ claims: [{ subject: 'new', kind: 'same', text }] }) as Partial<Benchmark>;
const over = { ...guests(16, 2048), subjects: subjects.map((one) => ({ ...one, environment: 'large' })) };
const apart = {
  environments: [environment('small', 2, 2048), environment('large', 2, 2048, 'Xeon 8480')],
  subjects: [subjects[0], { ...subjects[1], environment: 'large' }],
};
const ordered = (...orders: readonly number[][]) =>
  orders.map((order, at) => ({ subject: at === 0 ? 'old' : 'new', samples: [5, 5.1], order }));

const metric = { name: 'elapsed', unit: 's', direction: 'lower' };
/** A benchmark that says nothing of its runs but their number, if that. */
const other = (more: object) => ({ id: 'o', name: 'o', metric, results: values(more, more) });

/** Parameters and names are left out: where these change, every rule looks again. */
const changes: Readonly<Record<string, readonly Change[]>> = {
  'cpu-overcommit': [
    ...placed(guests(16, 2048)),
    { report: over, from: {}, to: { notes: 'Overcommit is what this measures.' } },
    { report: over, from: claim('no worse'), to: claim('no worse with overcommit') },
  ],
  'cpu-saturated': placed(guests(8, 2048)),
  'memory-overcommit': placed(guests(2, 16384)),
  'unequal-environments': [
    { report: apart, from: {}, to: { environment: 'small' } },
    { report: apart, from: { results: values() }, to: { results: values({}, { environment: 'small' }) } },
  ],
  'blocked-order': [{ from: { results: ordered([1, 4], [2, 3]) }, to: { results: ordered([1, 2], [3, 4]) } }],
  peeked: [{ from: { methodology: { stopping: 'fixed' } }, to: { methodology: { stopping: 'until-significant' } } }],
  'no-warmup': [
    {
      report: { methodology: { runs: 10 } },
      from: { results: [{ subject: 'old', samples: [5] }] },
      to: { results: [{ subject: 'old', samples: [5, 5.1] }] },
    },
  ],
  // What one benchmark states makes another's silence a finding.
  'no-spread': [
    {
      from: { results: [{ subject: 'old', mean: 5, n: 5 }] },
      to: { results: [{ subject: 'old', mean: 5, n: 5, stddev: 0.1 }] },
      others: [other({ n: 5 })],
    },
  ],
  'runs-unknown': [
    {
      report: { methodology: { aggregate: 'mean' } },
      from: { results: [{ subject: 'old', mean: 5 }] },
      to: { results: [{ subject: 'old', mean: 5, n: 5 }] },
      others: [other({})],
    },
  ],
  'best-of': [{ from: { methodology: { aggregate: 'median' } }, to: { methodology: { aggregate: 'best' } } }],
};

function typed(name: string, { report, from, to, others = [] }: Change): void {
  const first = { id: 'b', name: 'b', metric, results: values() };
  const text = (more: Partial<Benchmark>): string =>
    JSON.stringify({ ...clean(), ...report, benchmarks: [{ ...first, ...more }, ...others] });
  const open = new OpenReport({ ...defaultSettings, severities: { [name]: 'warning' } });
  open.type(text(from));
  open.type(text(to));
  open.type(text(from));
}

describe('hits are kept only while a rule reads the same', () => {
  afterEach(() => vi.restoreAllMocks());
  it.each(Object.entries(changes))('%s', (name, list) => {
    const rule = rules.find((one): one is ReportRule & (typeof rules)[number] => one.name === name && 'find' in one)!;
    for (const change of list) typed(name, change);
    vi.spyOn(rule, 'reads').mockReturnValue(undefined);
    for (const change of list) expect(() => typed(name, change), JSON.stringify(change.to)).toThrow('differs');
  });
});
