/** The import page's view of a mail: the grid to confirm, and findings about the resulting report. */
import type { Finding } from '../../findings/model';
import { applyChoices, type GridChoices } from '../../import/mail/choices';
import type { Grid, GridTable } from '../../import/mail/model';
import { placeAt, type GridReport } from '../../import/mail/report';
import type { MailFindingView, MailView, TableView } from './model';
import { mailRows } from './mail-preview';
import { mailQuestions } from './questions';
import type { MailWithGrid } from './mail-messages';
import { importCounts, noteViews, numbersOfResult } from './results-view';
import { own } from '../../text/own';

const maxRows = 500;
const maxClaims = 200;

export function mailView(
  path: string,
  messages: readonly MailWithGrid[],
  taken: number,
  choices: GridChoices,
  made: GridReport,
  findings: readonly Finding[],
  targets: MailView['targets'],
): MailView {
  const { grid, mail } = messages[taken] ??
    messages[0] ?? {
      grid: { title: '', source: {}, subjects: [], tables: [], claims: [], notes: [] } as Grid,
      mail: undefined,
    };
  const wanted = applyChoices(grid, choices);
  const rowNames = new Map(
    grid.tables.flatMap((table) =>
      table.rows.map((row) => [row.id, own(choices.rows, row.id)?.name ?? row.name] as const),
    ),
  );
  const { report } = made;
  const values = (id: string): number =>
    report?.benchmarks
      .flatMap((one) => one.results ?? [])
      .filter((one) => one.subject === id)
      .reduce((sum, one) => sum + numbersOfResult(one), 0) ?? 0;
  const rows = (id: string): number =>
    report?.benchmarks.filter((one) =>
      [...(one.results ?? []), ...(one.ratios ?? [])].some((each) => each.subject === id),
    ).length ?? 0;
  const all = [
    ...wanted.subjects,
    ...grid.subjects.filter((one) => !wanted.subjects.some((other) => other.id === one.id)),
  ];
  const subjects = all.map((one) => ({
    id: one.id,
    label: one.label,
    role: one.role.value,
    why: one.role.certain ? undefined : one.role.why,
    dropped: own(choices.subjects, one.id)?.drop === true,
    rows: rows(one.id),
    values: values(one.id),
  }));
  return {
    path,
    message: taken,
    messages: messages.map(
      ({ mail: one, grid: { title } }) => [one.published, one.author, title].filter(Boolean).join(', ') || '—',
    ),
    about: [mail?.author, mail?.list, mail?.published].filter((one) => one !== undefined),
    title: wanted.title,
    counts: importCounts(report),
    ready: report !== undefined,
    targets,
    questions: mailQuestions(subjects, wanted.tables, {
      baseline: choices.baseline !== undefined,
      direction: (table) => own(choices.tables, table)?.direction !== undefined,
    }),
    subjects,
    rows: mailRows(made),
    tables: grid.tables.map((table, index) => tableView(table, wanted.tables[index] ?? table, choices)),
    claims: grid.claims.slice(0, maxClaims).map((claim) => {
      const choice = own(choices.claims, claim.id);
      return {
        id: claim.id,
        text: claim.text,
        line: claim.place.line,
        subject: choice?.subject ?? claim.subject,
        basis: choice?.basis ?? claim.basis,
        include: choice?.include !== false,
        row: claim.row === undefined ? undefined : rowNames.get(claim.row),
      };
    }),
    notes: noteViews([...grid.notes, ...made.notes]),
    findings: findings.map((finding) => findingView(finding, made)),
  };
}

function tableView(table: GridTable, wanted: GridTable, choices: GridChoices): TableView {
  return {
    id: table.id,
    line: table.place.line,
    title: wanted.title,
    suite: wanted.suite,
    metric: wanted.metric,
    unit: wanted.unit?.value,
    direction: wanted.direction?.value,
    directionWhy: wanted.direction?.certain ? undefined : wanted.direction?.why,
    rowsAre: wanted.rowsAre.value,
    basis: wanted.basis?.value,
    spread: wanted.spread?.value,
    include: wanted.include,
    columns: wanted.columns.map(({ header, role, subject }) => ({
      header,
      role: role.value,
      certain: role.certain,
      why: role.why,
      subject,
    })),
    rows: table.rows.slice(0, maxRows).map((row) => {
      const choice = own(choices.rows, row.id);
      return {
        id: row.id,
        name: choice?.name ?? row.name,
        include: choice?.include !== false,
        line: row.place.line,
        cells: table.columns.map((_column, index) => row.cells[index]?.text.trim() ?? ''),
        unit: choice?.unit ?? row.unit,
        direction: choice?.direction ?? row.direction?.value,
        ratio: row.ratio?.text,
      };
    }),
  };
}

function findingView(finding: Finding, made: GridReport): MailFindingView {
  return {
    rule: finding.rule,
    severity: finding.severity,
    text: finding.message,
    line: placeAt(made, finding.path)?.line,
  };
}
