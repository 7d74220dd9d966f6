/** What all rows of the page's table decide together: metrics, constant parameters, room for names, groups. */
import { describe, expect, it } from 'vitest';
import type { FindingView } from '../../src/core/page-model/model';
import type { Severity } from '../../src/core/report/problem';
import { groupsOfSeverity, worstOf } from '../../webview/report/sections/finding-groups';
import { arrangeRows, rowGroupings, varyingTags } from '../../webview/report/table/arrange';
import { columnsNamed } from '../../webview/report/table/columns';
import { factsOf, nameStepOf, namesWithSeveralMetrics, sameTags } from '../../webview/report/table/facts';
import { fresh, restore } from '../../webview/report/ui-state';
import { rowOf } from '../page/dev/build';

const tag = <V extends string | number>(name: string, value: V) => ({ name, value });
const read = rowOf({
  name: 'read',
  ratio: 1,
  word: 'parity',
  metric: 'IOPS',
  tags: [tag('bs', '4k'), tag('direct', 1)],
});
const latency = rowOf({
  name: 'read',
  ratio: 1,
  word: 'parity',
  metric: 'latency',
  tags: [tag('bs', '4k'), tag('direct', 1)],
});
const write = rowOf({
  name: 'write',
  ratio: 1,
  word: 'parity',
  metric: 'IOPS',
  tags: [tag('bs', '128k'), tag('direct', 1)],
});
const rows = [read, latency, write];

describe('the facts of a table', () => {
  it('have no parameters that the name decides and every row would repeat', () => {
    const of = (name: string, subject: string, ...tags: { name: string; value: string }[]) =>
      rowOf({ name, ratio: 1, word: 'parity', tags, more: { subject, key: `${name}/${subject}` } });
    const [small, large] = [tag('bs', '4k'), tag('bs', '128k')] as const;
    const [one, many] = [tag('depth', '1'), tag('depth', '32')] as const;
    const two = (name: string, ...tags: { name: string; value: string }[]) => [
      of(name, 'kvm', ...tags),
      of(name, 'xen', ...tags),
    ];
    const factsTags = (list: readonly ReturnType<typeof of>[]) => factsOf(list).tags;
    expect(factsTags([...two('read', small), ...two('write', large)])).toEqual([]);
    // Rows of one name are told apart by it, or one name has it once.
    expect(factsTags([...two('read', small, one), ...two('read', small, many), ...two('write', large, one)])).toEqual([
      'depth',
    ]);
    expect(factsTags([...two('read', small), of('write', 'kvm', large)])).toEqual(['bs']);
    expect(factsTags([...two('read', small), ...two('write')])).toEqual([]);
    // What stands under a benchmark does not repeat its parameters.
    const read = of('read', 'kvm', small);
    const cost = rowOf({
      name: 'read',
      word: 'parity',
      tags: [small],
      more: { key: 'cost', under: read.key, role: 'cost' },
    });
    expect(factsTags([read, cost, of('write', 'kvm', large)])).toEqual(['bs']);
  });

  it('include the benchmarks that have several metrics', () => {
    expect(namesWithSeveralMetrics(rows)).toEqual(['read']);
    expect(namesWithSeveralMetrics([read, write])).toEqual([]);
  });

  it('state common properties of all rows once', () => {
    expect(sameTags(rows, varyingTags(rows))).toEqual([{ name: 'direct', value: '1' }]);
    expect(factsOf(rows)).toMatchObject({ tags: ['bs'], same: [{ name: 'direct', value: '1' }] });
  });

  it('give names the width that most of them need', () => {
    const named = (length: number) => rowOf({ name: 'n'.repeat(length), ratio: 1, word: 'parity' });
    const step = (lengths: readonly number[]) => nameStepOf(lengths.map(named), new Set(), new Set());
    expect(step([3, 4])).toBe(0);
    expect(step([3, 45])).toBe(2);
    expect(step([500])).toBe(4);
    expect(step([...Array.from({ length: 19 }, () => 3), 500])).toBe(0);
    expect(step([])).toBe(0);
    expect(nameStepOf([latency], new Set(['bs', 'direct']), new Set(['read']))).toBe(1);
  });
});

describe('groups', () => {
  const groupsBy = (group: string) =>
    arrangeRows(rows, { ...fresh, group }, () => '').lines.flatMap((line) =>
      line.kind === 'group' ? [`${line.name}: ${line.rows}`] : [],
    );
  it('are offered if they differ', () => {
    expect(rowGroupings(rows)).toEqual(['benchmark', 'metric', 'p:bs']);
    expect(rowGroupings([read, write])).toEqual(['p:bs']);
    expect(rowGroupings([read, { ...read, subject: 'other' }])).toEqual(['candidate']);
    expect(rowGroupings([read, { ...read, suite: 'fio' }])).toEqual(['suite']);
  });
  it('are made by benchmark, metric, candidate and parameter', () => {
    expect(groupsBy('benchmark')).toEqual(['read: 2', 'write: 1']);
    expect(groupsBy('metric')).toEqual(['IOPS: 2', 'latency: 1']);
    expect(groupsBy('candidate')).toEqual([`${read.subjectLabel}: 3`]);
    expect(groupsBy('p:bs')).toEqual(['bs 4k: 2', 'bs 128k: 1']);
  });
});

describe('columns', () => {
  const labels = (ids: string[], hidden: string[] = []) => columnsNamed(ids, hidden).map(({ label }) => label);
  it('have a candidate column, or a value column beside a subject column', () => {
    expect(labels(['name', 'base', 'cand'])).toEqual(['page.column.name', 'page.column.base', 'page.column.cand']);
    expect(labels(['name', 'subject', 'cand'])).toEqual([
      'page.column.name',
      'page.column.subject',
      'page.column.value',
    ]);
  });
  it('can be hidden, except for the name', () => {
    expect(labels(['name', 'verdict'], ['verdict', 'name'])).toEqual(['page.column.name']);
  });
  it('keep their widths within limits, whatever was stored', () => {
    const { hidden, widths } = restore({
      hidden: ['bar', 3],
      widths: { name: 1e9, verdict: -1, base: 'x', cand: 99.6 },
    });
    expect(hidden).toEqual(['bar']);
    expect(widths).toEqual({ name: 1600, verdict: 48, cand: 100 });
    expect(restore({ widths: 7 }).widths).toEqual({});
  });
});

describe('findings by rule', () => {
  const of = (id: string, rule: string, severity: Severity, waived = false): FindingView => ({
    id,
    rule,
    severity,
    text: { key: 'page.loading' },
    line: 1,
    column: 1,
    rows: [],
    fixes: [],
    ...(waived ? { waived: { reason: 'known' } } : {}),
  });
  const findings = [
    of('1', 'noisy', 'warning'),
    of('2', 'suspect', 'warning'),
    of('3', 'suspect', 'warning'),
    of('4', 'not-stated', 'information'),
    of('5', 'schema', 'error', true),
  ];
  it('come with the largest group first', () => {
    const groups = groupsOfSeverity(findings, 'warning');
    expect(groups.map(({ rule, findings: members }) => [rule, members.map(({ id }) => id)])).toEqual([
      ['suspect', ['2', '3']],
      ['noisy', ['1']],
    ]);
  });
  it('are counted with the worst severity, without those that are waived', () => {
    const order: Severity[] = ['error', 'warning', 'information', 'hint'];
    expect(worstOf(findings, order)).toEqual({ severity: 'warning', count: 4 });
    expect(worstOf(findings.slice(4), order)).toBeUndefined();
  });
});
