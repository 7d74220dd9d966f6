import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { search } from '../../../src/core/judge/search';
import { formatSection } from '../../../src/core/language/format-section';
import { knownShapes } from '../../../src/core/generated/known-keys';
import { hoverText } from '../../../src/core/language/hover-texts';
import { inertMarkdown, sayInert } from '../../../src/core/text/inert';
import { literalAt } from '../../../src/core/report/literal';
import { keyAt, pathAt } from '../../../src/core/report/path-at';
import { readReport } from '../../../src/core/report/read';
import { reportPath, sourcePath } from '../../../src/core/report/usable';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';
import { minimal } from '../report/support';

const example = (name: string): string =>
  readFileSync(new URL(`../../../examples/${name}.vmibench.json`, import.meta.url), 'utf8');
const mail = example('vmi-vs-hwmmu-2009');

describe('a key', () => {
  /** The section of the format's page for the key that begins with `marked`. */
  const section = (text: string, marked: string, into = 1): string | undefined => {
    const key = keyAt(text, text.indexOf(marked) + into);
    if (key) expect(text.slice(key.span.offset, key.span.offset + key.span.length)).toMatch(/^"\w+"$/);
    return key && formatSection(key.path);
  };
  it('leads to the section of what it holds, or of the object that has it', () => {
    expect(section(mail, '"benchmarks"')).toBe('Benchmark');
    expect(section(mail, '"title"')).toBe('Report');
    expect(section(mail, '"vcpus"')).toBe('Parameters');
    expect(section(mail, '"ratios"')).toBe('Ratio');
  });
  it('leads nowhere if the format does not know it, and neither does a value', () => {
    expect(section('{"title": "t", "own": {"id": 1}}', '"own"')).toBeUndefined();
    expect(section('{"title": "t", "own": {"id": 1}}', '"id"')).toBeUndefined();
    expect(section('{"title": "id"}', '"id"')).toBeUndefined();
  });
  it('leads to a section that the page has', () => {
    const page = readFileSync(new URL('../../../docs/format.md', import.meta.url), 'utf8');
    for (const shape of Object.keys(knownShapes)) expect(page).toContain(`\n## ${shape.split('.')[0]}\n`);
  });
});

/** The hover at the beginning of `marked`, its `nth` occurrence, plus `into` characters. */
function hover(text: string, marked: string, into = 0, nth = 1): string[] | undefined {
  const reading = readReport(text);
  const { report } = reading;
  if (!report) throw new Error('no report');
  const { analysis } = analyse(report, defaultOptions);
  let offset = -1;
  for (let i = 0; i < nth; i++) offset = text.indexOf(marked, offset + 1);
  expect(offset).toBeGreaterThan(0);
  const path = reportPath(report, pathAt(text, offset + into));
  const said =
    path &&
    hoverText({
      report,
      analysis,
      findings: search(reading, analysis, defaultSettings),
      path,
      literal: (at) => literalAt(text, sourcePath(report, at)),
    });
  return said?.lines.map((line) => (typeof line === 'string' ? line : sayInert(sayEnglish, line)));
}

describe('hovers', () => {
  it('explain a ratio both ways', () => {
    expect(hover(mail, '0.99')).toEqual([
      'Performance ratio 0.99: performance −1%, hwmmu (RVI nested paging) against VMI (paravirtual MMU)',
      'Verdict: 0.99: regression, untested. Evidence: ratio.',
    ]);
    const lower = minimal({
      benchmarks: [
        {
          id: 'b',
          name: 'b',
          metric: { name: 'time', unit: 's', direction: 'lower' },
          ratios: [{ subject: 'patched', value: 1.25, kind: 'quotient', ci: { lo: 1.2, hi: 1.3 } }],
        },
      ],
    });
    expect(hover(lower, '1.25')).toEqual([
      'Performance ratio 0.800: performance −20%, patched against base',
      'As a quotient: patched has 1.250 times the time of base.',
      'Verdict: 0.800 (printed interval 0.769 to 0.833), regression, untested. Evidence: ratio.',
    ]);
    expect(hover(lower.replace('1.25', '1.0'), '1.0')?.[0]).toBe(
      'Performance ratio 1.000: patched is on par with base',
    );
    expect(hover(minimal().replace('0.99', '1.10'), '1.10')?.[0]).toBe(
      'Performance ratio 1.10: performance +10%, patched against base',
    );
  });

  it('summarize runs, from any of them', () => {
    const ipiv = example('kvm-ipiv-2022');
    const said = [
      '20 runs of w/o IPIv',
      'Geometric mean 6,058 cycles, median 6,041 cycles, mean 6,059 cycles, from 5,866 cycles to 6,244 cycles.',
      'Standard deviation 115 cycles, 1.9% of the mean.',
      'No outliers.',
    ];
    expect(hover(ipiv, '6165')?.slice(0, 4)).toEqual(hover(ipiv, '"samples"', 1, 2)?.slice(0, 4));
    expect(
      hover(ipiv, '6165')
        ?.slice(0, 4)
        .map((line) => line.replaceAll(',', '')),
    ).toEqual(said.map((line) => line.replaceAll(',', '')));
    expect(hover(ipiv, '6165')?.[4]).toMatch(
      /^vmexit\/ipi \(xAPIC\), w\/ IPIv: 1\.28\d \(95% interval .*\), (clear )?improvement\.$/,
    );
    const odd = minimal({
      benchmarks: [
        {
          id: 'b',
          name: 'b',
          metric: { unit: 's', direction: 'lower' },
          results: [
            { subject: 'base', samples: [10, 10.1, 9.9, 10.2, 55, 10, 9.8, 99], excluded: [{ index: 7, reason: 'x' }] },
            { subject: 'patched', mean: 1 },
          ],
        },
      ],
    });
    expect(hover(odd, '9.8')?.slice(0, 5)).toEqual([
      '7 runs of base',
      'Geometric mean 12.8 s, median 10.0 s, mean 16.4 s, from 9.8 s to 55.0 s.',
      'Standard deviation 17.0 s, 104% of the mean.',
      '1 outlier: run 5, 55.0 s.',
      'The file excludes 1 run of base.',
    ]);
  });

  it('recompute a claim on its own basis', () => {
    const claim = minimal({
      benchmarks: [
        {
          id: 'b',
          name: 'b',
          metric: { name: 'time', unit: 's', direction: 'lower' },
          results: [
            { subject: 'base', mean: 200 },
            { subject: 'patched', mean: 150 },
          ],
          claims: [
            { subject: 'patched', percent: 25, basis: 'reduction', text: 'R' },
            { subject: 'patched', percent: 30, basis: 'improvement' },
            { subject: 'patched', percent: 31 },
            { subject: 'patched', factor: 1.5, basis: 'improvement' },
          ],
        },
      ],
    });
    expect(hover(claim, '25')?.slice(0, 2)).toEqual([
      'Claimed for patched: +25% (reduction)',
      'From the data, as reduction: +25% (performance ratio 1.333).',
    ]);
    expect(hover(claim, '"R"', 1)).toEqual(hover(claim, '25'));
    expect(hover(claim, '30')?.[1]).toBe('From the data, as improvement: +33.3% (performance ratio 1.333).');
    expect(hover(claim, '31')?.[1]).toBe(
      'From the data: change −25%, improvement +33.3%, reduction +25%, overhead −25%.',
    );
    expect(hover(claim, '1.5')?.[1]).toBe('From the data: a factor of 1.333.');
    const bare = minimal({
      benchmarks: [{ id: 'b', name: 'b', claims: [{ subject: 'patched', percent: 7, basis: 'improvement' }] }],
    });
    expect(hover(bare, '7')?.[1]).toBe('The file has no numbers for b to compute this from.');
    const whole = minimal({
      claims: [{ subject: 'patched', text: 'at par', kind: 'non-inferior', benchmarks: ['b*'] }],
    });
    expect(hover(whole, '"at par"', 2)).toEqual([
      'Claimed for patched: on par or better',
      'Covers 1 row.',
      'Benchmark, patched: 0.99: regression, untested.',
    ]);
  });

  it('explain ids and patterns', () => {
    expect(hover(mail, '"vmi"', 2)?.[0]).toBe('VMI (paravirtual MMU): the baseline that the others are compared with');
    expect(hover(mail, '"subject": "hwmmu"', 12)?.slice(0, 2)).toEqual([
      'hwmmu (RVI nested paging): a candidate, judged against the baseline',
      'Configuration: mmu hardware-nested.',
    ]);
    expect(hover(mail, '"specjbb-large"', 2)).toEqual([
      'Benchmark specjbb (large)',
      'Verdict: 0.99: regression, untested. Evidence: ratio.',
    ]);
    const waived = mail.replace(
      '  "benchmarks": [',
      '  "waivers": [{"rule": "regression", "benchmarks": ["specjbb-*", "swing*"], "reason": "r"}],\n  "benchmarks": [',
    );
    expect(hover(waived, '"specjbb-*"', 2)).toEqual(['Matches 1 of 5 benchmarks', 'specjbb-large']);
    expect(hover(waived, '"regression"', 2)).toEqual([
      'regression',
      'A tested row is worse by at least the smallest change that matters. It is an error from the "fail" level, but never if a mark says that the difference may have another cause.',
      'Waives 1 finding here.',
    ]);
  });

  it('stay silent if there is nothing to say', () => {
    expect(hover(mail, '"title"', 2)).toBeUndefined();
    expect(hover(mail, '"format"', 2)).toBeUndefined();
    expect(hover(mail, '"role"', 2)).toBeUndefined();
  });

  it('find the row even if an invalid entry is omitted', () => {
    const text = minimal({
      benchmarks: [{ name: 'no id' }, { id: 'b', name: 'Benchmark', ratios: [{ subject: 'patched', value: 0.98 }] }],
    });
    expect(hover(text, '0.98')?.[0]).toBe('Performance ratio 0.98: performance −2%, patched against base');
  });
});

describe('Markdown from a file', () => {
  it('has no active markup left', () => {
    const nasty = '**b** [x](command:y) <img src=x> https://a.b www.a.b a@b.c `c` ![i](u) | # 1. \\ $(flame) &amp;';
    const made = inertMarkdown(nasty);
    expect(made.replace(/&#\d+;/g, '')).toMatch(/^[\w\s]*$/);
    expect(made.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))).toBe(nasty);
  });
});
