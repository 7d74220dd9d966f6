import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { readReport } from '../../../src/core/report/read';
import { syntaxProblems } from '../../../src/core/report/syntax';
import { examples, seen } from './support';

/** Text, and each error as offset and marked text, in order. */
type Broken = [name: string, text: string, ...errors: (readonly [number, string, RegExp])[]];
const broken: Broken[] = [
  [
    'a comma after the last entry',
    '{"a": [1, 2,],}',
    [11, ',', /after the last entry/],
    [13, ',', /after the last entry/],
  ],
  ['a missing comma', '{"a": 1\n "b": 2}', [9, '"b"', /comma is missing/]],
  ['a missing comma in a list', '[1 2]', [3, '2', /comma is missing/]],
  ['a missing colon', '{"a" 1}', [5, '1', /colon/]],
  ['a missing value', '{"a": , "b": }', [6, ',', /value is missing/], [13, '}', /value is missing/]],
  ['a missing name', '{: 1}', [1, ':', /name in double quotes/]],
  ['a name without quotes', '{title: "x"}', [1, 'title', /double quotes around names/]],
  ['single quotes', "{'a': 'b'}", [1, "'a'", /straight double quotes/], [6, "'b'", /straight double quotes/]],
  ['curly quotes', '{“a”: 1}', [1, '“a”', /straight double quotes/]],
  ['NaN', '{"mean": NaN}', [9, 'NaN', /is not a JSON number/]],
  ['Infinity with a sign', '[-Infinity]', [1, '-Infinity', /is not a JSON number/]],
  ['None', '[None]', [1, 'None', /is not a JSON value/]],
  ['True', '[True]', [1, 'True', /writes true/]],
  ['a leading zero', '[01]', [1, '01', /is not a JSON number/]],
  ['a leading point', '[.5]', [1, '.5', /is not a JSON number/]],
  ['a trailing point', '[1.]', [1, '1.', /is not a JSON number/]],
  ['a plus sign', '[+1]', [1, '+1', /is not a JSON number/]],
  ['a hexadecimal number', '[0x1F]', [1, '0x1F', /is not a JSON number/]],
  ['a percent sign', '[12%]', [1, '12%', /no unit/]],
  ['a unit behind a number', '{"mean": 12 ms}', [12, 'ms', /does not belong here/]],
  ['text without quotes', '[fast]', [1, 'fast', /double quotes around strings: "fast"/]],
  ['a text that is not closed', '{"a": "b\n}', [6, '"b', /no closing quote/]],
  ['a text that is not closed at the end', '["abc', [1, '"abc', /no closing quote/]],
  ['a tab in a text', '["a\tb"]', [1, '"a\tb"', /U\+0009/]],
  ['an unknown escape', '["\\x41"]', [1, '"\\x41"', /\\x is not a JSON escape/]],
  ['a short unicode escape', '["\\u12"]', [1, '"\\u12"', /\\u is not a JSON escape/]],
  ['a line comment', '// hello\n[]', [0, '// hello', /does not allow comments/]],
  ['a block comment', '[/* a */ 1]', [1, '/* a */', /does not allow comments/]],
  ['a no-break space', '[\u00a01]', [1, '\u00a0', /U\+00A0/]],
  ['a bracket that is not closed', '{"a": [1', [6, '[', /2 open brackets/]],
  ['a bracket of the wrong kind', '{"a": [1}', [8, '}', /\] must come first/]],
  ['a bracket too many', '{}}', [2, '}', /nothing may follow/]],
  ['a closing bracket alone', ']', [0, ']', /^Unexpected \]/]],
  ['text after the end', '{} end of report', [3, 'end', /nothing may follow/]],
  ['two reports in a file', '{}\n{}', [3, '{', /nothing may follow/]],
  [
    'several errors',
    '{"a": tru, b: 1, "c": 01 "d": 2}',
    [6, 'tru', /double quotes/],
    [11, 'b', /around names/],
    [22, '01', /is not a JSON number/],
    [25, '"d"', /comma is missing/],
  ],
];

const service = getLanguageService({});
service.configure({ validate: true });

/** What VS Code's JSON service reports without any schema, as offsets. */
async function serviceSays(text: string): Promise<readonly number[]> {
  const document = TextDocument.create('file:///a.vmibench.json', 'vmibench', 1, text);
  const settings = { comments: 'error', trailingCommas: 'error' } as const;
  const found = await service.doValidation(document, service.parseJSONDocument(document), settings);
  return found.map(({ range }) => document.offsetAt(range.start));
}

describe('broken JSON', () => {
  it.each<Broken>(broken)('%s', (_name, text, ...errors) => {
    const found = seen(text);
    expect(found.map(({ offset, marked }) => [offset, marked])).toEqual(
      errors.map(([offset, marked]) => [offset, marked]),
    );
    found.forEach(({ rule, says, owner }, i) => {
      expect(rule).toBe('syntax');
      expect(says).toMatch(errors[i]?.[2] ?? /never/);
      expect(owner).toBe('json');
    });
    expect(readReport(text)).toMatchObject({ state: 'broken', whole: false });
    expect(readReport(text).report).toBeUndefined();
  });

  it.each<Broken>(broken)('is left to the JSON service if the service reports it: %s', async (_name, text) => {
    expect((await serviceSays(text)).length).toBeGreaterThan(0);
  });

  it.each(['', ' \n\t\r\n'])('is reported for an empty file, because the JSON service does not do so', async (text) => {
    expect(seen(text)).toMatchObject([
      { rule: 'syntax', offset: 0, marked: '', says: expect.stringContaining('empty') as string },
    ]);
    expect(seen(text)[0]?.owner).toBeUndefined();
    expect(readReport(text).state).toBe('empty');
    expect(await serviceSays(text)).toEqual([]);
  });

  it('is reported once for 100,000 unclosed brackets', () => {
    expect(seen('['.repeat(100_000))).toMatchObject([{ rule: 'syntax', offset: 99_999, marked: '[' }]);
    expect(seen('{"a":'.repeat(100_000))).toHaveLength(1);
    expect(seen(']'.repeat(100_000)).length).toBeLessThanOrEqual(50);
  });

  it('is not searched further if a file is something else', () => {
    expect(seen('\u0000\u0001binary '.repeat(10_000)).length).toBeLessThanOrEqual(50);
    expect(seen('[x x]'.repeat(10_000)).length).toBeLessThanOrEqual(50);
  });

  // The checker is only asked after JSON.parse refused, but it must not disagree with it.
  const agrees = (text: string): void => {
    let valid = true;
    try {
      JSON.parse(text);
    } catch {
      valid = false;
    }
    const problems = syntaxProblems(text);
    expect(problems.length === 0).toBe(valid);
    for (const { span } of problems)
      expect(span && span.offset >= 0 && span.length >= 0 && span.offset + span.length <= text.length).toBe(true);
  };

  it('is found exactly where JSON.parse finds it: any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'{}[]:,"\\ \n\t\u00a0/*\'-+.eE0123456789ntfu',
        '"a"',
        'true',
        'null',
        '1.5',
        '\\u0041',
        '//',
        '“',
        'NaN',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => agrees(pieces.join(''))),
      { numRuns: 3000 },
    );
  }, 30_000);

  it('is found exactly where JSON.parse finds it: valid JSON with one change', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', ',', '}', ']', '"', ':', '1', 'x', '\\', '\n'),
        (json, at, length, fresh) => {
          agrees(json);
          const offset = at % (json.length + 1);
          agrees(json.slice(0, offset) + fresh + json.slice(offset + length));
        },
      ),
      { numRuns: 1000 },
    );
  }, 30_000);

  it('is found in no real report', () => {
    for (const [, text] of examples) expect(syntaxProblems(text)).toEqual([]);
  });
});
