// Corrections from the page become choices only if their fields and values are valid.
import { describe, expect, it } from 'vitest';
import { changeMail, changeResults } from '../../../src/protocol/import-changes';
import { isFromImport, isToImport } from '../../../src/protocol/import';

type Change = Parameters<typeof changeResults>[1];
const change = (what: Change['what'], id: string, field: string, value: Change['value']): Change => ({
  type: 'choose',
  what,
  id,
  field,
  value,
});
const plain = (choices: unknown): unknown => JSON.parse(JSON.stringify(choices));

describe('corrections of results', () => {
  it('are kept independently, and an empty text removes one', () => {
    let choices = changeResults({}, change('subject', 'a', 'label', 'x'));
    choices = changeResults(choices, change('subject', 'a', 'drop', true));
    choices = changeResults(choices, change('row', 'r', 'direction', 'lower'));
    choices = changeResults(choices, change('whole', '', 'title', 'T'));
    choices = changeResults(choices, change('file', 'p/q', 'tool', 'fio'));
    expect(plain(choices)).toEqual({
      subjects: { a: { label: 'x', drop: true } },
      rows: { r: { direction: 'lower' } },
      title: 'T',
      tools: { 'p/q': 'fio' },
    });
    choices = changeResults(choices, change('subject', 'a', 'label', ''));
    choices = changeResults(choices, change('whole', '', 'title', ''));
    choices = changeResults(choices, change('file', 'p/q', 'tool', ''));
    expect(plain(choices)).toEqual({ subjects: { a: { drop: true } }, rows: { r: { direction: 'lower' } }, tools: {} });
  });

  it('have one baseline', () => {
    const first = changeResults({}, change('subject', 'a', 'role', 'baseline'));
    expect(first.baseline).toBe('a');
    const second = changeResults(first, change('subject', 'b', 'role', 'baseline'));
    expect(second.baseline).toBe('b');
    expect(changeResults(second, change('subject', 'b', 'role', 'reference'))).toMatchObject({
      baseline: undefined,
      subjects: { b: { role: 'reference' } },
    });
  });

  it.each([
    ['a field that there is not', change('row', 'r', 'id', 'x')],
    ['a field of every object', change('row', 'r', 'constructor', 'x')],
    ['a value that there is not', change('row', 'r', 'direction', 'up')],
    ['a text for a flag', change('row', 'r', 'drop', 'yes')],
    ['a flag for a text', change('subject', 'a', 'label', true)],
    ['a number', change('row', 'r', 'name', 7)],
    ['a megabyte', change('row', 'r', 'name', 'x'.repeat(1_000_000))],
    ['something of a mail', change('claim', 'c', 'include', false)],
  ])('do not include %s', (_name, one) => {
    const choices = { title: 'T' };
    expect(changeResults(choices, one)).toBe(choices);
  });

  it('cannot reach a prototype', () => {
    changeResults({}, change('row', '__proto__', 'name', 'polluted'));
    changeMail({}, change('column', '__proto__ 1', 'role', 'subject'));
    expect(({} as { name?: string }).name).toBeUndefined();
    expect((Object.prototype as { columns?: unknown }).columns).toBeUndefined();
  });
});

describe('corrections of a mail', () => {
  it('name tables, columns by position, rows and claims', () => {
    let choices = changeMail({}, change('table', 't1', 'direction', 'higher'));
    choices = changeMail(choices, change('column', 't1 2', 'role', 'subject'));
    choices = changeMail(choices, change('column', 't1 2', 'subject', 'patched'));
    choices = changeMail(choices, change('claim', 'c1', 'include', false));
    choices = changeMail(choices, change('whole', '', 'baseline', 'before'));
    expect(plain(choices)).toEqual({
      tables: { t1: { direction: 'higher', columns: { 2: { role: 'subject', subject: 'patched' } } } },
      claims: { c1: { include: false } },
      baseline: 'before',
    });
    expect(changeMail(choices, change('column', 't1 x', 'role', 'subject'))).toBe(choices);
    expect(changeMail(choices, change('column', 't1 2', 'role', 'boss'))).toBe(choices);
  });
});

describe('messages', () => {
  it('are checked on both sides', () => {
    expect(isFromImport({ type: 'choose', what: 'row', id: 'r', field: 'name', value: 'x' })).toBe(true);
    expect(isFromImport({ type: 'accept', into: '', as: 'new' })).toBe(true);
    for (const bad of [
      null,
      7,
      {},
      { type: 'choose' },
      { type: 'choose', what: 'world', id: '', field: '', value: '' },
      { type: 'choose', what: 'row', id: 'r', field: 'name', value: {} },
      { type: 'accept', into: '', as: 'rm' },
      { type: 'constructor' },
      { type: 'open', path: 'x', line: null },
    ]) {
      expect(isFromImport(bad), JSON.stringify(bad)).toBe(false);
    }
    expect(isToImport({ type: 'results', view: {} })).toBe(true);
    for (const bad of [{ type: 'results' }, { type: 'results', view: null }, { type: 'ready' }, []])
      expect(isToImport(bad), JSON.stringify(bad)).toBe(false);
  });
});
