// Shared by the mail tests: the corpus if present, and reports in a form short enough for an expectation.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Report } from '../../../../src/core/generated/format';
import { validate } from '../../../../src/core/generated/validate.js';
import type { GridChoices } from '../../../../src/core/import/mail/choices';
import { readGrids } from '../../../../src/core/import/mail/grid';
import type { Grid } from '../../../../src/core/import/mail/model';
import { gridToReport } from '../../../../src/core/import/mail/report';

const corpus = '/work/shared/corpus';
export const hasCorpus = existsSync(corpus);
export const orAbsent = hasCorpus ? '' : ' (skipped: the corpus is not on this machine)';

export function corpusBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(corpus, path)));
}

/** Every file of the corpus that is a mail or a text of one. */
export function corpusMails(): string[] {
  const folders = ['lkml-text', 'mmtests', 'kvm-unit-tests'];
  const mails = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: folder }) =>
      readdirSync(join(corpus, folder))
        .filter((name) => folders.includes(folder) || name.startsWith('mail-'))
        .map((name) => `${folder}/${name}`),
    );
  return mails.sort();
}

export function gridOf(input: string | Uint8Array): Grid {
  const [grid] = readGrids(input);
  if (!grid) throw new Error('no grid');
  return grid;
}

/** The report of the first mail; fails if it does not meet the schema. */
export function reportOf(input: string | Uint8Array, choices: GridChoices = {}): Report {
  const { report } = gridToReport(gridOf(input), choices);
  if (!report) throw new Error('no report');
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  return report;
}

/** `name {parameters} unit direction: subject=number±sd(n), ... claims` for each row. */
export function lines(report: Report): string[] {
  return report.benchmarks.map((one) => {
    const parameters = Object.entries(one.parameters ?? {})
      .map(([name, value]) => `${name}=${String(value)}`)
      .join(' ');
    const results = (one.results ?? []).map((result) => {
      const value = result.samples ? `[${result.samples.join(' ')}]` : String(result.mean ?? result.median);
      return `${result.subject}=${value}${result.stddev === undefined ? '' : `±${String(result.stddev)}`}${result.n === undefined ? '' : ` n${String(result.n)}`}`;
    });
    const ratios = (one.ratios ?? []).map(
      (ratio) => `${ratio.subject}:${ratio.kind ?? 'performance'}=${String(ratio.value)}`,
    );
    const claims = (one.claims ?? []).map(
      (claim) =>
        `${claim.percent === undefined ? String(claim.kind) : `${String(claim.percent)}%`}${claim.basis ? ` ${claim.basis}` : ''}`,
    );
    const head = [
      one.name,
      parameters && `{${parameters}}`,
      one.metric?.unit ?? '-',
      one.metric?.direction ?? '?',
      one.metric?.role,
    ]
      .filter(Boolean)
      .join(' ');
    return `${head}: ${[...results, ...ratios].join(', ')}${claims.length ? ` | ${claims.join(', ')}` : ''}`;
  });
}

export function subjects(report: Report): string[] {
  return report.subjects.map((subject) => `${subject.id}${subject.role ? ` ${subject.role}` : ''}`);
}

/** Joins lines of a mail. */
export function mail(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}
