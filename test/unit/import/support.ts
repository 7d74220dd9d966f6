/** Files for importer tests: those of the shared corpus if present, and our own fixtures. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Benchmark, Report, Result } from '../../../src/core/generated/format';
import { importFiles, type ImportOutcome } from '../../../src/core/import/import';
import type { ImportChoices } from '../../../src/core/import/choices';
import type { Note } from '../../../src/core/import/model';
import { readReport } from '../../../src/core/report/read';
import { sayEnglish } from '../../../src/core/messages/messages';
import { root } from '../../../scripts/lib/paths.mjs';

const corpus = process.env['VMIBENCH_CORPUS'] ?? join(root, '../shared/corpus');
const fixtures = join(root, 'test/fixtures/importers');

export const hasCorpus = existsSync(join(corpus, 'MANIFEST.json'));
/** Follows the name of a suite, so that the run shows why it was skipped. */
export const orAbsent = hasCorpus ? '' : ' (skipped: ../shared/corpus is not on this machine)';

export function corpusFiles(folder: string): string[] {
  return hasCorpus
    ? readdirSync(join(corpus, folder))
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];
}

export function corpusFolders(): string[] {
  return hasCorpus
    ? readdirSync(corpus, { withFileTypes: true })
        .filter((one) => one.isDirectory())
        .map((one) => one.name)
        .sort()
    : [];
}

export function corpusBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(corpus, path)));
}

export function importCorpus(paths: readonly string[], choices: ImportChoices = {}): ImportOutcome {
  return importFiles(
    paths.map((path) => ({ path, bytes: corpusBytes(path) })),
    choices,
  );
}

export function fixtureFiles(folder: string): { path: string; bytes: Uint8Array }[] {
  return readdirSync(join(fixtures, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort()
    .map((file) => ({ path: file.slice(fixtures.length + 1), bytes: new Uint8Array(readFileSync(file)) }));
}

/** A file of `test/fixtures`. */
export function fixtureBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(root, 'test/fixtures', path)));
}

export function text(path: string, content: string): { path: string; text: string } {
  return { path, text: content };
}

/** The report that was made, or a failure with the notes of the importer. */
export function reportOf(outcome: ImportOutcome): Report {
  if (!outcome.report) throw new Error(`no report: ${said(outcome.notes).join(' | ')}`);
  return outcome.report;
}

export function said(notes: readonly Note[], kind?: Note['kind']): string[] {
  return notes.filter((note) => kind === undefined || note.kind === kind).map((note) => sayEnglish(note.message));
}

export interface Wanted {
  readonly name: string;
  readonly metric: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly version?: string;
}

/** The one benchmark that matches; not all parameters need to be named. */
export function row(report: Report, wanted: Wanted): Benchmark {
  const found = report.benchmarks.filter(
    (one) =>
      one.name === wanted.name &&
      one.metric?.name === wanted.metric &&
      (wanted.version === undefined || one.version === wanted.version) &&
      Object.entries(wanted.parameters ?? {}).every(([key, value]) => one.parameters?.[key] === value),
  );
  expect(
    found,
    `${wanted.name} / ${wanted.metric} among ${report.benchmarks
      .map((one) => `${one.name} / ${one.metric?.name ?? ''}`)
      .join('; ')
      .slice(0, 800)}`,
  ).toHaveLength(1);
  return found[0] as Benchmark;
}

export function result(report: Report, wanted: Wanted, subject: string): Result {
  const found = row(report, wanted).results?.filter((one) => one.subject === subject) ?? [];
  expect(found, `a result of ${subject}`).toHaveLength(1);
  return found[0] as Result;
}

/** What the reader of reports finds in a report as it would be saved. */
export function errorsOf(report: Report): string[] {
  return readReport(JSON.stringify(report))
    .problems.filter((one) => one.severity === 'error')
    .map((one) => `${one.path.join('.')}: ${sayEnglish(one.message)}`);
}

/**
 * Of each row of a report without errors: name, metric, unit, direction, and more: the first subject's runs or its
 * mean, unless asked otherwise.
 */
export function formRows(
  outcome: ImportOutcome,
  more = ({ results }: Benchmark): readonly unknown[] => [results?.[0]?.samples ?? results?.[0]?.mean],
) {
  const report = reportOf(outcome);
  expect(errorsOf(report)).toEqual([]);
  return report.benchmarks.map((one) => [
    one.name,
    one.metric?.name,
    one.metric?.unit,
    one.metric?.direction,
    ...more(one),
  ]);
}
