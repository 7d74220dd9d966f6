import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { grid } from '../pivot/make';
import { program, runHere } from './bin';

const { run, put } = program();
const mail = inRoot('examples/vmi-vs-hwmmu-2009.vmibench.json');
const file = put('grid.vmibench.json', grid());

const csv = async (...args: string[]): Promise<Record<string, string>[]> => {
  const { code, out, err } = await runHere(['table', '--csv', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return parse(out, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
};

describe('vmibench table', () => {
  it('prints varying and fixed factors, and the factors that decide', async () => {
    const { code, out, err } = await run(['table', '--col', 'kernel', '--row', 'name,mitigations,vcpus', file]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^name +mitigations +vcpus +kernel 6\.11 +kernel 6\.12\n/);
    expect(out).toMatch(/kernbench +auto +64 +baseline +0\.800 \(0\.\d+ to 0\.\d+\) clear regression\n/);
    expect(out).toContain(
      'Worse only with mitigations=auto and vCPUs ≥ 64: all 4 rows with it are worse, and none of the 12 others.',
    );
    expect(out).toContain('judged against the cell of its row with kernel=6.11');
    expect(out).not.toMatch(/[ \t]\n/);
  });

  it('marks untested cells in text and CSV', async () => {
    const { out } = await runHere(['table', mail]);
    expect(out).toMatch(/^name +pageSize +vcpus 4 +vcpus 8 +vcpus -\n/);
    expect(out).toMatch(/specjbb +large +0\.99 regression, untested\n/);
    const records = await csv(mail);
    expect(
      records.map((one) => [one['name'], one['parameter.vcpus'], one['ratio'], one['verdict'], one['tested']]),
    ).toEqual([
      ['compile workloads', '4', '1.02', 'improvement', 'false'],
      ['compile workloads', '8', '1.14', 'improvement', 'false'],
      ['oracle swingbench', '4', '1.34', 'improvement', 'false'],
      ['oracle swingbench', '4', '1.03', 'improvement', 'false'],
      ['specjbb', '', '0.99', 'regression', 'false'],
    ]);
  });

  it('filters rows', async () => {
    const records = await csv('--col', 'kernel', '--filter', 'mitigations=auto vcpus>=64 name:kernbench', file);
    expect(records.map((one) => [one['parameter.vcpus'], one['config.kernel'], one['verdict']])).toEqual([
      ['64', '6.11', 'base'],
      ['64', '6.12', 'regression'],
      ['128', '6.11', 'base'],
      ['128', '6.12', 'regression'],
    ]);
    expect((await runHere(['table', '--filter', 'name=none', file])).out).toContain('No rows match.');
  });

  it('prints other roles if the filter mentions a role', async () => {
    const costs = put('costs.vmibench.json', {
      format: 'vmibench/1',
      title: 't',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      benchmarks: ['primary', 'cost'].map((role) => ({
        id: role,
        name: 'x',
        metric: { name: role, unit: 's', direction: 'lower', role },
        results: [
          { subject: 'a', mean: 10 },
          { subject: 'b', mean: 12 },
        ],
      })),
    });
    expect((await csv(costs)).filter((one) => one['verdict'] !== 'base')).toHaveLength(1);
    expect((await csv('--filter', 'role=cost', costs)).filter((one) => one['verdict'] === 'regression')).toHaveLength(
      1,
    );
  });

  it('gives no verdict if several rows share a cell', async () => {
    const [, one] = await csv(
      '--col',
      'kernel',
      '--row',
      'name,mitigations',
      '--filter',
      'mitigations=off name=kernbench',
      file,
    );
    expect(one).toMatchObject({ rows: '4', verdict: 'several', tested: 'false' });
    expect(Number(one?.['ratio'])).toBeCloseTo(1.1, 6);
    expect((await runHere(['table', '--col', 'kernel', '--row', 'name,mitigations', file])).out).toContain(
      'vcpus varies within cells, so these cells show a geometric mean and no verdict.',
    );
  });

  it('tabulates several files, each under its name', async () => {
    const { out } = await runHere(['table', '--col', 'vcpus', file, mail]);
    expect(out.indexOf(mail)).toBeGreaterThan(out.indexOf(file));
    expect(new Set((await csv('--col', 'vcpus', file, mail)).map((one) => one['file']))).toEqual(new Set([file, mail]));
  });

  it('explains usage errors', async () => {
    const wrong = async (...args: string[]): Promise<string> => {
      const { code, err } = await runHere(['table', ...args]);
      expect(code).toBe(2);
      return err;
    };
    expect(await wrong()).toContain('Name the files');
    expect(await wrong('--col', 'kernl', file)).toContain('did you mean "kernel"?');
    expect(await wrong('--col', 'colour', mail)).toContain('there is no factor "colour"; there are name, suite');
    expect(await wrong('--col', 'vcpus', '--row', 'name,vcpus', file)).toContain('not in both');
    expect(await wrong('--filter', 'vcpus>', file)).toContain('--filter, character 7: expected a value after ">"');
    expect(await wrong('--filter', 'colour=red', file)).toContain('no factor "colour"');
    expect(await wrong('--baseline', 'nobody', file)).toContain('no subject "nobody"');
  });

  it('reports a file without the factor, and prints the others', async () => {
    const { code, out, err } = await runHere([
      'table',
      '--col',
      'vcpus',
      inRoot('examples/xen-pv-vs-pvhvm-dundee.vmibench.json'),
      mail,
    ]);
    expect(code).toBe(2);
    expect(err).toContain('no factor "vcpus"');
    expect(out).toContain('specjbb');
  });

  it('makes names harmless in a terminal and a spreadsheet', async () => {
    const evil = put('evil.vmibench.json', {
      format: 'vmibench/1',
      title: 't',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      benchmarks: [
        {
          id: 'x',
          name: '=cmd|x\u001b[31m\n',
          parameters: { '\u202eevil': '@SUM(A1)' },
          ratios: [{ subject: 'b', value: 0.5 }],
        },
      ],
    });
    const { out } = await runHere(['table', '--col', 'subject', evil]);
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect((await runHere(['table', '--csv', '--col', '\u202eevil', evil])).out).toMatch(
      /,'=cmd\|x␛\[31m␊,'@SUM\(A1\),/,
    );
  });
});
