// From every mail of the corpus to a report and back: the report is valid, and each place is in the mail.
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../../src/core/analysis/model';
import { search } from '../../../../src/core/judge/search';
import type { Report } from '../../../../src/core/generated/format';
import { readGrids } from '../../../../src/core/import/mail/grid';
import { gridToReport, placeAt, type GridReport } from '../../../../src/core/import/mail/report';
import { canonical } from '../../../../src/core/report/layout';
import { readReport } from '../../../../src/core/report/read';
import { defaultSettings } from '../../../../src/core/judge/settings';
import { corpusBytes, corpusMails, hasCorpus, mail, orAbsent } from './support';

interface Whole {
  readonly made: GridReport;
  readonly report: Report;
  readonly findings: ReturnType<typeof search>;
}

/** The report of each message as it would be written to a file, with its findings. */
function wholes(input: string | Uint8Array): Whole[] {
  return readGrids(input).flatMap((grid): Whole[] => {
    const made = gridToReport(grid);
    if (!made.report) return [];
    const text = canonical(JSON.stringify(made.report)) ?? '';
    const reading = readReport(text);
    expect(reading.whole, JSON.stringify(reading.problems)).toBe(true);
    expect(JSON.parse(text)).toEqual(made.report);
    return [
      {
        made,
        report: made.report,
        findings: search(reading, reading.report && analyse(reading.report, defaultOptions).analysis, defaultSettings),
      },
    ];
  });
}

function sourceOf(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).split('\n');
}

/** The printed number at a place, without the separators that mails put into numbers. */
const digits = (text: string): string => text.replace(/[\s,=*%]/g, '');

describe.skipIf(!hasCorpus)(`mails of the corpus, written and read again${orAbsent}`, () => {
  it.each(hasCorpus ? corpusMails() : [])('%s', (path) => {
    const bytes = corpusBytes(path);
    const lines = sourceOf(bytes);
    for (const { made, report, findings } of wholes(bytes)) {
      for (const finding of findings) {
        const place = placeAt(made, finding.path);
        // Rows, results and claims come from a line of the mail.
        if (finding.path[0] === 'benchmarks' || finding.path[0] === 'claims')
          expect(place, `${finding.rule} ${finding.path.join('/')}`).toBeDefined();
        if (!place) continue;
        expect(place.line).toBeGreaterThan(0);
        expect(place.line, path).toBeLessThanOrEqual(lines.length);
        expect(lines[place.line - 1]?.trim()).not.toBe('');
      }
      report.benchmarks.forEach((one, index) =>
        one.results?.forEach((result, at) => {
          const place = made.places.get(`benchmarks/${String(index)}/results/${String(at)}`);
          expect(place, one.name).toBeDefined();
          const value = result.mean ?? result.median ?? result.samples?.[0];
          if (!place || value === undefined) return;
          const line = digits(lines[place.line - 1] ?? '');
          // The line holds the number itself; m:ss, suffixes and means of terms are other ways to print it.
          const printed = result.verbatim ?? String(value);
          const told =
            line.includes(digits(printed)) ||
            /\d[hms:]\d|\d[KkMG]\b/.test(lines[place.line - 1] ?? '') ||
            Number(line.match(/\d+\.\d+/g)?.find((each) => Number(each) === value)) === value;
          expect(told, `${path}:${String(place.line)} ${String(value)} in "${lines[place.line - 1] ?? ''}"`).toBe(true);
        }),
      );
    }
  });
  it('include reports, findings and places to check', () => {
    const all = corpusMails().flatMap((path) => wholes(corpusBytes(path)));
    expect(all.length).toBeGreaterThan(15);
    expect(
      all.flatMap((one) => one.findings.filter((finding) => placeAt(one.made, finding.path))).length,
    ).toBeGreaterThan(50);
  });
});

describe('a finding about a mail', () => {
  const text = mail(
    'From: A <a@example.org>',
    'Subject: numbers',
    'Date: Thu, 1 Jan 2009 10:00:00 +0000',
    '',
    'Kernel build, seconds, lower is better:',
    '',
    '          before   after',
    'build      100.0    80.0   50% faster',
    '',
    'Before: 10.0 s',
    'After: 8.0 s (~90% faster)',
  );
  it('points to the line and the characters', () => {
    const [whole] = wholes(text);
    const wrong = whole?.findings.find((one) => one.rule === 'claim-mismatch');
    expect(wrong).toBeDefined();
    const place = whole && wrong && placeAt(whole.made, wrong.path);
    expect(text.split('\n')[(place?.line ?? 0) - 1]).toContain('%');
  });
});
