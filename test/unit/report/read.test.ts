import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateProblems } from '../../../src/core/report/locate';
import { readReport } from '../../../src/core/report/read';
import { sayEnglish } from '../../../src/core/messages/messages';
import { changed, examples, fullReport, minimal, seen } from './support';

/** A text, and every problem of it as rule, offset (or what comes before it), marked text and sentence. */
function expectOne(text: string, rule: string, offset: number, marked: string, says: RegExp): void {
  const found = seen(text);
  expect(found.map((one) => [one.rule, one.offset, one.marked])).toEqual([[rule, offset, marked]]);
  expect(found[0]?.says).toMatch(says);
}

describe('files that are not a report', () => {
  it('an empty object lacks four fields, reported once', () =>
    expectOne('{}', 'schema', 0, '{', /lacks "format", "title", "subjects", "benchmarks"; add them/));
  it('[]', () => expectOne(' []', 'schema', 1, '[]', /The report is an array; it must be an object/));
  it('null', () => expectOne('null', 'schema', 0, 'null', /The report is null; it must be an object, \{ … \}\.$/));
  it('a number', () => expectOne('42', 'schema', 0, '42', /the number 42/));
  it('a number out of range', () => expectOne(' -1e999', 'schema', 1, '-1e999', /The report is out of range|-1e999/));
  it('a text', () => expectOne('"report"', 'schema', 0, '"report"', /the string "report"/));
  it('another JSON file is missing fields, without a list of everything it has', () => {
    expect(
      seen('{"name": "x", "version": "1", "dependencies": {}, "subject": 1}').map(({ rule, marked }) => [rule, marked]),
    ).toEqual([
      ['schema', '{'],
      ['unknown-field', '"subject"'],
    ]);
  });
  it.each([
    ['{}', 'empty'],
    ...['[]', 'null', '42', '1e999', '"x"', '[[[]]]', '{"name": "x", "data": [1, 2]}'].map((text) => [text, 'foreign']),
    ['{"format": "vmibench/1"}', 'broken'],
    ['{"subjects": 1}', 'broken'],
  ])('%s has no report: %s', (text = '', state) => expect(readReport(text)).toMatchObject({ state, whole: false }));

  it.each(['\n', '\r\n'])('an unfinished merge is one problem, with line endings %j', (end) => {
    const side = (mean: number): string => `  "title": "${mean}",`;
    const lines = ['{', '<<<<<<< HEAD', side(1), '=======', side(2), '>>>>>>> theirs', '  "format": "vmibench/1"', '}'];
    expectOne(lines.join(end), 'syntax', 1 + end.length, '<<<<<<< HEAD', /1 unfinished merge/);
  });

  it('an unknown format', () => {
    expectOne(
      '{"format": "other/1", "x": null}',
      'format',
      11,
      '"other/1"',
      /has the format "other\/1"; VMI Bench reads "vmibench\/1"/,
    );
    expect(readReport('{"format": "other/1"}')).toMatchObject({ state: 'foreign' });
  });
  it('a misspelled format suggests the right one', () => {
    expectOne('{"format": "vmibench-1"}', 'format', 11, '"vmibench-1"', /Did you mean "vmibench\/1"/);
    expect(readReport('{"format": "vmibench-1"}').problems[0]?.fix?.change).toEqual({
      kind: 'set',
      path: ['format'],
      value: 'vmibench/1',
    });
  });
  it.each(['vmibench/2', 'vmibench/10'])('a newer format %s suggests an update and reports nothing else', (format) => {
    expectOne(`{"format": "${format}", "subjects": 3}`, 'format', 11, `"${format}"`, /Update the extension/);
    expect(readReport(`{"format": "${format}"}`)).toMatchObject({ state: 'newer', whole: false });
  });
  it.each(['vmibench/0', 'vmibench/', 'vmibench/1 ', 'VMIBENCH/1'])('%s is not a newer format', (format) =>
    expect(readReport(JSON.stringify({ format })).state).toBe('foreign'),
  );
});

describe('text that is read despite its problems', () => {
  it('a byte-order mark is reported, and the report is read', () => {
    const text = `\ufeff${minimal()}`;
    expectOne(text, 'byte-order-mark', 0, '\ufeff', /UTF-8 without BOM/);
    expect(readReport(text)).toMatchObject({ state: 'read', whole: true });
  });
  it('places after a byte-order mark are right', () => {
    const text = `\ufeff${minimal({ revision: 'x' })}`;
    expect(seen(text).map(({ marked }) => marked)).toEqual(['\ufeff', '"x"']);
  });
  it.each(examples)('CRLF is accepted: %s', (_name, text) => {
    expect(readReport(text.replaceAll('\n', '\r\n')).problems).toEqual([]);
  });
  it('a duplicate key is marked at its second place, and left to the JSON service', () => {
    const text = '{"format":"vmibench/1","title":"a","title":"b","subjects":[{"id":"s"}],"benchmarks":[]}';
    expectOne(text, 'duplicate-key', 35, '"title"', /Duplicate key "title"/);
    expect(seen(text)[0]?.owner).toBe('json');
    expect(readReport(text).report?.title).toBe('b');
  });
  it('a duplicate key is found even if it is written differently', () => {
    const text = '{"format":"vmibench/1","title":"a","t\\u0069tle":"b","subjects":[{"id":"s"}],"benchmarks":[]}';
    expectOne(text, 'duplicate-key', 35, '"t\\u0069tle"', /"title"/);
  });
  it('every later copy of a key is reported, deep in the file and in free objects too', () => {
    const text =
      '{"format":"vmibench/1","title":"a","subjects":[{"id":"s","config":{"k":1,"k":2,"k":3}}],"benchmarks":[]}';
    expect(seen(text).map(({ rule, offset }) => [rule, offset])).toEqual([
      ['duplicate-key', 73],
      ['duplicate-key', 79],
    ]);
  });
  it('equal keys of different objects, and strings that look like keys, are accepted', () => {
    expect(
      seen(
        minimal({
          notes: '"title": 1, "title": 2',
          environments: [
            { id: 'a', label: 'x\\":' },
            { id: 'b', label: '\\' },
          ],
        }),
      ),
    ).toEqual([]);
  });
  it('a value that is overridden gives no problem, only the last one does', () => {
    const text = '{"format":"vmibench/1","title":3,"title":"b","subjects":[{"id":"s"}],"benchmarks":[]}';
    expect(seen(text).map(({ rule }) => rule)).toEqual(['duplicate-key']);
  });
  it('a problem is marked at the last of two keys, which is the one that counts', () => {
    const text = '{"format":"vmibench/1","title":"b","title":3,"subjects":[{"id":"s"}],"benchmarks":[]}';
    expect(seen(text).map(({ rule, offset }) => [rule, offset])).toEqual([
      ['duplicate-key', 35],
      ['schema', 43],
    ]);
  });
});

describe('numbers and types', () => {
  it('1e999 is too large, and its digits are shown', () => {
    const text = minimal({ notes: 'MARK' }).replace('"value": 0.99', '"value": 1e999');
    expectOne(text, 'schema', text.indexOf('1e999'), '1e999', /"value" is 1e999, which is too large/);
  });
  it('overlarge numbers are found even in places that the schema does not check', () => {
    const text = minimal({ environments: [{ id: 'e', host: { anything: [1, 'MARK'] } }] }).replace('"MARK"', '-1e400');
    expectOne(text, 'schema', text.indexOf('-1e400'), '-1e400', /too large/);
  });
  it('a number in quotes suggests the number', () => {
    const text = minimal({ methodology: { runs: '9' } });
    expectOne(
      text,
      'schema',
      text.indexOf('"9"'),
      '"9"',
      /"runs" is the string "9"; it must be a whole number. Write 9 without quotes/,
    );
    expect(readReport(text).problems[0]?.fix?.change).toEqual({ kind: 'set', path: ['methodology', 'runs'], value: 9 });
  });
  it('null suggests omitting the field', () => {
    const text = minimal({ date: null });
    expectOne(text, 'schema', text.indexOf('null'), 'null', /omit the field/);
    expect(readReport(text).problems[0]?.fix?.change).toEqual({ kind: 'remove', path: ['date'] });
  });
  it('a percentage in place of a fraction suggests the fraction', () => {
    const text = minimal({ comparison: { alpha: 5 } });
    expectOne(text, 'schema', text.indexOf('5\n'), '5', /"alpha" is 5; it must be below 1. For 5%, write 0.05/);
  });
  it('a misspelled word suggests the nearest', () => {
    const text = minimal({ benchmarks: [{ id: 'b', name: 'B', metric: { direction: 'hihger' } }] });
    expectOne(
      text,
      'schema',
      text.indexOf('"hihger"'),
      '"hihger"',
      /one of "higher", "lower", "none". Did you mean "higher"/,
    );
  });
  it('a list entry is identified by its number', () => {
    const text = minimal({
      benchmarks: [{ id: 'b', name: 'B', results: [{ subject: 'base', samples: [1, 'x', 3] }] }],
    });
    expectOne(
      text,
      'schema',
      text.indexOf('"x"'),
      '"x"',
      /Entry 2 of "samples" is the string "x"; it must be a number/,
    );
  });
  it('a failed either-or is one problem, and a missing field beside it another', () => {
    const text = minimal({ benchmarks: [{ id: 'b', name: 'B', claims: [{ subject: 'patched' }] }] });
    expect(seen(text)).toMatchObject([
      {
        rule: 'schema',
        says: 'Entry 1 of "claims" is empty; it needs at least one of "percent", "factor", "kind", "text".',
      },
    ]);
  });
});

describe('unknown fields', () => {
  it('are hints with the nearest known name, at the key', () => {
    const text = minimal({ benchmarks: [{ id: 'b', name: 'B', metrc: { unit: 's' } }] });
    expectOne(text, 'unknown-field', text.indexOf('"metrc"'), '"metrc"', /Did you mean "metric"/);
    expect(seen(text)[0]?.severity).toBe('hint');
    expect(readReport(text).whole).toBe(true);
  });
  it('say where a field belongs if it is known further in', () => {
    const text = minimal({ benchmarks: [{ id: 'b', name: 'B', unit: 's' }] });
    expectOne(text, 'unknown-field', text.indexOf('"unit"'), '"unit"', /it belongs in "metric"/);
  });
  it('do not suggest a name that already exists', () => {
    const text = minimal({ titles: 'x' });
    expect(seen(text)[0]?.says).not.toMatch(/Did you mean/);
  });
  it('are never reported inside host, cpu, hypervisor, guest, config, params and parameters', () => {
    const odd = { modle: 1, x: { y: [{ z: 1 }] } };
    const text = minimal({
      environments: [{ id: 'e', host: { ...odd, cpu: odd }, hypervisor: { ...odd, params: { modle: 1 } }, guest: odd }],
      subjects: [{ id: 'base', role: 'baseline', config: { modle: 1 } }, { id: 'patched' }],
      benchmarks: [{ id: 'b', name: 'B', parameters: { modle: 1 } }],
    });
    expect(seen(text)).toEqual([]);
  });
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('include %s like any other', (key) => {
    const text = minimal().replace('"title"', `"${key}": {"title": 1}, "title"`);
    expectOne(text, 'unknown-field', text.indexOf(`"${key}"`), `"${key}"`, new RegExp(`Unknown field "${key}"`));
    expect(Object.getPrototypeOf(readReport(text).report)).toBe(Object.prototype);
  });
});

describe('hostile input', () => {
  it('is one problem for 100,000 brackets in a free field, and their content is dropped', () => {
    const text = minimal({ environments: [{ id: 'e', host: { model: 'kept', deep: 'MARK' } }] }).replace(
      '"MARK"',
      '['.repeat(100_000) + ']'.repeat(100_000),
    );
    expect(seen(text).map(({ rule, marked }) => [rule, marked])).toEqual([['schema', '[']]);
    const { report } = readReport(text);
    // Copying, sending or printing the report must not overflow.
    expect(() => structuredClone(report)).not.toThrow();
    expect(JSON.stringify(report)).toContain('kept');
  });
  it('may nest 100,000 objects', () => {
    const text = minimal({ notes: 'MARK' }).replace('"MARK"', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000));
    expect(seen(text).every(({ rule }) => rule === 'schema')).toBe(true);
    expect(() => JSON.stringify(readReport(text).report)).not.toThrow();
  });
  it('may have a megabyte-long string, and the message about it stays short', () => {
    const long = 'x'.repeat(1_000_000);
    expect(seen(minimal({ title: long }))).toEqual([]);
    const [problem] = seen(minimal({ id: `A${long}`, [long]: 1 }));
    expect(problem?.rule).toBe('schema');
    expect(seen(minimal({ id: `A${long}`, [long]: 1 })).every(({ says }) => says.length < 300)).toBe(true);
  });
  it('may have markup, terminal escapes, icons and direction marks in names without a problem', () => {
    expect(seen(minimal({ title: '<img src=x onerror=alert(1)> \u001b[31m $(flame) \u202e' }))).toEqual([]);
  });
  it('is shown with visible control characters and direction marks', () => {
    const says = seen(minimal({ id: '\u001b[31m\u202e\u200b\u0007' }))[0]?.says ?? '';
    expect(says).toContain('"␛[31m\\u202E\\u200B␇"');
    expect(says).not.toMatch(/[\u0000-\u001f\u200b\u202e]/);
  });
  it('never fills a placeholder of a message', () => {
    expect(seen(minimal({ id: '{place} {value} $& $1' }))[0]?.says).toContain('"id" is "{place} {value} $& $1"');
  });
});

/** Replaces a part of a text with another. */
const edits = fc.record({
  example: fc.nat(examples.length),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(3), fc.nat(200)),
  fresh: fc.oneof(
    fc.constantFrom(
      '',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'null',
      '1e999',
      '-1',
      '0',
      '"x"',
      '[]',
      '{}',
      '\u0000',
      '\ufeff',
      '\ud800',
    ),
    fc.string({ maxLength: 8 }),
  ),
});

describe('any edit of any real report', () => {
  it('gives a report or problems with ranges inside the text', () => {
    const sources = [...examples.map(([, text]) => text), fullReport];
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 3 }), (list) => {
        let text = sources[list[0]?.example ?? 0] ?? '';
        for (const { at, length, fresh } of list) {
          const offset = Math.floor(at * text.length);
          text = text.slice(0, offset) + fresh + text.slice(offset + length);
        }
        const { report, problems, state } = readReport(text);
        expect(report !== undefined || problems.some(({ severity }) => severity === 'error')).toBe(true);
        expect(state === 'read').toBe(report !== undefined);
        locateProblems(text, problems).forEach(({ offset, length }) =>
          expect(offset >= 0 && length >= 0 && offset + length <= text.length).toBe(true),
        );
        for (const { message } of problems) expect(sayEnglish(message)).not.toMatch(/\{[a-z]+[|}]|undefined|\[object/);
      }),
      { numRuns: 600 },
    );
  }, 30_000);

  it('gives the same with any value in any place of the full report', () => {
    const paths = [
      ['title'],
      ['subjects'],
      ['subjects', 0],
      ['subjects', 1, 'id'],
      ['environments', 0, 'host'],
      ['benchmarks', 0, 'results'],
      ['benchmarks', 0, 'results', 0],
      ['benchmarks', 0, 'metric'],
      ['claims'],
      ['waivers', 0, 'benchmarks'],
      ['comparison'],
      [],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const text = changed(fullReport, path, value);
        const { report, problems } = readReport(text);
        expect(report !== undefined || problems.length > 0).toBe(true);
        locateProblems(text, problems).forEach(({ offset, length }) =>
          expect(offset >= 0 && offset + length <= text.length).toBe(true),
        );
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('never throws for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })),
        (text) => void locateProblems(text, readReport(text).problems),
      ),
      { numRuns: 600 },
    );
  }, 30_000);
});
