import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { defaultOptions } from '../../../src/analysis/model';
import { briefOf } from '../../../src/shelf/brief';
import { grouped, type Grouping, type Shelved } from '../../../src/shelf/group';
import { sayEnglish } from '../../../src/words/words';

const entries = readdirSync(inRoot('examples')).filter((name) => name.endsWith('.json')).map((name): Shelved => ({ key: name, name, brief: briefOf(readFileSync(inRoot('examples', name), 'utf8'), defaultOptions) }));
const named = (by: Grouping) => grouped(entries, by).map(({ name, entries: list }) => [name, list.length]);

it('a report in brief: where it belongs, and its verdict', () => {
  const mail = entries.find(({ name }) => name.startsWith('vmi-vs'))?.brief;
  expect(mail).toMatchObject({ state: 'read', date: '2009', worst: 'regression' });
  expect(sayEnglish(mail!.verdict!)).toBe('1 regression, 4 improvements, untested');
  expect(mail?.host).toMatch(/PE2970|Opteron|AMD/i);
  expect(briefOf('{', defaultOptions)).toEqual({ state: 'broken', benchmarks: [] });
});

it('groups hold each report, those of a series in their order, dates from the newest on, what belongs to none last', () => {
  const series = grouped(entries, 'series');
  expect(series[0]).toMatchObject({ name: 'kvm-boost-vcpus', entries: [{ brief: { revision: 1 } }, { brief: { revision: 3 } }] });
  expect(series.at(-1)?.name).toBeUndefined();
  for (const by of ['series', 'host', 'date'] as const) expect(grouped(entries, by).reduce((sum, group) => sum + group.entries.length, 0), by).toBe(entries.length);
  const dates = named('date').map(([name]) => name).filter((name) => name !== undefined);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(named('benchmark').find(([name]) => name === 'ebizzy')?.[1]).toBeGreaterThanOrEqual(2);
});

it('a brief is small', () => {
  for (const { brief, name } of entries) expect(JSON.stringify(brief).length, name).toBeLessThan(2000);
});
