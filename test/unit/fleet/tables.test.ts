/** The tables of a dataset: their columns as documented, and their cells as they wait to be written. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WaitingCells, Texts } from '../../../src/core/fleet/cells';
import { isSameThing, machineOf, monthOf, placeOfSubject } from '../../../src/core/fleet/judged';
import { allTables } from '../../../src/core/fleet/tables';
import { inRoot } from '../../../scripts/lib/paths.mjs';

describe('the tables of a dataset', () => {
  it('have the columns that docs/fleet.md lists, each once', () => {
    const page = readFileSync(inRoot('docs/fleet.md'), 'utf8');
    for (const [table, columns] of Object.entries(allTables)) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(page).toContain(`| \`${table}\` | ${names.map((name) => `\`${name}\``).join(', ')} |\n`);
    }
  });

  it('have no column whose name SQL reserves', () => {
    const reserved = new Set(
      'all and as by case column end from group interval join key limit order range row rows select table values where window'.split(
        ' ',
      ),
    );
    for (const columns of Object.values(allTables))
      expect(columns.filter(({ name }) => reserved.has(name.toLowerCase()))).toEqual([]);
  });
});

describe('cells that wait', () => {
  it('come back as they were, in every type', () => {
    const texts = new Texts();
    const lists = [undefined, [], [1, -0.5], undefined, [2e300]];
    for (const [type, cells] of [
      ['text', ['a', undefined, '', 'a', '\u{1f600}']],
      ['number', [0, undefined, -1.5, 1e-300]],
      ['whole', [0, 9007199254740991, undefined]],
      ['flag', [true, false, undefined]],
      ['numbers', lists],
      ['texts', [['x', 'y'], undefined, [], ['x']]],
    ] as const) {
      const column = new WaitingCells(type, texts);
      // More than the first room for them.
      const many = Array.from({ length: 12 }, () => cells).flat();
      for (const cell of many) column.push(cell);
      expect(column.all()).toEqual(many);
    }
  });
});

describe('a report of a fleet', () => {
  it.each([
    ['2026-07-31', '2026-07'],
    ['2026-07', '2026-07'],
    ['2026-07-31T23:00:00Z', '2026-07'],
    ['2026', 'undated'],
    [undefined, 'undated'],
  ])('of the date %s is filed under %s', (date, month) => expect(monthOf({ date })).toBe(month));

  it.each([
    [{ hostname: 'lab7', model: 'R750' }, 'Lab', 'lab7'],
    [{ model: 'R750' }, 'Lab', 'Lab'],
    [{ model: 'R750', cpu: { model: 'EPYC' } }, undefined, 'R750, EPYC'],
    [{}, undefined, 'host'],
  ])('names its machine: %j, %s', (host, label, name) => expect(machineOf({ id: 'host', label, host })).toBe(name));

  it('compares a thing with itself only if it says so', () => {
    const of = (config: Record<string, string> | undefined, id = 'host') => placeOfSubject({ id: 'a', config }, { id });
    expect(isSameThing(of({ a: '1', b: '2' }), of({ b: '2', a: '1' }))).toBe(true);
    expect(isSameThing(of({ a: '1' }), of({ a: '2' }))).toBe(false);
    expect(isSameThing(of(undefined), of(undefined))).toBe(false);
    expect(isSameThing(of({ a: '1' }), of({ a: '1' }, 'other'))).toBe(false);
  });
});
