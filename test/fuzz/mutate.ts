/** Small damage to a text, as copying, cutting, locales, broken tools and hostile authors do it. */
import fc from 'fast-check';

/** One damage; `at` and `to` are fractions of the length of the text, so that it applies to any text. */
export interface Damage {
  readonly how: (typeof ways)[number];
  readonly at: number;
  readonly to: number;
  readonly word: string;
}

const ways = [
  'insert word',
  'replace number',
  'replace word',
  'replace string',
  'replace all strings',
  'delete stretch',
  'delete line',
  'repeat line',
  'move line',
  'insert line',
  'repeat all',
  'cut',
] as const;

/** What has broken readers, here or elsewhere. */
export const words: readonly string[] = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\n'.repeat(50),
  ' '.repeat(200),
  '\0',
  '\uFEFF',
  '\u202E',
  '\u2028',
  '\u00A0',
  '\uFF1D',
  '\uD800',
  '😀',
  '\u001b[31m',
  '\u001e',
  '\r::error::x',
  '\n::error::x',
  '##vso[task.complete]',
  '[x](command:workbench.action.quit)',
  '$(flame)',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</title>',
  '=1+1',
  '-2+3',
  '@x',
  '|',
  '`',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '(',
  ',',
  ';',
  ':',
  '%',
  '--',
  '../../x',
  'a/b',
  'a#1',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'nan',
  'inf',
  '-inf',
  'Infinity',
  'null',
  'true',
  'undefined',
  '0',
  '-0',
  '0.00',
  '-1',
  '1e999',
  '1e-999',
  '1e308',
  '5e-324',
  '9007199254740993',
  '2147483648',
  '1,234.5',
  '1.234,5',
  '0x10',
  '00',
  '1e5',
  '1.23.4',
  '99999999999999999999999999999999',
  `1.${'0'.repeat(120)}1`,
  '٣',
  '2016-00-02',
  '2024-02-30',
  '9999-99-99T99:99:99Z',
];

export const damages = (most: number): fc.Arbitrary<readonly Damage[]> =>
  fc.array(
    fc.record({
      how: fc.constantFrom(...ways),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
      word: fc.constantFrom(...words),
    }),
    { minLength: 1, maxLength: most },
  );

const number = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
/** A string that is a value in JSON. */
const string = /(?<=: |\[|, )"(?:[^"\\\n]|\\.)*"/g;
const plainWord = /[A-Za-z_]{2,}/g;

/** The text after one damage. */
function damaged(text: string, { how, at, to, word }: Damage): string {
  const offset = Math.round(at * text.length);
  const splice = (from: number, length: number, put: string): string =>
    text.slice(0, from) + put + text.slice(from + length);
  const inLines = (change: (lines: string[], from: number, target: number) => void): string => {
    const lines = text.split('\n');
    change(lines, Math.floor(at * lines.length), Math.floor(to * lines.length));
    return lines.join('\n');
  };
  const replaceNth = (pattern: RegExp, put = word): string => {
    const found = [...text.matchAll(pattern)];
    const one = found[Math.floor(at * found.length)] ?? found[0];
    return one ? splice(one.index, one[0].length, put) : text;
  };
  const quoted = JSON.stringify(word);
  switch (how) {
    case 'insert word':
      return splice(offset, 0, word);
    case 'replace number':
      return replaceNth(number);
    case 'replace word':
      return replaceNth(plainWord);
    case 'replace string':
      return replaceNth(string, quoted);
    case 'replace all strings': {
      const found = [...text.matchAll(string)];
      const one = found[Math.floor(at * found.length)]?.[0];
      // Ids are replaced where they are defined and where they are named.
      return one === undefined ? text : text.replaceAll(one, quoted);
    }
    case 'delete stretch':
      return splice(offset, Math.round(to * 80), '');
    case 'delete line':
      return inLines((lines, from) => lines.splice(from, 1));
    case 'repeat line':
      return inLines((lines, from) => lines.splice(from, 0, lines[from] ?? ''));
    case 'move line':
      return inLines((lines, from, target) => lines.splice(target, 0, ...lines.splice(from, 1)));
    case 'insert line':
      return inLines((lines, from) => lines.splice(from, 0, word));
    case 'repeat all':
      return text.length < 30_000 ? `${text}\n${text}` : text;
    case 'cut':
      return text.slice(0, offset);
  }
}

/** The text after each damage in turn. */
export const afterAll = (text: string, list: readonly Damage[]): string => list.reduce(damaged, text);
