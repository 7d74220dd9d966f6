/** Path templates to choose from, each with what it makes of the files. */
import { assemble } from './assemble';
import type { ImportChoices } from './choices';
import type { ReadFile } from './import';
import type { ImportRow } from './rows';
import { suggestTemplate } from './suggest';
import { parseTemplate } from './template';

export interface TemplateProposal {
  readonly template: string;
  /** The labels that it gives. */
  readonly subjects: readonly string[];
}

/** More files take too long to read twice in their ways. */
const maxFiles = 4000;

/**
 * Templates that compare at least as much as the names do without one: a template that makes each file a subject of its
 * own is no help.
 *
 * @param guessed the rows without a template
 */
export function proposeTemplates(
  files: readonly ReadFile[],
  choices: ImportChoices,
  guessed: readonly ImportRow[],
): TemplateProposal[] {
  if (files.length < 2 || files.length > maxFiles) return [];
  const measured = files.filter((file) => file.source?.imported.measurements.length);
  const found = suggestTemplate(measured.map(({ path }) => path));
  const { template } = found === undefined ? {} : parseTemplate(found);
  if (found === undefined || !template?.names.includes('subject')) return [];
  const sources = measured.flatMap(({ source }) =>
    source ? [{ ...source, captured: template.match(source.path), notes: [] }] : [],
  );
  const { rows } = assemble(sources, choices);
  const subjects = labelsOf(rows);
  const better = subjects.length > 1 && compared(rows) >= compared(guessed);
  return better ? [{ template: found, subjects }] : [];
}

/** Numbers that stand beside another subject's. */
function compared(rows: readonly ImportRow[]): number {
  return rows.reduce((sum, { cells }) => sum + (cells.size > 1 ? cells.size : 0), 0);
}

function labelsOf(rows: readonly ImportRow[]): string[] {
  return [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
}
