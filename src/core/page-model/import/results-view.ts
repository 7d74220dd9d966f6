/** The import page's view of tool results. */
import type { Report } from '../../generated/format';
import type { ImportChoices } from '../../import/choices';
import { importers } from '../../import/detect';
import type { ImportOutcome, ReadFile } from '../../import/import';
import type { Note } from '../../import/model';
import type { PreviewCell } from '../../import/preview';
import { suggestTemplate } from '../../import/suggest';
import { matchPaths, parseTemplate } from '../../import/template';
import { sayEnglish, word, type Message } from '../../messages/messages';
import { templateProposals } from './complete';
import type { ImportEnvironmentView, NoteView, ResultsView, TemplateView } from './model';

/** A page gets no more than a reader can look through; counts cover everything. */
const maxRows = 2000;
const maxFiles = 1000;
const maxNotes = 300;
const maxSamples = 60;
const maxPlaces = 20;

export function resultsView(
  files: readonly ReadFile[],
  outcome: ImportOutcome,
  choices: ImportChoices,
  template: { readonly text: string; readonly caret: number },
  targets: ResultsView['targets'],
): ResultsView {
  const { preview, report, notes } = outcome;
  const paths = files.map((file) => file.path);
  return {
    title: choices.title ?? report?.title ?? '',
    counts: importCounts(report),
    ready: report !== undefined,
    targets,
    template: paths.some((path) => path.includes('/')) || paths.length > 1 ? templateView(template, paths) : undefined,
    subjects: preview.subjects.map(({ label, shown, role, dropped, machine }) => {
      const cells = preview.rows.flatMap((row) =>
        row.cells.filter((cell) => cell.subject === label || cell.subject === shown),
      );
      return {
        id: label,
        label: shown,
        role,
        dropped,
        machine,
        rows: cells.length,
        runs: cells.reduce((sum, cell) => sum + cell.samples.length, 0),
      };
    }),
    rows: preview.rows.slice(0, maxRows).map(({ id, suite, name, parameters, metric, dropped, cells }) => ({
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
        runs: cell.samples.length,
        failed: cell.failed,
        text: cellText(cell),
      })),
    })),
    environments: preview.environments.map((one) => environmentView({ ...one })),
    machines: preview.machines,
    notes: noteViews(notes),
    files: files.slice(0, maxFiles).map(({ path, tool, toolName, source }) => ({
      path,
      tool,
      toolName,
      numbers: source?.imported.measurements.length ?? 0,
    })),
    tools: importers().map(({ tool, name }) => ({ id: tool, name })),
    systems:
      choices.systems ??
      (notes.some((note) => note.message.key === 'import.systems-repeat')
        ? 'repetitions'
        : files.some((file) => (file.source?.imported.subjects?.length ?? 0) > 1)
          ? 'subjects'
          : undefined),
    commands:
      choices.commands ??
      (notes.some((note) => note.message.key === 'import.commands-as-subjects')
        ? 'subjects'
        : files.some((file) => file.tool === 'hyperfine')
          ? 'benchmarks'
          : undefined),
    artifacts: choices.artifacts === true,
  };
}

export function importCounts(report: Report | undefined): ResultsView['counts'] {
  const results = report?.benchmarks.flatMap((one) => one.results ?? []) ?? [];
  return {
    rows: report?.benchmarks.length ?? 0,
    subjects: report?.subjects.length ?? 0,
    runs: results.reduce((sum, one) => sum + (one.samples?.length ?? 0), 0),
  };
}

const short = (value: number): number => Number(value.toPrecision(5));

function cellText({ samples, mean, failed }: PreviewCell): Message {
  if (samples.length > 1) {
    const sorted = [...samples].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const median = sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
    return word('importing.cell-runs', {
      n: samples.length,
      median: short(median),
      min: short(sorted[0] ?? 0),
      max: short(sorted.at(-1) ?? 0),
    });
  }
  if (samples.length === 1) return word('importing.cell-one', { value: short(samples[0] ?? 0) });
  if (mean !== undefined) return word('importing.cell-mean', { value: short(mean) });
  return word(failed > 0 ? 'importing.cell-failed' : 'importing.cell-none');
}

function templateView(
  { text, caret }: { readonly text: string; readonly caret: number },
  paths: readonly string[],
): TemplateView {
  const suggestion = suggestTemplate(paths);
  const common = { text, suggestion, of: paths.length, proposals: templateProposals(text, caret, paths) };
  const parsed = text.trim() === '' ? undefined : parseTemplate(text);
  if (!parsed?.template) return { ...common, error: parsed?.error, matched: 0, samples: [] };
  const matches = matchPaths(parsed.template, paths);
  // Paths that do not match come first: they need attention.
  const sorted = [...matches.filter((one) => !one.captured), ...matches.filter((one) => one.captured)];
  return {
    ...common,
    matched: matches.filter((one) => one.captured).length,
    samples: sorted.slice(0, maxSamples).map(({ path, captured }) => {
      if (!captured) return { path };
      const { parameters, ...own } = captured;
      return {
        path,
        parts: [...Object.entries(own), ...Object.entries(parameters)]
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => [key, String(value)] as const),
      };
    }),
  };
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
