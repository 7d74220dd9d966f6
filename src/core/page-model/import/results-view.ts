/** The import page's view of tool results. */
import type { Report, Result } from '../../generated/format';
import type { ImportChoices } from '../../import/choices';
import { importers } from '../../import/detect';
import type { ImportOutcome, ReadFile } from '../../import/import';
import type { Note } from '../../import/model';
import type { Preview } from '../../import/preview';
import type { TemplateProposal } from '../../import/propose';
import { suggestTemplate } from '../../import/suggest';
import { matchPaths, parseTemplate, type PathTemplate } from '../../import/template';
import { sayEnglish } from '../../messages/messages';
import { importCell, numbersOfCell } from './cell';
import { templateProposals } from './complete';
import type { ImportEnvironmentView, NoteView, ResultsView, TemplateView } from './model';
import { questionsOf } from './questions';

/** A page gets no more than a reader can look through; counts cover everything. */
const maxRows = 2000;
const maxFiles = 5000;
const maxNotes = 300;
const maxSubjects = 4;
const maxPlaces = 20;

/** What the page shows beside what was read. */
export interface Around {
  readonly template: { readonly text: string; readonly caret: number };
  readonly targets: ResultsView['targets'];
  readonly proposals?: readonly TemplateProposal[];
  /** The labels without a template. */
  readonly guessed?: readonly string[];
  /** The choices are those of the last import of this folder. */
  readonly kept?: boolean;
}

export function resultsView(
  files: readonly ReadFile[],
  outcome: ImportOutcome,
  choices: ImportChoices,
  { template, targets, proposals = [], guessed = [], kept = false }: Around,
): ResultsView {
  const { preview, report, notes } = outcome;
  const paths = files.map((file) => file.path);
  const { template: parsed } = template.text.trim() === '' ? {} : parseTemplate(template.text);
  const baseline = preview.subjects.find((one) => one.role === 'baseline');
  return {
    title: choices.title ?? report?.title ?? '',
    counts: importCounts(report),
    ready: report !== undefined,
    targets,
    kept,
    questions: questionsOf({ files, outcome, choices, template: template.text, proposals, guessed }),
    template: paths.some((path) => path.includes('/')) || paths.length > 1 ? templateView(template, paths) : undefined,
    subjects: subjectViews(preview),
    rows: preview.rows.slice(0, maxRows).map(({ id, suite, name, parameters, metric, dropped, cells }) => {
      const base = cells.find((cell) => cell.subject === baseline?.shown || cell.subject === baseline?.label);
      return {
        id,
        suite,
        name,
        dropped,
        parameters: Object.entries(parameters).map(([key, value]) => [key, String(value)] as const),
        metric: metric.name,
        unit: metric.unit,
        direction: metric.direction,
        role: metric.role,
        cells: cells.map((cell) => ({
          subject: cell.subject,
          ...importCell(cell, cell === base ? undefined : base),
        })),
      };
    }),
    environments: preview.environments.map((one) => environmentView({ ...one })),
    machines: preview.machines,
    notes: noteViews(notes),
    files: fileViews(files.slice(0, maxFiles), preview, parsed),
    tools: importers().map(({ tool, name }) => ({ id: tool, name })),
    artifacts: choices.artifacts === true,
  };
}

function subjectViews(preview: Preview): ResultsView['subjects'] {
  // A cell has the user's label; one of a dropped subject has none.
  const counts = new Map<string, { rows: number; values: number }>();
  for (const { cells } of preview.rows) {
    for (const cell of cells) {
      const count = counts.get(cell.subject) ?? { rows: 0, values: 0 };
      counts.set(cell.subject, { rows: count.rows + 1, values: count.values + numbersOfCell(cell) });
    }
  }
  return preview.subjects.map(({ label, shown, role, dropped, machine }) => {
    const { rows, values } = counts.get(shown) ?? { rows: 0, values: 0 };
    return { id: label, label: shown, role, dropped, machine, rows, values };
  });
}

function fileViews(
  files: readonly ReadFile[],
  preview: Preview,
  template: PathTemplate | undefined,
): ResultsView['files'] {
  const subjects = new Map<string, Set<string>>();
  for (const { cells } of preview.rows)
    for (const { subject, whole } of cells)
      for (const path of whole.files) subjects.set(path, (subjects.get(path) ?? new Set()).add(subject));
  return files.map(({ path, tool, toolName, source, notes }) => {
    const captured = template?.match(path);
    const { parameters = {}, subject: _subject, ...rest } = captured ?? {};
    const said = [...Object.entries(rest), ...Object.entries(parameters)].filter(([, value]) => value !== undefined);
    return {
      path,
      tool,
      toolName,
      numbers: source?.imported.measurements.length ?? 0,
      failed: !source && notes.some(({ kind }) => kind === 'failed'),
      unmatched: template !== undefined && !captured,
      becomes: [
        ...[...(subjects.get(path) ?? [])].slice(0, maxSubjects).map((label) => ['subject', label] as const),
        ...said.map(([key, value]) => [key, String(value)] as const),
      ],
    };
  });
}

export function importCounts(report: Report | undefined): ResultsView['counts'] {
  const results = report?.benchmarks.flatMap((one) => one.results ?? []) ?? [];
  return {
    rows: report?.benchmarks.length ?? 0,
    subjects: report?.subjects.length ?? 0,
    values: results.reduce((sum, one) => sum + numbersOfResult(one), 0),
    failed: results.reduce((sum, one) => sum + (one.failed?.length ?? 0), 0),
  };
}

/** Numbers of a result: its runs, or its mean. */
export function numbersOfResult({ samples, mean, median }: Result): number {
  return samples?.length ?? (mean === undefined && median === undefined ? 0 : 1);
}

function templateView(
  { text, caret }: { readonly text: string; readonly caret: number },
  paths: readonly string[],
): TemplateView {
  const suggestion = suggestTemplate(paths);
  const common = { text, suggestion, of: paths.length, proposals: templateProposals(text, caret, paths) };
  const parsed = text.trim() === '' ? undefined : parseTemplate(text);
  if (!parsed?.template) return { ...common, error: parsed?.error, matched: 0 };
  return { ...common, matched: matchPaths(parsed.template, paths).filter((one) => one.captured).length };
}

/** Nested fields are shown with their path: `cpu.model`. */
function environmentView(environment: Readonly<Record<string, unknown>>): ImportEnvironmentView {
  const fields: (readonly [string, string])[] = [];
  const add = (prefix: string, value: unknown): void => {
    if (fields.length >= 100) return;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value)) add(prefix ? `${prefix}.${key}` : key, inner);
    else fields.push([prefix, (Array.isArray(value) ? value.map(String).join(', ') : String(value)).slice(0, 300)]);
  };
  const { id, label, ...rest } = environment;
  add('', rest);
  return { label: String(label ?? id), fields };
}

/** The same note about several files is shown once, with the places. */
export function noteViews(notes: readonly Note[]): NoteView[] {
  const told = new Map<string, { readonly note: Note; readonly places: Map<string, readonly number[]> }>();
  for (const note of notes) {
    const key = `${note.kind} ${sayEnglish(note.message)}`;
    const known = told.get(key) ?? { note, places: new Map<string, readonly number[]>() };
    if (note.path !== undefined || note.lines)
      known.places.set(
        note.path ?? '',
        [...(known.places.get(note.path ?? '') ?? []), ...(note.lines ?? [])].slice(0, 50),
      );
    told.set(key, known);
  }
  const order = ['failed', 'not-understood', 'left-out', 'guessed'];
  return [...told.values()]
    .sort((a, b) => order.indexOf(a.note.kind) - order.indexOf(b.note.kind))
    .slice(0, maxNotes)
    .map(({ note, places }) => ({
      kind: note.kind,
      text: note.message,
      places: [...places].slice(0, maxPlaces).map(([path, lines]) => ({ path, lines: [...new Set(lines)] })),
      more: Math.max(0, places.size - maxPlaces),
    }));
}
