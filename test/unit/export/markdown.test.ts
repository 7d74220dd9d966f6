import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { reportMarkdown, markdownTable } from '../../../src/core/export/markdown';
import { shownOf } from '../../../src/core/export/parts';
import { clean } from '../../../src/core/export/text';
import { example, examples, everything, hostile, hostileTexts, inputOf } from './support';

// As a forge reads it: HTML is interpreted, bare addresses become links.
const forge = new MarkdownIt({ html: true, linkify: true });

type Token = ReturnType<MarkdownIt['parse']>[number];
const flat = (text: string): Token[] => forge.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** Cells of each row of each table, as a reader sees them. */
function tables(text: string): string[][][] {
  const found: string[][][] = [];
  const tokens = forge.parse(text, {});
  tokens.forEach((token, i) => {
    if (token.type === 'table_open') found.push([]);
    if (token.type === 'tr_open') found.at(-1)?.push([]);
    if (token.type === 'th_open' || token.type === 'td_open')
      found
        .at(-1)
        ?.at(-1)
        ?.push(seen(tokens[i + 1]));
  });
  return found;
}

const seen = (token: Token | undefined): string =>
  (token?.children ?? [])
    .map((one) => one.content)
    .join('')
    .replaceAll('\u200b', '');

/** Everything in a rendered text that is not plain text, a paragraph, our headings, lists, bold or tables. */
const plainTypes =
  /^(inline|text|text_special|softbreak|(paragraph|heading|bullet_list|list_item|strong|table|thead|tbody|tr|th|td)_(open|close))$/;

/** The only HTML of our own: it folds the details. */
const isFold = ({ type, content }: Token): boolean =>
  type === 'html_block' &&
  /^(?:<details><summary>(?:System and method|Findings \(\d+\))<\/summary>|<\/details>)\n?$/.test(content);

describe('Markdown', () => {
  it.each(examples)('%s: a table per candidate, a line per row', (name) => {
    const input = example(name);
    const text = reportMarkdown(input);
    const { parts } = shownOf(input);
    const rendered = tables(text);
    expect(rendered.length).toBe(parts.filter((part) => part.rows.length > 0).length);
    parts
      .filter((part) => part.rows.length > 0)
      .forEach((part, i) => {
        const [head = [], ...rows] = rendered[i] ?? [];
        expect(rows).toHaveLength(part.rows.length);
        for (const row of rows) expect(row).toHaveLength(head.length);
        const at = head.indexOf('Ratio');
        part.rows.forEach((row, k) => {
          if (row.printed !== undefined && (row.ratio ?? 0) < 2) expect(rows[k]?.[at]).toBe(row.printed);
          expect(rows[k]?.[0]?.replace(/ \(cost\)$/, '')).toBe(clean(row.label));
          const verdict = rows[k]?.[head.indexOf('Verdict')] ?? '';
          if (!row.verdict.tested && !['failed', 'not-judged'].includes(row.verdict.word))
            expect(verdict).toMatch(/untested$/);
          else expect(verdict).not.toContain('untested');
        });
      });
    const odd = flat(text).filter(
      (token) =>
        !plainTypes.test(token.type) && token.type !== 'link_open' && token.type !== 'link_close' && !isFold(token),
    );
    expect(odd.map(({ type, content }) => [type, content])).toEqual([]);
    const links = flat(text)
      .filter(({ type }) => type === 'link_open')
      .map((token) => token.attrGet('href'));
    expect(links).toEqual(input.report.provenance?.source?.url ? [input.report.provenance.source.url] : []);
  });

  it('keeps every text of a file literally', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const input = inputOf(everything(texts));
        const text = reportMarkdown(input);
        const odd = flat(text).filter((token) => !plainTypes.test(token.type) && !isFold(token));
        expect(
          odd.map(({ type, content }) => [type, content]),
          text,
        ).toEqual([]);
        const rendered = tables(text);
        expect(rendered).toHaveLength(1);
        expect(rendered[0]).toHaveLength(6);
        const [part] = shownOf(input).parts;
        expect(rendered[0]?.slice(1).map(([name]) => name?.replace(/ \(cost\)$/, ''))).toEqual(
          part?.rows.map((row) => clean(row.label)),
        );
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('mentions no one and references nothing', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const html = forge.render(reportMarkdown(inputOf(everything({ name, title: name }))));
        expect(html).not.toMatch(/@\w|(^|[^&])#\d|GH-\d|https?:\/\/evil|www\.evil|:smile:/);
      }),
      { numRuns: 100, seed: 7 },
    );
    const html = forge.render(
      reportMarkdown(
        inputOf(everything({ name: 'see @torvalds in #123, a/b#4, GH-5 and https://evil.example :smile:' })),
      ),
    );
    expect(html.replaceAll('\u200b', '')).toContain(
      'see @torvalds in #123, a/b#4, GH-5 and https://evil.example :smile:',
    );
    expect(html).not.toMatch(/@t|#1|#4|GH-5|https:\/\/e|:smile:/);
  });

  it('marks waived findings, with reason and name', () => {
    const text = reportMarkdown(inputOf(everything()));
    expect(text).toMatch(/- \*\*waived\*\* bench .*\(unmentioned-regression\); waived: known \(by me\)/);
    expect(text.indexOf('**waived**')).toBeGreaterThan(text.indexOf('**warning**'));
  });

  it('begins with the table and the answer, and folds the rest', () => {
    const text = reportMarkdown(inputOf(everything()));
    const [table, fold] = [text.indexOf('| Benchmark |'), text.indexOf('<details>')];
    expect(table).toBeGreaterThan(0);
    expect(text.indexOf('(baseline)')).toBeGreaterThan(table);
    expect(fold).toBeGreaterThan(text.indexOf('(baseline)'));
    expect(text.indexOf('Not stated')).toBeGreaterThan(fold);
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0);
  });

  it('gives only the table for copying', () => {
    const input = inputOf(everything());
    const [part] = shownOf(input).parts;
    if (!part) throw new Error('no part');
    const table = markdownTable(part, 0.05);
    expect(table.split('\n')).toHaveLength(2 + part.rows.length);
    expect(tables(table)[0]?.[0]).toEqual([
      'Benchmark',
      'old',
      'new',
      'Change',
      'Ratio',
      '95% interval',
      'Verdict',
      'Evidence',
    ]);
    expect(table).toContain('| same, host cpu (cost) |');
  });
});
