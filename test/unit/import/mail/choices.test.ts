// Corrections of the grid, and "Copy as Reply".
import { describe, expect, it } from 'vitest';
import { readMails } from '../../../../src/core/import/mail/message';
import { reply } from '../../../../src/core/import/mail/reply';
import { gridToReport, placeAt } from '../../../../src/core/import/mail/report';
import { gridOf, lines, mail, reportOf, subjects } from './support';

const table = mail(
  'netperf',
  '         before    after     change',
  'local    100       110       +10.0%',
  'remote   50        49        -2.0%',
  '',
  'No regressions in other benchmarks were observed.',
);

describe('choices', () => {
  it('change nothing by default', () => {
    expect(gridToReport(gridOf(table), {}).report).toEqual(gridToReport(gridOf(table)).report);
  });
  it('swap the baseline', () => {
    expect(subjects(reportOf(table, { baseline: 'after' }))).toEqual(['before', 'after baseline']);
  });
  it('rename or drop a subject', () => {
    expect(reportOf(table, { subjects: { after: { label: 'v6.12 + series' } } }).subjects[1]).toEqual({
      id: 'after',
      label: 'v6.12 + series',
    });
    const dropped = reportOf(table, { subjects: { after: { drop: true } } });
    expect(subjects(dropped)).toEqual(['before baseline']);
    expect(lines(dropped)).toEqual(['local - higher: before=100', 'remote - higher: before=50']);
  });
  it('set unit, direction and name, for a table or a row', () => {
    const report = reportOf(table, {
      tables: { t1: { unit: 'us', direction: 'lower' } },
      rows: { t1r2: { name: 'far', direction: 'none', role: 'info' } },
    });
    expect(lines(report)).toEqual([
      'local us lower: before=100, after=110 | 10% change',
      'far us none info: before=50, after=49 | -2% change',
    ]);
  });
  it('omit rows, tables and claims', () => {
    expect(lines(reportOf(table, { rows: { t1r1: { include: false } } }))).toHaveLength(1);
    const grid = gridOf(table);
    expect(grid.claims).toHaveLength(1);
    const none = gridToReport(grid, {
      tables: { t1: { include: false } },
      claims: { [grid.claims[0]?.id ?? '']: { include: false } },
    });
    expect(none.report).toBeUndefined();
  });
  it('assign unrecognized columns', () => {
    const unknown = mail('scheduler', '          alpha     beta', 'local     10        11', 'remote    20        22');
    expect(gridToReport(gridOf(unknown)).report).toBeUndefined();
    const report = reportOf(unknown, {
      tables: {
        t1: { columns: { 1: { role: 'subject', subject: 'old kernel' }, 2: { role: 'subject', subject: 'new' } } },
      },
      baseline: 'new',
    });
    expect(subjects(report)).toEqual(['old-kernel', 'new baseline']);
    expect(lines(report)).toEqual(['local - ?: old-kernel=10, new=11', 'remote - ?: old-kernel=20, new=22']);
  });
  it('swap two columns', () => {
    const report = reportOf(table, {
      tables: { t1: { columns: { 1: { subject: 'after' }, 2: { subject: 'before' } } } },
    });
    expect(report.benchmarks[0]?.results?.map((result) => [result.subject, result.mean])).toEqual([
      ['after', 100],
      ['before', 110],
    ]);
  });
  it('declare rows to be runs', () => {
    expect(
      lines(
        reportOf(mail('netperf', '       before  after', 'a      10      11', 'b      12      13'), {
          tables: { t1: { rowsAre: 'runs' } },
        }),
      ),
    ).toEqual(['netperf - higher: before=[10 12], after=[11 13]']);
  });
  it('find the line of a benchmark', () => {
    const grid = gridOf(table);
    const { report, rows } = gridToReport(grid);
    const row = grid.tables[0]?.rows.find((one) => one.id === rows.get(report?.benchmarks[1]?.id ?? ''));
    expect(row?.place.line).toBe(4);
  });
});

describe('a reply', () => {
  const [read] = readMails(
    mail(
      'From: A. Writer <a@example.org>',
      'Subject: x',
      'Date: Thu, 18 Jul 2019 17:58:28 -0700',
      '',
      'Intro.',
      'lock   100   92   +8%',
      '> quoted 1 2',
      'end',
      '-- ',
      'sig 3',
    ),
  );
  if (!read) throw new Error('no mail');
  it('quotes each line once with its remarks below, in the order of the mail', () => {
    expect(
      reply(read, [
        { line: 7, text: 'Older.' },
        { line: 6, text: '92 against 100 is 8% less, not more.' },
        { line: 6, text: 'Second.' },
      ]),
    ).toBe(
      mail(
        'On 2019-07-18, A. Writer wrote:',
        '> lock   100   92   +8%',
        '',
        '92 against 100 is 8% less, not more.',
        'Second.',
        '',
        '>> quoted 1 2',
        '',
        'Older.',
      ),
    );
  });
  it('marks skipped lines', () => {
    expect(
      reply(read, [
        { line: 5, text: 'One.' },
        { line: 8, text: 'Two.' },
      ]),
    ).toContain('> Intro.\n\nOne.\n\n> [...]\n> end\n\nTwo.\n');
  });
  it('is empty without remarks, and ignores remarks on a signature or a missing line', () => {
    expect(reply(read, [])).toBe('');
    expect(
      reply(read, [
        { line: 10, text: 'x' },
        { line: 99, text: 'y' },
        { line: 5, text: '  ' },
      ]),
    ).toBe('');
  });
  it('wraps lines, and repeats nothing', () => {
    const text = `${'word '.repeat(30)}end`;
    const out = reply(read, [
      { line: 5, text },
      { line: 5, text },
    ]);
    expect(out.match(/end\n/g)).toHaveLength(1);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
    expect(out.replace(/\s+/g, ' ')).toContain(text);
  });
});

describe('places', () => {
  const source = mail(
    'From: A <a@example.org>',
    'Subject: x',
    '',
    ...table.split('\n'),
    'specjbb : 0.99, i.e. 1% degradation.',
    '',
    'ops/sec',
    '   BASE       PATCHED',
    '=====================',
    '   33452      36485',
    '   33541      39405',
    '',
    '| x (in ns) |',
    '=======',
    '| state | N | Min | Avg |',
    '=======',
    '| base  | 3 | 1 | 2.5 |',
    '| test  | 3 | 1 | 3.5 |',
  );
  const made = gridToReport(gridOf(source));
  const printed = (...path: (string | number)[]) => {
    const place = placeAt(made, path);
    return place && (source.split('\n')[place.line - 1] ?? '').slice(place.column - 1, place.column - 1 + place.length);
  };
  it('give the characters of every number in the report', () => {
    made.report?.benchmarks.forEach((one, index) => {
      one.results?.forEach((result, at) => {
        const value = result.mean ?? result.samples?.[0];
        expect(printed('benchmarks', index, 'results', at)).toContain(String(value));
      });
      one.claims?.forEach((claim, at) => {
        expect(printed('benchmarks', index, 'claims', at)).toContain(String(Math.abs(claim.percent ?? NaN)));
      });
    });
    expect(made.report?.benchmarks.length).toBe(5);
    const at = (name: string) => made.report?.benchmarks.findIndex((one) => one.name === name) ?? -1;
    expect(printed('benchmarks', at('local'), 'results', 1, 'mean')).toBe('110');
    expect(printed('benchmarks', at('local'), 'claims', 0, 'percent')).toBe('+10.0%');
    expect(printed('benchmarks', at('remote'), 'metric')).toBe('remote   50        49        -2.0%');
    expect(printed('benchmarks', at('specjbb'), 'ratios', 0, 'value')).toBe('specjbb : 0.99, i.e. 1% degradation.');
    expect(printed('benchmarks', at('specjbb'), 'claims', 0)).toBe('1% degradation');
    expect(printed('claims', 0, 'text')).toBe('No regressions in other benchmarks were observed.');
  });
  it('are unknown for numbers that the mail does not print', () => {
    expect(placeAt(made, ['subjects', 0])).toBeUndefined();
    expect(placeAt(made, [])).toBeUndefined();
  });
});
