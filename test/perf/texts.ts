/** Kinds of text that a careless reader takes far too long for: repeated parts, with or without a beginning. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repeated, toolKinds, type TextKind } from './texts-of-tools';

/** Lines that all differ. */
function counted(name: string, line: (n: number) => string, first = ''): TextKind {
  return {
    name,
    make: (length) => {
      const parts = [first];
      let size = first.length;
      for (let n = 1; size < length; n++) {
        const part = line(n);
        parts.push(part);
        size += part.length;
      }
      return parts.join('').slice(0, length);
    },
  };
}

/** Characters and words without a line end, each one long line. */
const inOneLine: readonly (readonly [name: string, repeat: string])[] = [
  ['blanks', ' '],
  ['tabs', '\t'],
  ['blank and tab', ' \t'],
  ['carriage returns', '\r'],
  ['no-break spaces', '\u00a0'],
  ['byte order marks', '\ufeff'],
  ['letters', 'a'],
  ['capitals', 'A'],
  ['digits', '7'],
  ['zeros', '0'],
  ['dots', '.'],
  ['commas', ','],
  ['colons', ':'],
  ['hyphens', '-'],
  ['underscores', '_'],
  ['equals signs', '='],
  ['plus signs', '+'],
  ['slashes', '/'],
  ['backslashes', '\\'],
  ['bars', '|'],
  ['stars', '*'],
  ['number signs', '#'],
  ['percent signs', '%'],
  ['quotation marks', '"'],
  ['apostrophes', "'"],
  ['escaped quotation marks', '\\"'],
  ['open parentheses', '('],
  ['closed parentheses', ')'],
  ['pairs of parentheses', '()'],
  ['open brackets', '['],
  ['closed brackets', ']'],
  ['open braces', '{'],
  ['closed braces', '}'],
  ['less than', '<'],
  ['greater than', '>'],
  ['at signs', '@'],
  ['escapes of a terminal', '\u001b['],
  ['digit and dot', '1.'],
  ['digit and comma', '1,'],
  ['groups of thousands', '123,456,'],
  ['digit and blank', '1 '],
  ['digit and colon', '1:'],
  ['hyphen and digit', '-1'],
  ['version', '1.2-rc3_'],
  ['letter and blank', 'a '],
  ['letter and blanks', 'a    '],
  ['letter and dot', 'a.'],
  ['sentence', 'Results are better. '],
  ['assignments', 'a=a='],
  ['pairs with colons', 'a: a: '],
  ['addresses', 'a@b <'],
  ['links', 'https://a.b/c?d=e&'],
  ['encoded words', '=?utf-8?q?a?= '],
  ['escapes of quoted-printable', '=E2=80'],
  ['percentages', '5% (+3.2%) '],
  ['ratios', '1.5x faster, '],
  ['arrows', '5 us -> 4 us '],
  ['ranges', '5 - 6 - '],
  ['decorated numbers', '1,234.5 ± 3% (2.1%) '],
  ['items of JSON', '{"a":[1,"b"],'],
  ['elements of XML', '<a b="c">'],
  ['entities of XML', '&lt;&#65;&'],
  ['up to and blanks', 'up to    '],
  ['emoji', '\u{1f600}'],
  ['surrogates alone', '\ud83d'],
  ['zero bytes', '\0'],
];

/** Lines, each repeated. */
const lines: readonly (readonly [name: string, repeat: string, first?: string])[] = [
  ['empty lines', '\n'],
  ['empty lines of Windows', '\r\n'],
  ['lines of a blank', ' \n'],
  ['lines of a tab', '\t\n'],
  ['lines of blanks', `${' '.repeat(60)}\n`],
  ['line separators', '\u2028'],
  ['form feeds', '\f\n'],
  ['a letter in each line', 'a\n'],
  ['a digit in each line', '1\n'],
  ['a hyphen in each line', '-\n'],
  ['a brace in each line', '{\n'],
  ['a closed brace in each line', '}\n'],
  ['a bracket in each line', '[\n'],
  ['a quotation mark in each line', '"\n'],
  ['words and blanks at the end', `word word word${' '.repeat(60)}\n`],
  ['blanks and a letter', `${' '.repeat(400)}x\n`],
  ['lines that long', `${'word '.repeat(300)}\n`],
  ['numbers that long', `${'12.5 '.repeat(300)}\n`],
  ['rules', `${'-'.repeat(72)}\n`],
  ['headings', '== heading ==\n'],
  ['quotes of a mail', '> > > a\n'],
  ['quotes of a mail, empty', '>\n'],
  ['quotes in quotes', `${'> '.repeat(40)}1 2\n`],
  ['attributions', 'On Mon, 1 Jan 2024 at 10:00, A B <a@b> wrote:\n'],
  ['bullets', '- item one 5 us\n'],
  ['bullets with colons', '  * item: 15.2 us\n'],
  ['names with colons', 'name: 1.5\n'],
  ['names with colons and two numbers', 'name: 1.5 (2.5)\n'],
  ['names and equals signs', 'NAME=15\n'],
  ['times of a shell', 'real\t0m1.2s\nuser\t0m1.0s\nsys\t0m0.1s\n\n'],
  ['pairs of numbers', '1.5   2.5\n'],
  ['a table', 'name     12.5      13.5     +8.0%\n', 'test     before    after    change\n'],
  ['a table with bars', '| name | 12.5 | 13.5 |\n', '| test | before | after |\n|---|---|---|\n'],
  ['a table after each empty line', 'x  1  2\ny  3  4\n\n'],
  ['values separated by commas', 'a,1,2,3\n', 'name,one,two,three\n'],
  ['sentences about results', 'We see a 5% improvement in kernbench, from 10.5 s to 9.9 s.\n'],
  ['sentences on two lines', 'positive numbers are\nbetter, as before\n'],
  ['changes of a diff', '+a\n-b\n', 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n'],
  ['heads of a diff', 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n'],
  ['lines of a diffstat', ' a/b.c | 12 ++--\n'],
  ['diffstats that are none', ` a${' |'.repeat(150)}\n`],
  ['tags of a patch', 'Signed-off-by: A B <a@b>\n'],
  ['heads of mails', 'From a@b Mon Jan  1 10:00:00 2024\nFrom: A <a@b>\nSubject: x\nDate: x\n\nx 1 2\n\n'],
  ['headers', 'X-Header: value\n', 'From: A <a@b>\nSubject: [PATCH] x\n'],
  ['headers that go on', '\tmore of it\n', 'From: A <a@b>\nSubject: [PATCH] x\n'],
  ['parts of a mail', '--b\n\nx\n', 'From: A <a@b>\nContent-Type: multipart/mixed; boundary="b"\n\n'],
  ['base64', `${'QUJD'.repeat(18)}\n`, 'From: A <a@b>\nDate: x\nContent-Transfer-Encoding: base64\n\n'],
  ['soft line ends', `${'a'.repeat(60)}=\n`, 'From: A <a@b>\nDate: x\nContent-Transfer-Encoding: quoted-printable\n\n'],
  ['flowed lines', 'a line that goes on \n', 'From: A <a@b>\nDate: x\nContent-Type: text/plain; format=flowed\n\n'],
  ['a document of JSON in each line', '{"a":1}\n'],
  ['JSON that is not closed', '{"a":[\n'],
  ['text and a brace', 'text { "a": [ text\n'],
  ['elements of XML in lines', '<a>1</a>\n', '<r>\n'],
  ['elements of XML that are not closed', '<a>\n'],
  ['comments of XML', '<!-- a\n'],
];

/**
 * Formats of times, from which a log writes the expression that its lines are read by: such as could be taken apart in
 * many ways, and the worst of those that are read.
 */
const formats: readonly (readonly [format: string, line: string])[] = [
  [`TIMEFORMAT='${'%R'.repeat(40)}'`, `${'1'.repeat(150)}x`],
  [`TIMEFORMAT='${'%R.'.repeat(40)}'`, `${'1.'.repeat(75)}x`],
  [`time -f '${'%C'.repeat(40)}%e' a`, 'a'.repeat(150)],
  [`time -f '${'%C %c '.repeat(20)}%e' a`, 'a '.repeat(75)],
  [`time -f '${'%c%M'.repeat(20)}%e' a`, `${'1'.repeat(150)}x`],
  [`time -f '%C:${'%E:'.repeat(15)}' a`, '1:11'.repeat(40)],
];

const numbered: readonly TextKind[] = [
  counted('rows with a name each', (n) => `row${n}   ${n}.5   ${n}.7\n`, 'test  before  after\n'),
  counted('a list with a name each', (n) => `item ${n}: ${n}.5 us\n`),
  counted('tables with a title each', (n) => `Title ${n}:\n\n      before  after\nx${n}    1.5   2.5\n\n`),
  counted('columns', (n) => `${n}.5   `),
  counted('claims with a name each', (n) => `Test${n} improves by ${n % 90}.5% with the patch.\n`),
  counted('keys of JSON', (n) => `"key${n}": ${n},\n`, '{'),
  counted('benchmarks before and after', (n) => `t${n}: ${n} us -> ${n + 1} us\n`),
  counted('formats of times', (n) => formats[n % formats.length]?.join('\n').concat('\n') ?? ''),
  counted('subjects before and after', (n) => `Before ${n}: ${n} us\nAfter ${n}: ${n + 1} us\n\n`),
];

/** How much of a real file is repeated, in characters. */
const maxRealLength = 20_000;

/** Where the files are, and which of them: one for each form that a reader knows. */
const realFiles: readonly (readonly [folder: string, wanted: RegExp])[] = [
  ['test/fixtures/importers', /\/quiet\/run-1\./],
  ['test/fixtures/tool-forms', /./],
  ['test/fixtures/readers', /./],
  ['test/fixtures/reference', /^mail-2009\.txt$/],
];

/** Real files: each repeated as a whole, and its beginning once before its longest line again and again. */
function realKinds(root: string): TextKind[] {
  const files = realFiles.flatMap(([folder, wanted]) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => relative(join(root, folder), join(one.parentPath, one.name)).replaceAll('\\', '/'))
      .filter((path) => wanted.test(path))
      .sort()
      .map((path) => [path, join(root, folder, path)] as const),
  );
  return files.flatMap(([name, path]) => {
    const text = readFileSync(path, 'utf8').slice(0, maxRealLength);
    const table = text.split('\n').filter((line) => line.length < 400 && /\d/.test(line));
    const longest = table.sort((a, b) => b.length - a.length)[0] ?? '1';
    return [
      repeated(`file of ${name}, repeated`, text),
      {
        name: `beginning of ${name}, then one line`,
        // Of each length the same share is the beginning: else a short text is another kind of text than a long one.
        make: (length) => repeated('', `${longest}\n`, text.slice(0, Math.min(4000, length / 4))).make(length),
      },
    ];
  });
}

/** All kinds. @param root the folder of the project, for its real files */
export function textKinds(root: string): TextKind[] {
  return [
    ...inOneLine.map(([name, repeat]) => repeated(name, repeat)),
    ...lines.map(([name, repeat, first]) => repeated(name, repeat, first)),
    ...numbered,
    ...toolKinds,
    ...realKinds(root),
  ];
}
