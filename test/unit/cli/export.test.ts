import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { program, report, runHere } from './bin';

const { run, put, folder } = program();
const mail = inRoot('examples/vmi-vs-hwmmu-2009.vmibench.json');
// The mail has one typo, "i,e.", which the report does not keep.
const lines = readFileSync(inRoot('test/fixtures/reference/mail-2009.txt'), 'utf8').replace('i,e.', 'i.e.');

describe('vmibench export as shipped', () => {
  it('prints the 2009 mail', async () => {
    const { code, out, err } = await run(['export', '--to', 'mail', mail]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(lines);
  });
  it('reads standard input, and writes to --output', async () => {
    const to = join(folder, 'out.html');
    expect(await run(['export', '--to=html', '-', '-o', to], { input: readFileSync(mail) })).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(to, 'utf8')).toMatch(/^<!doctype html>/);
  });
});

describe('vmibench export', () => {
  it('writes each format, and exits 0 even for a report with regressions', async () => {
    for (const [format, sign] of [
      ['markdown', '| --- |'],
      ['mail', 'i.e. 1% degradation'],
      ['cover', 'patched: hwmmu'],
      ['csv', 'benchmark,suite'],
      ['html', '<svg'],
    ]) {
      const { code, out, err } = await runHere(['export', '--to', format ?? '', mail]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(sign);
    }
  });

  it('accepts a candidate and a baseline, and lists the existing ones', async () => {
    const three = put('three.vmibench.json', {
      format: 'vmibench/1',
      title: 't',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }, { id: 'c' }],
      benchmarks: [
        {
          id: 'x',
          name: 'x',
          metric: { name: 'rate', unit: 'ops/s', direction: 'higher' },
          results: [
            { subject: 'a', mean: 10 },
            { subject: 'b', mean: 11 },
            { subject: 'c', mean: 12 },
          ],
        },
      ],
    });
    const csv = async (...more: string[]): Promise<unknown[]> =>
      (
        parse((await runHere(['export', '--to', 'csv', three, ...more])).out, { columns: true }) as Record<
          string,
          string
        >[]
      ).map(({ baseline, candidate, ratio }) => [baseline, candidate, Number(ratio).toFixed(3)]);
    expect(await csv()).toEqual([
      ['a', 'b', '1.100'],
      ['a', 'c', '1.200'],
    ]);
    expect(await csv('--candidate', 'c')).toEqual([['a', 'c', '1.200']]);
    expect(await csv('--baseline', 'b', '--candidate', 'a')).toEqual([['b', 'a', '0.909']]);
    for (const [args, said] of [
      [['--candidate', 'other'], 'no subject "other" to export; subjects: b, c'],
      [['--candidate', 'a'], '"a" is the baseline; choose another'],
      [['--baseline', 'other'], 'no subject "other" to use as the baseline; subjects: a, b, c'],
    ] as const) {
      const { code, out, err } = await runHere(['export', '--to', 'mail', three, ...args]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(said);
    }
  });

  it('judges by the settings on the command line', async () => {
    const near = put('near.vmibench.json', report({ cand: { mean: 102 }, base: { mean: 100 } }));
    expect((await runHere(['export', '--to', 'csv', near])).out).toContain(',regression,');
    expect((await runHere(['export', '--to', 'csv', '--warn', '3%', near])).out).toContain(',parity,');
  });

  it('explains usage errors', async () => {
    const wrong = async (...args: string[]): Promise<string> => {
      const { code, out, err } = await runHere(['export', ...args]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      return err;
    };
    expect(await wrong(mail)).toContain('--to markdown, mail, cover, csv, html');
    expect(await wrong('--to', 'markdwn', mail)).toContain('Did you mean "markdown"?');
    expect(await wrong('--to', 'mail')).toContain('Name the report');
    expect(await wrong('--to', 'mail', mail, inRoot('examples/spf-v2-2017.vmibench.json'))).toContain(
      'Name one report',
    );
    expect(await wrong('--to', 'mail', join(folder, 'none.vmibench.json'))).toContain('no such file');
    expect(await wrong('--to', 'mail', put('foreign.json', { some: 'thing' }))).toContain(
      'not a report that can be read',
    );
    mkdirSync(join(folder, 'made'), { recursive: true });
    expect(await wrong('--to', 'mail', mail, '-o', join(folder, 'made'))).toContain(
      'cannot be written: it is a folder',
    );
  });

  it('never overwrites the report', async () => {
    const own = put('own.vmibench.json', report());
    const before = readFileSync(own, 'utf8');
    const { code, err } = await runHere([
      'export',
      '--to',
      'markdown',
      own,
      '-o',
      join(folder, '.', 'own.vmibench.json'),
    ]);
    expect(code).toBe(2);
    expect(err).toContain('is one of the files that are read');
    expect(readFileSync(own, 'utf8')).toBe(before);
    expect(existsSync(own)).toBe(true);
  });

  it('reports that parts of a faulty report are missing', async () => {
    const faulty = put('faulty.vmibench.json', report({ methodology: { runs: 'many' } }));
    const { code, out, err } = await runHere(['export', '--to', 'mail', faulty]);
    expect(code).toBe(0);
    expect(out).toContain('made for a test');
    expect(err).toContain('parts of it cannot be read');
  });
});
