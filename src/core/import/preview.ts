/** What an import will add, before it does: data for a page or a terminal. */
import type { Environment } from '../generated/format';
import type { Assembly } from './assemble';
import type { ImportChoices } from './choices';
import type { ReadFile } from './import';
import type { Metric, Note, Parameters } from './model';
import type { Direction, MetricRole } from '../report/metric';
import type { ImportCell } from './rows';
import { own } from '../text/own';

interface PreviewCell {
  readonly subject: string;
  /** Single runs, in order. */
  readonly samples: readonly number[];
  readonly mean?: number;
  readonly failed: number;
  readonly files: number;
  /** All of it, with the places. */
  readonly whole: ImportCell;
}

interface PreviewRow {
  readonly id: string;
  readonly suite?: string;
  readonly name: string;
  readonly parameters: Parameters;
  /** With the user's corrections. */
  readonly metric: Metric;
  readonly dropped: boolean;
  readonly cells: readonly PreviewCell[];
}

interface PreviewSubject {
  /** The label in the files: the key for corrections. */
  readonly label: string;
  readonly shown: string;
  readonly role: 'baseline' | 'candidate' | 'reference';
  readonly dropped: boolean;
  /** The file that describes its machine. */
  readonly machine?: string;
}

interface PreviewFile {
  readonly path: string;
  readonly tool?: string;
  readonly toolName?: string;
  readonly confidence: number;
  readonly numbers: number;
  readonly notes: readonly Note[];
}

export interface Preview {
  readonly files: readonly PreviewFile[];
  readonly subjects: readonly PreviewSubject[];
  readonly rows: readonly PreviewRow[];
  readonly environments: readonly Environment[];
  /** Files that describe a machine. */
  readonly machines: readonly string[];
}

export function preview(files: readonly ReadFile[], assembly: Assembly, choices: ImportChoices): Preview {
  return {
    files: files.map((file) => ({
      path: file.path,
      tool: file.tool,
      toolName: file.toolName,
      confidence: file.confidence,
      numbers: file.source?.imported.measurements.length ?? 0,
      notes: file.notes,
    })),
    subjects: [...assembly.subjects.keys()].map((label) => subject(label, assembly, choices)),
    rows: assembly.rows.map((row) => {
      const choice = own(choices.rows, row.id) ?? {};
      const direction: Direction | undefined = choice.direction ?? row.metric.direction;
      const role: MetricRole = choice.role ?? row.metric.role;
      return {
        id: row.id,
        suite: row.suite,
        name: choice.name ?? row.name,
        parameters: row.parameters,
        metric: {
          ...row.metric,
          name: choice.metric ?? row.metric.name,
          unit: choice.unit ?? row.metric.unit,
          direction,
          role,
        },
        dropped: choice.drop === true,
        cells: [...row.cells].map(([label, cell]) => previewCell(label, cell)),
      };
    }),
    environments: assembly.report?.environments ?? [],
    machines: files.filter((file) => file.source?.imported.machine).map((file) => file.path),
  };
}

function subject(label: string, assembly: Assembly, choices: ImportChoices): PreviewSubject {
  const choice = own(choices.subjects, label) ?? {};
  const shown = choice.label?.trim() || label;
  const role = shown === assembly.baseline ? 'baseline' : choice.role === 'reference' ? 'reference' : 'candidate';
  return { label, shown, role, dropped: choice.drop === true, machine: assembly.machines.get(label) };
}

function previewCell(subject: string, cell: ImportCell): PreviewCell {
  const summary = cell.summaries[0];
  return {
    subject,
    samples: cell.runs.map((run) => run.value),
    mean: summary?.mean ?? summary?.median,
    failed: cell.failed.length,
    files: cell.files.size,
    whole: cell,
  };
}
