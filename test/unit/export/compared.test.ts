import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { compareReports } from '../../../src/core/compare/compare';
import { comparedFindings } from '../../../src/core/compare/findings';
import { readParty } from '../../../src/core/compare/party';
import { pairView } from '../../../src/core/compare/view';
import { comparedFormats } from '../../../src/core/export/compared/formats';
import { comparedColumns, comparedText, type ComparedInput } from '../../../src/core/export/compared/parts';
import { defaultSettings } from '../../../src/core/judge/settings';
import { word } from '../../../src/core/messages/messages';
import { everything, hostile, hostileTexts, times } from './support';

/** Texts compared with the first of them, under names from the caller; the last file cannot be read. */
function compared(texts: readonly string[], name = (index: number): string => `file ${index}`): ComparedInput {
  const parties = texts.map((text, index) => {
    const read = readParty(name(index), text, defaultSettings);
    if (!('party' in read)) throw new Error('no report');
    return read.party;
  });
  const pairs = parties.slice(1).map((now, index) => {
    const comparison = compareReports(parties[0]!, now, defaultSettings.options, []);
    return {
      file: index + 1,
      comparison,
      findings: comparedFindings(comparison, defaultSettings.severities, '2026-01-01'),
    };
  });
  return {
    pairs,
    view: {
      files: [
        ...parties.map((one, index) => ({ name: name(index), title: one.report.title, date: one.report.date })),
        { name: name(texts.length), trouble: word('compare.missing') },
      ],
      reference: 0,
      pairs: pairs.map(({ file, comparison, findings }) => pairView(file, comparison, findings)),
    },
  };
}

const [v1, v3] = ['v1', 'v3'].map((version) =>
  readFileSync(inRoot(`examples/kvm-boost-vcpus-${version}-2019.vmibench.json`), 'utf8'),
) as [string, string];
const boost = (): ComparedInput => compared([v1, v3]);

/** Two reports in which everything changed; a benchmark was removed, one was added, and one was probably renamed. */
function moved(texts: Parameters<typeof everything>[0] = {}): ComparedInput {
  const [then, now] = [everything(texts), everything({ ...texts, model: `${texts.model ?? 'machine'} 2` })] as [
    Entries,
    Entries,
  ];
  const extra = (id: string, name: string) => ({
    id,
    name,
    metric: { name: 'elapsed', unit: 's', direction: 'lower' },
    results: [
      { subject: 'a', samples: times(1) },
      { subject: 'b', samples: times(1.1) },
    ],
  });
  then.benchmarks.push(extra('kern', texts.name ?? 'kernbench'));
  now.benchmarks.push(extra('kern-2', `${texts.name ?? 'kernbench'} 2`));
  now.benchmarks[0]!['results'] = [
    { subject: 'a', samples: times(1) },
    { subject: 'b', samples: times(0.9) },
  ];
  return compared([then, now, now].map((one) => JSON.stringify(one)));
}
interface Entries extends Record<string, unknown> {
  readonly benchmarks: Record<string, unknown>[];
}

const forge = new MarkdownIt({ html: true, linkify: true });
const plainTypes =
  /^(inline|text|text_special|softbreak|(paragraph|heading|bullet_list|list_item|strong|table|thead|tbody|tr|th|td)_(open|close))$/;
const tokens = (text: string) => forge.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
const read = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, record_delimiter: '\r\n', relax_quotes: false, relax_column_count: false }) as Record<
    string,
    string
  >[];
/** Elements of our page by name, and everything between tags except styles. */
const tags = (text: string): string[] =>
  [...text.replace(/<style>[^]*?<\/style>/, '').matchAll(/<\/?([^\s>]+)[^>]*>/g)].map(([, name]) => name ?? '');

describe('boost v1 against v3', () => {
  it('has the content of the page: caveats, the answer, the row that moved', () => {
    const text = comparedFormats.markdown(boost());
    const [doubt, answer, table] = ['moved by −6\\.8%', '1 better \\(untested\\), 4 identical', '\\| ebizzy'].map(
      (part) => text.search(new RegExp(part)),
    );
    expect(Math.min(doubt!, answer!, table!)).toBeGreaterThan(0);
    expect(doubt).toBeLessThan(answer!);
    expect(answer).toBeLessThan(table!);
    expect(text).toContain(
      '| ebizzy -M (vms 1, vcpus 80) (flipped) | 0.923 | 1.097 | ratio +18.8%, better | +10.8%, better: 21.2 → 23.5 k | −6.8%, worse: 23.00 → 21.44 k, moved | regression, untested → improvement, untested |',
    );
    const letter = comparedFormats.mail(boost());
    expect(letter).toMatch(
      /^ebizzy -M \(vms 1, vcpus 80\) \(flipped\)\n +0\.923 {2}1\.097 +ratio \+18\.8%, better\n {4}candidate \+10\.8%, better: 21\.2 -> 23\.5 k; baseline -6\.8%, worse:/m,
    );
    // Every cell of the table is on the page, and the unreadable file is there with the reason.
    const page = comparedFormats.html(boost());
    for (const part of ['+18.8%, better', '+10.8%, better: 21.2 → 23.5 k', 'moved', 'file 2', 'Restore it'])
      expect(page).toContain(part);
  });

  it('as CSV has every number to the last digit', () => {
    const input = boost();
    const list = read(comparedFormats.csv(input));
    const { rows } = input.pairs[0]!.comparison;
    expect(list).toHaveLength(rows.length);
    rows.forEach((row, index) => {
      const record = list[index] ?? {};
      expect([Number(record['ratio then']), Number(record['ratio now']), Number(record['change'])]).toEqual([
        row.then.row?.ratio,
        row.now.row?.ratio,
        (row.ratio?.quotient ?? NaN) - 1,
      ]);
      expect([record['flipped'], record['change identical'], record['verdict then'], record['verdict now']]).toEqual([
        String(row.flipped),
        String(row.ratio?.identical),
        row.then.row?.verdict.word,
        row.now.row?.verdict.word,
      ]);
    });
    expect(Number(list[0]?.['baseline change'])).toBeCloseTo(21443 / 23000 - 1, 12);
  });
});

describe('three reports, one of them unreadable', () => {
  it('has each pair, all side by side, and names removed and new rows', () => {
    const input = moved();
    const text = comparedFormats.markdown(input);
    for (const part of [
      '### file 0 → file 1',
      '### file 0 → file 2',
      '### Side by Side',
      'file 3**: The file was not found',
      'Possibly renamed: kernbench',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/environment-changed\)\n {2}- host\.cpu\.model: cpu → machine 2/);
    const list = read(comparedFormats.csv(input));
    expect(list.map(({ what }) => what).filter((one) => one === 'gone' || one === 'new')).toEqual([
      'gone',
      'new',
      'gone',
      'new',
    ]);
    expect(list.find(({ what }) => what === 'gone')).toMatchObject({ 'benchmark then': 'kern', benchmark: '' });
  });

  it('as text has equal columns in each row and the header, without empty columns', () => {
    const [part] = comparedText(moved()).parts;
    expect(comparedColumns(part!).map(({ key }) => key)).toEqual([
      'name',
      'then',
      'now',
      'change',
      'candidate',
      'baseline',
      'verdict',
    ]);
    expect(
      comparedColumns({ ...part!, rows: part!.rows.map((row) => ({ ...row, baseline: '' })) }).map(({ key }) => key),
    ).not.toContain('baseline');
  });
});

describe('hostile texts', () => {
  const cases = (check: (input: ComparedInput) => void): void => {
    fc.assert(
      fc.property(hostileTexts, hostile, (texts, name) => {
        const input = moved(texts);
        check({
          ...input,
          view: {
            ...input.view,
            files: input.view.files.map((file, index) => ({ ...file, name: `${name}${index}`, where: name })),
          },
        });
      }),
      { numRuns: 60, seed: 7 },
    );
  };

  it('in Markdown are plain text: no element, link or mention, and each row keeps its cells', () => {
    cases((input) => {
      const text = comparedFormats.markdown(input);
      expect(
        tokens(text)
          .filter(({ type }) => !plainTypes.test(type))
          .map(({ type, content }) => [type, content]),
      ).toEqual([]);
      const head = text
        .split('\n')
        .find((line) => line.startsWith('| Benchmark'))
        ?.split('|').length;
      for (const line of text
        .split('\n')
        .filter((one) => one.startsWith('| '))
        .slice(0, 3))
        expect(line.split('|')).toHaveLength(head ?? 0);
      expect(text).not.toMatch(/@maintainer|(?<!\\)#123/);
    });
  });

  it('in a mail stay on their lines, with control characters made visible', () => {
    cases((input) => {
      const text = comparedFormats.mail(input);
      for (const line of text.split('\n')) expect([...line.replace(/\p{M}/gu, '')].length).toBeLessThanOrEqual(72);
      expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f\u200b\u202e\u2028]/);
    });
  });

  it('in CSV are never computed by a spreadsheet', () => {
    cases((input) => {
      for (const cell of read(comparedFormats.csv(input)).flatMap((record) => Object.values(record))) {
        if (!Number.isFinite(Number(cell.trim() || 'x'))) expect(cell).not.toMatch(/^[\s\0]*[=+\-@\t\r]/);
      }
    });
  });

  it('in HTML create no element or attribute', () => {
    const ours =
      /^(!doctype|html|head|meta|title|body|main|h1|h2|h3|p|ul|li|strong|span|bdi|div|table|thead|tbody|tr|th|td)$/;
    cases((input) => {
      const text = comparedFormats.html(input);
      expect(tags(text).filter((name) => !ours.test(name))).toEqual([]);
      expect(text.match(/ on\w+="/gi)).toBeNull();
      expect(text).toContain("default-src 'none'");
    });
  });
});
