/** What an export shows: the page's own model, a part per candidate, so that both use the same words. */
import { subjectLabel } from '../analysis/subjects';
import type { HeadView, PageModel, RowView } from '../page-model/model';
import { pageModel } from '../page-model/page';
import type { ExportInput } from './input';

export interface ExportPart {
  readonly model: PageModel;
  readonly baseline: string;
  readonly candidate: string;
  /** Rows in display order: each cost metric after its primary row, info metrics left out. */
  readonly rows: readonly RowView[];
  /** Info metrics, which are never judged. */
  readonly left: number;
}

export interface Shown {
  readonly head: HeadView;
  readonly parts: readonly ExportPart[];
}

/** The parts of an export: one candidate or all judged ones; references only if there is nothing else. */
export function shownOf({ report, analysis, candidate }: ExportInput): Shown {
  const others = report.subjects.filter((subject) => subject.id !== analysis.baseline).map((subject) => subject.id);
  const asked = others.find((id) => id === candidate);
  const ids = asked !== undefined ? [asked] : analysis.candidates.length > 0 ? analysis.candidates : others;
  const parts = ids.map((id) => partOf({ report, analysis, findings: [] }, id));
  return { head: (parts[0]?.model ?? modelOf({ report, analysis, findings: [] }, undefined)).head, parts };
}

function modelOf({ report, analysis }: ExportInput, candidate: string | undefined): PageModel {
  return pageModel({ report, analysis, candidate, findings: [] }).model;
}

function partOf(input: ExportInput, candidate: string): ExportPart {
  const model = modelOf(input, candidate);
  return {
    model,
    baseline: subjectLabel(input.report, input.analysis.baseline),
    candidate: subjectLabel(input.report, candidate),
    rows: ordered(model.rows),
    left: model.rows.filter((row) => row.role === 'info').length,
  };
}

/** In the order of the file; a metric that belongs to another row follows it. */
function ordered(rows: readonly RowView[]): RowView[] {
  const under = new Map<string, RowView[]>();
  const tops: RowView[] = [];
  for (const row of rows) {
    if (row.role === 'info') continue;
    if (row.under === undefined) {
      tops.push(row);
      continue;
    }
    const list = under.get(row.under);
    if (list) list.push(row);
    else under.set(row.under, [row]);
  }
  return tops.flatMap((row) => [row, ...(under.get(row.key) ?? [])]);
}
