// One walk through every way out of the command line, with each hostile text in every place of a report.
import { parseXml } from '@rgrove/parse-xml';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { ciFormatNames } from '../../../src/cli/ci/format-names';
import { comparedFormatNames } from '../../../src/core/export/compared/formats';
import { formatNames } from '../../../src/core/export/formats';
import { checkInert } from '../../fuzz/inert';
import { everything, textsOf } from '../export/support';
import { program, runHere } from './bin';

const { put } = program();

const hostile: readonly string[] = [
  '<script>x()</script><img src=http://127.0.0.1:9/ onerror=x()>',
  '"><svg onload=x()> \' onmouseover=x() &lt;b&gt; ]]> </title></style>',
  '[x](command:workbench.action.quit) ![x](http://127.0.0.1:9/) <http://127.0.0.1:9/>',
  '`a` | b | *c* _d_ ~~e~~ # f @everyone #1 $(flame) ${x} {{x}} http://127.0.0.1:9/',
  '=cmd|"/c calc"!A0',
  '\u202Egnp.exe\u2066 \u001b]8;;http://127.0.0.1:9/\u0007 \u001b[2J\u2028x\u0085y\u0000z',
  '\r\n::error file=x::y\n##vso[task.complete]z\nsection_start:1:s\r\u001b[0K',
  '__proto__',
];

const markdown = new MarkdownIt({ html: true, linkify: true });

/** Links, images and elements of a text in Markdown, but the elements that we write ourselves. */
function obeyedByMarkdown(text: string): string[] {
  return markdown
    .parse(text, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({ type }) => ['link_open', 'image', 'html_inline', 'html_block'].includes(type))
    .map((token) => token.content || JSON.stringify(token.attrs))
    .filter((content) => !/^\s*<\/?(?:details|summary|sub|sup|br|b)\b[^>]*>/.test(content));
}

/** What each kind of text must be, whatever it holds. */
const readers: Readonly<Record<string, (out: string) => void>> = {
  html: (out) => {
    expect(out.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/);
    expect(out).not.toMatch(/(?:href|src)="(?!https?:|#|data:image)/);
  },
  markdown: (out) => expect(obeyedByMarkdown(out)).toEqual([]),
  summary: (out) => expect(obeyedByMarkdown(out)).toEqual([]),
  junit: (out) => void parseXml(out),
  sarif: (out) => void JSON.parse(out),
  gitlab: (out) => void JSON.parse(out),
  json: (out) => void JSON.parse(out),
};

const outlets: readonly (readonly [name: string, args: (one: string, other: string) => string[]])[] = [
  ...formatNames.map((format) => [format, (one: string) => ['export', '--to', format, one]] as const),
  ...comparedFormatNames.map(
    (format) => [format, (one: string, other: string) => ['compare', '--to', format, one, other]] as const,
  ),
  ...ciFormatNames.flatMap((format) => [
    [format, (one: string) => ['check', '--rows', '--format', format, one]] as const,
    [format, (one: string, other: string) => ['compare', '--format', format, one, other]] as const,
  ]),
  ['json', (one) => ['check', '--json', '--rows', one]],
  ['json', (one, other) => ['compare', '--json', one, other]],
  ['terminal', (one) => ['check', '--rows', one]],
  ['terminal', (one, other) => ['compare', one, other]],
  ['terminal', (one) => ['table', one]],
];

describe.each(hostile.map((text, index) => [JSON.stringify(text).slice(0, 40), index, text] as const))(
  '%s',
  (_name, index, text) => {
    it('is text at the end of every way out', async () => {
      const made = everything(textsOf(text));
      const one = put(`${String(index)}/a.vmibench.json`, made);
      const other = put(`${String(index)}/b.vmibench.json`, { ...made, notes: `${text} again` });
      for (const [name, args] of outlets) {
        const { out, err, code } = await runHere(args(one, other));
        const what = args('a', 'b').join(' ');
        expect(err, what).not.toContain('internal error');
        expect(code, `${what}: ${err}`).toBeLessThanOrEqual(3);
        expect(out, what).not.toBe('');
        checkInert(name, out, '');
        readers[name]?.(out);
      }
    });
  },
);
