// The views of sql/, asked with `vmibench query`, beside what the product computes from the same reports.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { historySeries } from '../../../src/core/compare/history';
import { readParty } from '../../../src/core/compare/party';
import { defaultSettings } from '../../../src/core/judge/settings';
import { judge } from '../../../src/library/reports';
import { lines, program, runHere } from './bin';
import { makeFleet } from './fleet-made';

const { run, folder } = program();
const [fleet, dataset] = [join(folder, 'fleet'), join(folder, 'dataset')];
let files: readonly string[] = [];

beforeAll(async () => {
  files = makeFleet(fleet);
  expect(await run(['dataset', fleet, '--to', dataset])).toMatchObject({ code: 0 });
}, 60_000);

type Found = Readonly<Record<string, string | number | boolean | null>>;

async function ask(sql: string): Promise<readonly Found[]> {
  const { code, out, err } = await runHere(['query', '--json', '--dataset', dataset, sql]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Found[];
}

/** All reports as the library judges them, oldest first within a series. */
const judged = () =>
  files.map((file) => {
    const judgement = judge(readFileSync(file, 'utf8'));
    const { series = '', date = '', environments = [] } = judgement.report ?? {};
    return { ...judgement, series, date, cpu: environments[0]?.host?.cpu?.model };
  });
const judgedRows = () => judged().flatMap(({ rows, ...report }) => rows.map((row) => ({ ...row, ...report })));

const bySeries = <T extends { readonly series: string }>(list: readonly T[], series: string): T[] =>
  list.filter((one) => one.series === series);

describe('the tables of a dataset', () => {
  it('have the verdicts and numbers of the library, to the last digit', async () => {
    const found = await ask(
      `SELECT r.id, v.* FROM verdicts v JOIN reports r USING (report) ORDER BY r.series, r.date, v.benchmark DESC`,
    );
    const expected = judgedRows().map(({ report, ...row }) => ({
      id: report?.id ?? null,
      row_key: row.key,
      ratio: row.ratio,
      interval_lo: row.interval?.lo,
      interval_hi: row.interval?.hi,
      p: row.test?.p,
      adjusted: row.test?.adjusted,
      verdict: row.verdict.word,
      tested: row.verdict.tested,
      evidence: row.evidence,
      warn: row.limits.warn,
      baseline_centre: row.base?.centre,
      candidate_sd: row.candidate?.sd,
    }));
    const inOrder = [...expected].sort(
      (a, b) => found.findIndex(({ id }) => id === a.id) - found.findIndex(({ id }) => id === b.id),
    );
    expect(found).toMatchObject(inOrder);
    expect(found).toHaveLength(80);
  });

  it('have the samples, the findings and the machines', async () => {
    const [{ samples }] = (await ask(`SELECT samples FROM results r JOIN reports USING (report)
      WHERE id = 'worse-0' AND subject = 'old' AND benchmark = 'fork'`)) as unknown as [{ samples: number[] }];
    const [first] = judged();
    expect(samples).toEqual(first?.report?.benchmarks[0]?.results?.[0]?.samples);
    const findings = judged().flatMap((report) => report.findings);
    expect(await ask('SELECT count(*)::INT AS n, sum(line)::INT AS lines FROM findings')).toEqual([
      { n: findings.length, lines: findings.reduce((sum, { line = 0 }) => sum + line, 0) },
    ]);
    expect(await ask(`SELECT DISTINCT machine FROM environments WHERE label = 'same'`)).toEqual([
      { machine: 'same.lab' },
    ]);
  });
});

describe('the view', () => {
  it('newest_verdicts has the verdicts of the last night', async () => {
    const found = await ask('SELECT series, row_key, ratio, verdict FROM newest_verdicts ORDER BY series, row_key');
    const last = new Map(judgedRows().map((row) => [`${row.series} ${row.key}`, row]));
    const expected = [...last].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(found).toEqual(
      expected.map(([, { series, key, ratio, verdict }]) => ({ series, row_key: key, ratio, verdict: verdict.word })),
    );
  });

  it('regressions_by_month counts what the verdicts say', async () => {
    const found = await ask(`SELECT month, cpu, judged::INT AS judged, regressions::INT AS regressions, worst
      FROM (SELECT month, cpu, sum(judged) AS judged, sum(regressions) AS regressions, min(worst) AS worst
        FROM regressions_by_month GROUP BY month, cpu) ORDER BY month, cpu`);
    const groups = ['2026-06', '2026-07'].flatMap((month) => ['A', 'B'].map((cpu) => ({ month, cpu })));
    expect(found).toEqual(
      groups.map(({ month, cpu }) => {
        const rows = judgedRows().filter((row) => row.cpu === cpu && row.date.startsWith(month));
        return {
          month,
          cpu,
          judged: rows.length,
          regressions: rows.filter(({ verdict }) => verdict.word === 'regression').length,
          worst: Math.min(...rows.map(({ ratio = Infinity }) => ratio)),
        };
      }),
    );
    expect(found.some(({ regressions }) => regressions !== 0)).toBe(true);
  });

  it('noise has the standard errors, the A/A spread and the steps of the history', async () => {
    const found = await ask('SELECT * FROM noise ORDER BY series, benchmark');
    expect(found).toHaveLength(8);
    for (const one of found) {
      const rows = bySeries(judgedRows(), String(one['series'])).filter(
        ({ benchmark }) => benchmark === one['benchmark'],
      );
      const meanSquare = (list: readonly number[]): number =>
        Math.sqrt(list.reduce((sum, value) => sum + value * value, 0) / list.length);
      const se = meanSquare(rows.map(({ test }) => test?.se ?? NaN));
      expect(one['within_report']).toBeCloseTo(se, 12);
      const aa = meanSquare(rows.map(({ ratio = NaN }) => Math.log(ratio)));
      if (one['series'] === 'same') expect(one['same_thing']).toBeCloseTo(aa, 12);
      else expect(one['same_thing']).toBeNull();
      const between = Number(one['between_reports']);
      const largest = Math.max(se, between * Math.SQRT2, one['series'] === 'same' ? aa : 0);
      expect(one['smallest_change']).toBeCloseTo(Math.exp(2.8015853 * largest) - 1, 9);
    }
    const parties = files
      .filter((file) => file.includes('/same/'))
      .flatMap((file) => {
        const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
        // The values of one subject, as the history of a report with a single subject has them.
        const [, subject] = report['subjects'] as object[];
        const benchmarks = (report['benchmarks'] as { results: object[] }[]).map((entry) => ({
          ...entry,
          results: entry.results.slice(1),
        }));
        const alone = readParty(file, JSON.stringify({ ...report, subjects: [subject], benchmarks }), defaultSettings);
        return 'party' in alone ? [alone.party] : [];
      });
    for (const { key, points } of historySeries(parties)) {
      const steps = points
        .slice(1)
        .map((point, index) => Math.abs(Math.log(point.value / (points[index]?.value ?? NaN))));
      const middle = [...steps].sort((a, b) => a - b)[(steps.length - 1) / 2];
      const row = found.find((one) => one['series'] === 'same' && key.startsWith(String(one['benchmark'])));
      expect(row?.['between_reports']).toBeCloseTo((middle ?? NaN) / (0.6744897501960817 * Math.SQRT2), 12);
    }
  });

  it('flips has the row that alternates, and no other', async () => {
    const rows = bySeries(judgedRows(), 'flips').filter(({ benchmark }) => benchmark === 'fork');
    const words = rows
      .map(({ verdict }) => verdict.word)
      .filter((word) => word === 'regression' || word === 'improvement');
    const flips = words.filter((word, index) => index > 0 && word !== words[index - 1]).length;
    expect(flips).toBe(9);
    expect(await ask('SELECT series, benchmark, verdicts::INT AS verdicts, flips::INT AS flips FROM flips')).toEqual([
      { series: 'flips', benchmark: 'fork', verdicts: words.length, flips },
    ]);
  });

  it('drifting_machines has the machine whose baselines drift', async () => {
    const found = await ask(
      'SELECT machine, baselines::INT AS baselines, drifting::INT AS drifting FROM drifting_machines',
    );
    expect(found).toEqual([{ machine: 'drifts.lab', baselines: 2, drifting: 2 }]);
    const rows = bySeries(judgedRows(), 'drifts').filter(({ benchmark }) => benchmark === 'fork');
    const logs = rows.map(({ base }) => Math.log(base?.centre ?? NaN));
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const middle = (logs.length + 1) / 2;
    const slope =
      logs.reduce((sum, value, index) => sum + (index + 1 - middle) * (value - mean), 0) /
      logs.reduce((sum, _, index) => sum + (index + 1 - middle) ** 2, 0);
    const [drift] = await ask(`SELECT slope FROM drifts WHERE series = 'drifts' AND benchmark = 'fork'`);
    expect(drift?.['slope']).toBeCloseTo(slope, 9);
  });
});

describe('vmibench query', () => {
  it('prints lines, and the SQL of the views', async () => {
    const { out } = await run(['query', '--dataset', dataset, 'SELECT 1 AS a, NULL AS b, chr(27) || chr(9) AS c']);
    expect(out).toBe('a\tb\tc\n1\t\t␛␉\n');
    const views = await runHere(['query', '--views', '--dataset', dataset]);
    expect(views.out).toContain(`read_parquet('${dataset}/reports.parquet')`);
    expect(lines(views.out).filter((line) => line.startsWith('CREATE'))).toHaveLength(15);
    for (const odd of ['\u001b[31m', 'a\n::error::b', '##vso[x]']) {
      const refused = await runHere(['query', '--views', '--dataset', odd]);
      expect([refused.code, refused.out]).toEqual([2, '']);
      expect(refused.err).toMatch(/^vmibench: The name of the folder .* has characters that SQL cannot show/);
    }
  });

  it('takes the current folder', async () => {
    expect(await run(['query', 'SELECT count(*) AS n FROM reports'], { cwd: dataset })).toMatchObject({
      out: 'n\n40\n',
    });
  });

  it.each([
    ['a wrong query', ['SELECT nothing FROM reports'], 'the query failed: '],
    ['what would write', [`COPY (SELECT 1) TO '${dataset}/x.csv'`], 'Only questions are answered'],
    ['what would change something', ['DROP VIEW reports'], 'Only questions are answered'],
    ['several queries', ['SELECT 1; DROP VIEW reports'], 'the query failed: '],
    ['other files', ["SELECT * FROM read_text('/etc/hostname')"], 'the query failed: '],
    ['no query', [], 'Give one query'],
    ['a folder without a dataset', ['--dataset', folder, 'SELECT 1'], 'No dataset in'],
  ])('refuses %s', async (_what, args, said) => {
    const { code, out, err } = await runHere(['query', '--dataset', dataset, ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });
});
