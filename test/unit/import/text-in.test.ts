// Bytes to text, JSON from logs, numbers and lines.
import { describe, expect, it } from 'vitest';
import { fileText, pastedText, tidy } from '../../../src/core/import/file-text';
import { allJson } from '../../../src/core/import/json';
import { scan, unreadNotes } from '../../../src/core/import/lines';
import { number, scaledNumber, seconds } from '../../../src/core/import/numbers';
import { expectLinear } from '../../lib/cost';
import { said } from './support';

const bytes = (...list: number[]) => new Uint8Array(list);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean) =>
  new Uint8Array(
    [...text].flatMap((one) =>
      little ? [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8] : [one.charCodeAt(0) >> 8, one.charCodeAt(0) & 255],
    ),
  );

describe('text from a file', () => {
  it('loses byte-order marks', () => {
    expect(fileText('a', utf8('\ufeffx\n')).file?.text).toBe('x\n');
    expect(fileText('a', new Uint8Array([0xff, 0xfe, ...utf16('real 1s\n', true)])).file?.text).toBe('real 1s\n');
    expect(fileText('a', new Uint8Array([0xfe, 0xff, ...utf16('real 1s\n', false)])).file?.text).toBe('real 1s\n');
  });
  it('is recognized as UTF-16 without a mark', () => {
    expect(fileText('a', utf16('real 0m1.0s user 0m1.0s\n', true)).file?.text).toBe('real 0m1.0s user 0m1.0s\n');
  });
  it('is read as Windows-1252 in other encodings, with a note', () => {
    const read = fileText('a', bytes(0x36, 0x36, 0x20, 0xb1, 0x20, 0x35, 0x25, 0x0a));
    expect(read.file?.text).toBe('66 ± 5%\n');
    expect(said(read.notes)).toEqual(['The file is not UTF-8; it was read as Windows-1252.']);
    expect(fileText('a', utf8('66 ± 5%\n')).notes).toEqual([]);
  });
  it.each([
    [bytes(), 'The file is empty. The run may have failed.'],
    [utf8(' \n\n'), 'The file is empty. The run may have failed.'],
    [bytes(0x1f, 0x8b, 8, 0), 'This is a gzip archive. Unpack it and import its contents.'],
    [bytes(0x50, 0x4b, 3, 4), 'This is a zip archive. Unpack it and import its contents.'],
    [bytes(1, 2, 0, 3, 65, 66, 0, 9), 'The file is not text.'],
  ])('is refused if it cannot be read: %#', (content, why) => {
    const read = fileText('a', content);
    expect(read.file).toBeUndefined();
    expect(said(read.notes, 'failed')).toEqual([why]);
  });
  it('appears as in a terminal', () => {
    expect(tidy('a', '\u001b[32mok\u001b[0m 5\u001b]0;title\u0007\n').text).toBe('ok 5\n');
    expect(tidy('a', '10%\r50%\r100%\nreal 1s\r\nuser 2s\r\r\n').text).toBe('100%\nreal 1s\nuser 2s\n');
    expect(tidy('a', '50%\rdone\r\nx').text).toBe('done\nx');
    expect(tidy('a', 'one\rtwo\r').text).toBe('one\ntwo\n');
  });
  it('is read quickly even with hostile lines', () => {
    expectLinear(
      (times) => `${'x'.repeat(10 * times)}\r${'\u001b]'.repeat(times)}\n`,
      200_000,
      (text) => pastedText('a', text),
    );
  });
});

describe('JSON in a log', () => {
  it('is found, with the numbers of the other lines', () => {
    const found = allJson('starting {not json}\n[1/2] 50%\n{"a": 1,\n "b": "}"}\nbetween\n{"a": 2}\nend\n');
    expect(found.documents.map((one) => [one.value, one.line])).toEqual([
      [{ a: 1, b: '}' }, 3],
      [{ a: 2 }, 6],
    ]);
    expect(found.around).toEqual([
      { n: 1, text: 'starting {not json}' },
      { n: 2, text: '[1/2] 50%' },
      { n: 5, text: 'between' },
      { n: 7, text: 'end' },
    ]);
  });
  it('may have NaN for missing, and no other word for a number', () => {
    const found = allJson('x {"a": NaN, "b": -Infinity, "c": "NaN", "d": 1}');
    expect(found.documents[0]?.value).toEqual({ a: null, b: null, c: 'NaN', d: 1 });
    expect(said(found.notes, 'failed')).toEqual(['2 numbers are NaN or Infinity and count as missing.']);
    expect(allJson('x {"a": lots}').documents).toEqual([]);
  });
  it('may contain a line of words, which is dropped and reported by number', () => {
    const found = allJson('log\n{\n "a": [\nwarning: no counters\n  1,\n  2\n ]\n}\n');
    expect(found.documents[0]?.value).toEqual({ a: [1, 2] });
    expect(found.inside).toEqual([{ n: 4, text: 'warning: no counters' }]);
  });
  it('is reported if its end is missing', () => {
    expect(allJson('{"a": {"b": 1}').truncated).toBe(true);
    expect(allJson('{"a": "x').documents).toEqual([]);
    expect(allJson('{"a": 1}').truncated).toBe(false);
  });
  it('is ignored if truncated, and a complete document after it is found', () => {
    expect(allJson('{"start": {"x": 1}, "end": {"streams": [{"start": 0}]').documents).toEqual([]);
    expect(allJson('{"a": {"b": 1},\n{"a": 2}\n').documents.map((one) => one.value)).toEqual([{ a: 2 }]);
  });
  it('may have deep nesting and many openings', () => {
    const found = (text: string) => allJson(text).documents.length;
    for (const [piece, documents] of [
      ['[', 0],
      ['[{"a":', 0],
      ['{"x": 1}\n', 1],
    ] as const) {
      const of = (times: number): string => piece.repeat(times);
      expect(found(of(20_000))).toBe(documents * 20_000);
      expectLinear(of, 20_000, found);
    }
  });
});

describe('printed numbers', () => {
  it.each([
    ['1,234,567', 1234567],
    ['6,228.33', 6228.33],
    ['-1.5e-3', -0.0015],
    ['71.', 71],
    ['.4', 0.4],
    [' 12 ', 12],
  ])('%s', (text, value) => {
    expect(number(text)).toBe(value);
  });
  it.each(['', 'N/A', 'nan', 'NaN', 'Infinity', '<not counted>', '12abc', '1,23', '0x10', '1 2', '-', '1e999'])(
    'do not include %s',
    (text) => {
      expect(number(text)).toBeUndefined();
    },
  );
  it.each([
    ['1m2.345s', 62.345],
    ['0m0,751s', 0.751],
    ['5:16.71', 316.71],
    ['1:02:03', 3723],
    ['2m34.749s', 154.749],
    ['33.544s', 33.544],
    ['1h0m1s', 3601],
  ])('include the time %s, %d s', (text, value) => {
    expect(seconds(text)).toBe(value);
  });
  it.each(['', 'm', '1m', 'x1s', '1:2:3:4'])('do not include the time %s', (text) => {
    expect(seconds(text)).toBeUndefined();
  });
  it('may have decimal suffixes', () => {
    expect(scaledNumber('12.34k')).toBe(12340);
    expect(scaledNumber('9605.69')).toBe(9605.69);
    expect(scaledNumber('12.3.4k')).toBeUndefined();
  });
});

describe('lines', () => {
  it('are returned if no rule matches, or if a rule rejects them', () => {
    const lines = ['a 1', 'b', '', 'c 3', 'd'].map((text, index) => ({ n: index + 1, text }));
    const taken: string[] = [];
    const unread = scan(lines, [
      { match: /^(\w) \d/, take: ([, name]) => (name === 'c' ? false : void taken.push(name ?? '')) },
    ]);
    expect(taken).toEqual(['a']);
    expect(unread.map((line) => line.n)).toEqual([2, 4, 5]);
    expect(unreadNotes(unread).map((note) => note.lines)).toEqual([[2], [4, 5]]);
    expect(unreadNotes(unread, 'left-out').map((note) => note.lines)).toEqual([[2, 4, 5]]);
  });
  it('never become more notes than a user can read', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => ({ n: 2 * index + 1, text: 'strange' }));
    const notes = unreadNotes(lines);
    expect(notes).toHaveLength(20);
    expect(notes.flatMap((note) => note.lines)).toHaveLength(1000);
  });
});
