/** What was restarted has its own name, from importers to messages. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import type { Report } from '../../../src/core/generated/format';
import { importFiles } from '../../../src/core/import/import';
import { mergeInto } from '../../../src/core/import/merge';
import { sayEnglish } from '../../../src/core/messages/messages';
import { detailView } from '../../../src/core/page-model/detail';
import { evidenceText, verdictText } from '../../../src/core/page-model/wording';

const jmh = (forks: readonly (readonly number[])[]): string =>
  JSON.stringify([
    {
      benchmark: 'org.sample.Sort',
      mode: 'avgt',
      primaryMetric: { score: 1, scoreUnit: 'ns/op', rawData: forks },
    },
  ]);
const forks = (n: number, level: number): number[][] =>
  Array.from({ length: n }, (_fork, at) =>
    Array.from({ length: 10 }, (_run, i) => level * (1 + 0.001 * at + 0.0001 * ((i * 7) % 10))),
  );
const pyperf = (level: number): string =>
  JSON.stringify({
    benchmarks: [{ metadata: { name: 'x', unit: 'second' }, runs: forks(5, level).map((values) => ({ values })) }],
  });

function imported(files: Readonly<Record<string, string>>, template?: string): Report {
  const { report } = importFiles(
    Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
    template === undefined ? { baseline: 'old' } : { baseline: 'old', template },
  );
  if (!report) throw new Error('no report');
  return report;
}

function said(report: Report): { readonly evidence: string; readonly verdict: string; readonly why: string } {
  const { analysis } = analyse(report, defaultOptions);
  const row = analysis.rows[0];
  if (!row) throw new Error('no row');
  const { explanation } = detailView(report, analysis, row);
  return {
    evidence: sayEnglish(evidenceText(row, 'old', (subject) => subject)),
    verdict: sayEnglish(verdictText(row)),
    why: explanation.map(sayEnglish).join('\n'),
  };
}

describe('restarts', () => {
  it('of JMH are forks', () => {
    const report = imported({ 'old.json': jmh(forks(5, 100)), 'new.json': jmh(forks(5, 120)) });
    expect(report.methodology?.restart).toBe('process');
    expect(report.benchmarks[0]?.methodology).toBeUndefined();
    const { evidence, why } = said(report);
    expect(evidence).toBe('5 + 5 forks of 10 runs');
    expect(why).toContain('5 forks of old (50 runs) against 5 of new (50 runs). Runs of one fork resemble each other');
    expect(why).not.toContain('boot');
  });

  it('of pyperf and of files with several runs each are processes', () => {
    const report = imported({ 'old.json': pyperf(1), 'new.json': pyperf(1.2) });
    expect(said(report).evidence).toBe('5 + 5 processes of 10 runs');
    const lines = (level: number): string =>
      forks(1, level)[0]!
        .map((ns) => `BenchmarkX-8 100 ${ns} ns/op`)
        .join('\n');
    const go = imported(
      Object.fromEntries(
        ['old', 'new'].flatMap((side, i) => [1, 2, 3].map((n) => [`${side}/${n}.txt`, lines(100 + 20 * i + n / 10)])),
      ),
      '{subject}/{run}.txt',
    );
    expect(said(go).evidence).toBe('3 + 3 processes of 10 runs');
  });

  it('that are too few are named in the mark', () => {
    const report = imported({ 'old.json': jmh(forks(2, 100)), 'new.json': jmh(forks(2, 120)) });
    const { evidence, verdict, why } = said(report);
    expect(evidence).toBe('20 + 20 runs of 2 forks');
    expect(verdict).toMatch(/^clear regression, within one fork/);
    expect(why).toContain('all runs come from 2 forks; another fork may differ. From three forks per side on, forks');
  });

  it('are counted only from two per side: one process is not "within one process"', () => {
    const report = imported({ 'old.json': jmh(forks(1, 100)), 'new.json': jmh(forks(1, 120)) });
    expect(report.benchmarks[0]?.results?.some(({ boots }) => boots)).toBe(false);
    expect(report.methodology?.restart).toBeUndefined();
    expect(said(report).verdict).toBe('clear regression');
  });

  it('of the host, stated in the path, contain the processes', () => {
    const paths = ['old', 'new'].flatMap((side, i) =>
      [1, 2, 3].map((boot) => [`${side}/boot${boot}.json`, jmh(forks(2, 100 + 20 * i + boot))] as const),
    );
    const report = imported(Object.fromEntries(paths), '{subject}/boot{boot}.json');
    expect(report.methodology?.restart).toBeUndefined();
    expect(said(report).evidence).toBe('3 + 3 boots of 20 runs');
  });

  it('keep their name in a report that does not mention them', () => {
    const home = imported({ 'old.json': 'BenchmarkX-8 100 12.5 ns/op\n' });
    const { report } = mergeInto(home, imported({ 'old.json': pyperf(1) }), 'benchmarks');
    expect(report.methodology?.restart).toBeUndefined();
    expect(report.benchmarks.map(({ methodology }) => methodology)).toEqual([undefined, { restart: 'process' }]);
  });
});
