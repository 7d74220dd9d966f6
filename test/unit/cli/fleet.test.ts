// `vmibench dataset`: what it writes, what a second pass reads, what a killed one leaves.
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { contentsBelow, killedDatasets } from '../../../scripts/lib/killed-datasets.mjs';
import { program } from './bin';
import { madeHosts, madeReport, makeFleet, putReport } from './fleet-made';

const { run, folder, bin } = program();

const instance = DuckDBInstance.create(':memory:');

/** Rows of a query over the tables of a dataset, without what SQL views add. */
async function rowsOf(sql: string): Promise<unknown[]> {
  const connection = await (await instance).connect();
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

const living = (dataset: string, table: string): string =>
  `read_parquet('${dataset}/${table}/*/*.parquet') WHERE (part, report) IN ` +
  `(SELECT part, report FROM read_parquet('${dataset}/reports.parquet'))`;

async function counts(dataset: string): Promise<unknown> {
  const tables = ['results', 'verdicts', 'findings', 'environments'];
  const selected = tables.map((table) => `(SELECT count(*)::INT FROM ${living(dataset, table)})`);
  const [row] = await rowsOf(`SELECT (SELECT count(*)::INT FROM '${dataset}/reports.parquet'), ${selected.join(', ')}`);
  return row;
}

const problemsOf = (dataset: string): Promise<unknown[]> =>
  rowsOf(`SELECT file, problem, message, instead FROM '${dataset}/problems.parquet' ORDER BY file`);

const [worse] = madeHosts;
const [reports, rows] = [40, 80];

describe('a dataset', () => {
  it('has all reports, also when only what changed is judged again', async () => {
    const [fleet, dataset] = [join(folder, 'grows'), join(folder, 'grows-out')];
    const [first = '', second = '', third = ''] = makeFleet(fleet);
    const pass = (): ReturnType<typeof run> => run(['dataset', fleet, '--to', dataset]);
    expect(await pass()).toEqual({ code: 0, out: `${dataset}: 40 reports, 40 judged\n`, err: '' });
    expect(await counts(dataset)).toEqual([reports, 2 * rows, rows, expect.any(Number), reports]);
    const before = contentsBelow(dataset);
    expect(await pass()).toMatchObject({ out: `${dataset}: 40 reports, 0 judged\n` });
    expect(contentsBelow(dataset)).toEqual(before);

    // Touched, changed, moved and gone.
    putReport(first, readFileSync(first, 'utf8'), 1.71e9);
    putReport(second, madeReport(worse!, 1, 2), 1.71e9);
    renameSync(third, join(fleet, 'moved.vmibench.json'));
    rmSync(join(fleet, 'same/9.vmibench.json'));
    expect(await pass()).toMatchObject({ code: 0, out: `${dataset}: 39 reports, 1 judged\n` });
    expect(await counts(dataset)).toEqual([39, 2 * 78, 78, expect.any(Number), 39]);
    expect(
      await rowsOf(`SELECT centre > 150 FROM ${living(dataset, 'results')} AND report IN
      (SELECT report FROM '${dataset}/reports.parquet' WHERE id = 'worse-1')`),
    ).toEqual([[true], [true], [true], [true]]);
    const settled = contentsBelow(dataset);
    expect(await pass()).toMatchObject({ out: `${dataset}: 39 reports, 0 judged\n` });
    expect(contentsBelow(dataset)).toEqual(settled);

    // Other thresholds make other verdicts; a part that is gone is made again.
    expect(await run(['dataset', fleet, '--to', dataset, '--warn', '20%'])).toMatchObject({
      out: `${dataset}: 39 reports, 39 judged\n`,
    });
    const [lost = ''] = Object.keys(contentsBelow(dataset)).filter((name) => name.startsWith('findings'));
    rmSync(join(dataset, lost));
    expect(await run(['dataset', fleet, '--to', dataset, '--warn', '20%'])).toMatchObject({ code: 0 });
    expect(contentsBelow(dataset)).toHaveProperty([lost]);
  });

  it('lists what it cannot take as problems', async () => {
    const [fleet, dataset] = [join(folder, 'odd'), join(folder, 'odd-out')];
    const good = madeReport(worse!, 0);
    putReport(join(fleet, 'a.vmibench.json'), good);
    putReport(join(fleet, 'b-copy.vmibench.json'), good);
    putReport(join(fleet, 'c-same-id.vmibench.json'), { ...good, title: 'another' });
    putReport(join(fleet, 'd-newer.vmibench.json'), { ...good, format: 'vmibench/2' });
    putReport(join(fleet, 'e-broken.vmibench.json'), '{"format": "vmibench/1",\n "title": }');
    putReport(join(fleet, 'f-foreign.vmibench.json'), '{"x": 1}');
    putReport(join(fleet, 'g-empty.vmibench.json'), '');
    const args = ['dataset', fleet, join(fleet, 'h-missing.vmibench.json'), '--to', dataset];
    expect(await run(args)).toEqual({
      code: 0,
      out: `${dataset}: 1 report, 6 judged, 7 problems, listed in problems.parquet\n`,
      err: '',
    });
    const short = (cell: unknown): unknown => (typeof cell === 'string' ? cell.replace(`${fleet}/`, '') : cell);
    const found = (await problemsOf(dataset)).map((row) => (row as unknown[]).map(short));
    expect(found).toEqual([
      ['b-copy.vmibench.json', 'copy', expect.any(String), 'a.vmibench.json'],
      ['c-same-id.vmibench.json', 'duplicate-id', expect.stringContaining('"worse-0"'), 'a.vmibench.json'],
      ['d-newer.vmibench.json', 'newer', expect.stringContaining('vmibench/2'), null],
      ['e-broken.vmibench.json', 'broken', expect.stringMatching(/^line 2: /), null],
      ['f-foreign.vmibench.json', 'foreign', expect.any(String), null],
      ['g-empty.vmibench.json', 'empty', expect.any(String), null],
      ['h-missing.vmibench.json', 'unreadable', 'cannot be read: no such file or folder', null],
    ]);
    expect(await counts(dataset)).toEqual([1, 4, 2, expect.any(Number), 1]);
    // The namesake takes the place when the first one goes.
    rmSync(join(fleet, 'a.vmibench.json'));
    rmSync(join(fleet, 'b-copy.vmibench.json'));
    expect(await run(args)).toMatchObject({ out: expect.stringContaining('1 report, 1 judged, 5 problems') });
    expect(await rowsOf(`SELECT title FROM '${dataset}/reports.parquet'`)).toEqual([['another']]);
    expect(await counts(dataset)).toEqual([1, 4, 2, expect.any(Number), 1]);
  });

  it('of nothing but problems has all tables, too', async () => {
    const [fleet, dataset] = [join(folder, 'bad'), join(folder, 'bad-out')];
    putReport(join(fleet, 'a.vmibench.json'), '[]');
    expect(await run(['dataset', fleet, '--to', dataset])).toMatchObject({ code: 0, err: '' });
    expect(await counts(dataset)).toEqual([0, 0, 0, 0, 0]);
    expect(await problemsOf(dataset)).toHaveLength(1);
  });

  it('is refused where something else is, and where nothing is found', async () => {
    const [fleet, strange] = [join(folder, 'few'), join(folder, 'strange')];
    putReport(join(fleet, 'a.vmibench.json'), madeReport(worse!, 0));
    putReport(join(strange, 'notes.txt'), 'mine');
    const refused = await run(['dataset', fleet, '--to', strange]);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('holds "notes.txt"') });
    expect(Object.keys(contentsBelow(strange))).toEqual(['notes.txt']);
    const dataset = join(folder, 'few-out');
    await run(['dataset', fleet, '--to', dataset]);
    const before = contentsBelow(dataset);
    const gone = await run(['dataset', join(folder, 'nowhere'), '--to', dataset]);
    expect(gone).toMatchObject({ code: 2, err: expect.stringContaining('is unchanged') });
    expect(contentsBelow(dataset)).toEqual(before);
  });
});

describe.skipIf(process.platform === 'win32')('a dataset whose writer is killed', () => {
  it('becomes the same by another run, at three points', async () => {
    const [fleet, place] = [join(folder, 'killed'), join(folder, 'killed-out')];
    makeFleet(fleet);
    mkdirSync(place);
    // scripts/kill-datasets.mjs does it at more points, and with changes.
    const { kills, different } = await killedDatasets({ bin, fleet, folder: place, points: 3 });
    expect(different).toEqual([]);
    expect(kills).toBeGreaterThan(0);
  });
});
