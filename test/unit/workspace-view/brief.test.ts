import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { defaultOptions } from '../../../src/core/analysis/model';
import { briefOf, briefOfRuns } from '../../../src/features/workspace-view/brief';
import { shelfGroups, type Grouping, type Shelved } from '../../../src/features/workspace-view/group';
import { append, settled } from '../../../src/core/import/runlog/log';
import { emptyRunLog } from '../../../src/core/import/runlog/model';
import { runsToReport } from '../../../src/core/import/runlog/report';
import { sayEnglish } from '../../../src/core/messages/messages';

const entries = readdirSync(inRoot('examples'))
  .filter((name) => name.endsWith('.json'))
  .map((name): Shelved => ({
    key: name,
    name,
    brief: briefOf(readFileSync(inRoot('examples', name), 'utf8'), defaultOptions),
  }));
const named = (by: Grouping) => shelfGroups(entries, by).map(({ name, entries: list }) => [name, list.length]);

it('a brief of a report has its group and its verdict', () => {
  const mail = entries.find(({ name }) => name.startsWith('vmi-vs'))?.brief;
  expect(mail).toMatchObject({ state: 'read', date: '2009', worst: 'regression' });
  expect(sayEnglish(mail!.verdict!)).toBe('1 regression, 4 improvements, untested');
  expect(mail?.host).toMatch(/PE2970|Opteron|AMD/i);
  expect(briefOf('{', defaultOptions)).toEqual({ state: 'broken', benchmarks: [] });
});

it('groups contain each report: series in order, dates newest first, ungrouped last', () => {
  const series = shelfGroups(entries, 'series');
  expect(series[0]).toMatchObject({
    name: 'kvm-boost-vcpus',
    entries: [{ brief: { revision: 1 } }, { brief: { revision: 3 } }],
  });
  expect(series.at(-1)?.name).toBeUndefined();
  for (const by of ['series', 'host', 'date'] as const)
    expect(
      shelfGroups(entries, by).reduce((sum, group) => sum + group.entries.length, 0),
      by,
    ).toBe(entries.length);
  const dates = named('date')
    .map(([name]) => name)
    .filter((name) => name !== undefined);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(named('benchmark').find(([name]) => name === 'ebizzy')?.[1]).toBeGreaterThanOrEqual(2);
});

it('a brief is small', () => {
  for (const { brief, name } of entries) expect(JSON.stringify(brief).length, name).toBeLessThan(2000);
});

describe('a run log in brief', () => {
  const brief = (...lines: string[]) => {
    const log = settled(append(emptyRunLog, lines.map((line) => `${line}\n`).join('')));
    return briefOfRuns(runsToReport(log), log.count, defaultOptions);
  };
  const run = (subject: string, value: number): string =>
    JSON.stringify({ subject, benchmark: 'kernbench', unit: 's', direction: 'lower', value });

  it('states the number of runs, and the verdict so far', () => {
    const runs = [100, 100.4, 99.7, 100.2].flatMap((value) => [run('base', value), run('cand', value * 1.2)]);
    const { verdict, ...rest } = brief(
      '{"series":"nightly","subjects":[{"id":"base","role":"baseline"},{"id":"cand"}]}',
      ...runs,
    );
    expect(sayEnglish(verdict!)).toBe('8 runs, 1 regression');
    expect(rest).toMatchObject({ state: 'read', series: 'nightly', benchmarks: ['kernbench'], worst: 'regression' });
  });

  it('says if there is only one subject, or none yet', () => {
    expect(sayEnglish(brief(run('only', 3)).verdict!)).toBe('1 run, 1 benchmark, no baseline');
    expect(sayEnglish(brief().verdict!)).toBe('0 runs');
    expect(sayEnglish(brief('no line of ours').verdict!)).toBe('0 runs');
  });
});
