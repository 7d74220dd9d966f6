/** Makes a report of a confirmed grid. Whatever the mail does not print stays unknown, and is listed as a gap. */
import type { Benchmark, Claim, Report, ReportClaim, Result } from '../../generated/format';
import { word } from '../../messages/messages';
import { grouped } from '../../text/grouped';
import { defined } from '../assemble';
import type { Path } from '../../report/path';
import type { Note } from '../model';
import { applyChoices, type GridChoices } from './choices';
import { gaps } from './gaps';
import { idFromLabel, unique } from './labels';
import type { Grid, GridClaim } from './model';
import type { MailSpan } from './places';
import { sound, soundNotes } from '../sound';
import { subjectsOf } from './report-subjects';
import type { SpanMap } from './row-claims';
import { reportRows, type ReportRow } from './rows';
import { addAll, largest, smallest } from '../../text/lists';

export interface GridReport {
  /** Absent if nothing is left for a report. */
  readonly report?: Report;
  readonly notes: readonly Note[];
  /** The grid row of each benchmark id. */
  readonly rows: ReadonlyMap<string, string>;
  /** Where the mail prints what the report holds, by path, to show a finding's line. See `placeAt`. */
  readonly places: ReadonlyMap<string, MailSpan>;
}

/** The span of what a path of the report points at, or of the nearest printed thing around it. */
export function placeAt(made: GridReport, path: Path): MailSpan | undefined {
  for (let length = path.length; length > 0; length--) {
    const place = made.places.get(path.slice(0, length).join('/'));
    if (place) return place;
  }
  return undefined;
}

export function gridToReport(grid: Grid, choices: GridChoices = {}): GridReport {
  const wanted = applyChoices(grid, choices);
  const notes: Note[] = [];
  for (const row of wanted.tables.filter((table) => table.include).flatMap((table) => table.rows)) {
    if (!row.ratio && row.cells.every((cell) => cell?.value === undefined))
      notes.push({
        kind: 'left-out',
        message: word('mail.row-no-number', { text: row.text.slice(0, 80) }),
        lines: [row.place.line],
      });
  }
  const kept = new Set(wanted.subjects.map((subject) => subject.id));
  const all = wanted.tables
    .flatMap(reportRows)
    .map((row) => onlyOf(row, kept))
    .filter((row) => row.results.length + row.ratios.length + row.claims.length > 0);
  const rows = toldApart(statisticsOfSamples(withoutCopies(all, notes), notes));
  const id = unique();
  const ids = new Map<ReportRow, string>(rows.map((row) => [row, id(benchmarkId(row))]));
  const said: SpanMap = new Map();
  const claimsOf = grouped(wanted.claims, (claim) => claim.row);
  const benchmarks = rows.map((row) =>
    benchmark(row, ids.get(row) ?? row.row, claimsOf.get(row.row) ?? [], kept, said),
  );
  const used = new Set(rows.flatMap((row) => [...row.results, ...row.ratios, ...row.claims].map((one) => one.subject)));
  for (const claim of wanted.claims)
    if (claim.subject !== undefined && kept.has(claim.subject)) used.add(claim.subject);
  const subjects = subjectsOf(wanted, used, rows);
  const [first, ...others] = subjects;
  if (!first || (benchmarks.length === 0 && wanted.claims.length === 0)) return nothing([]);
  const rowOf = new Map(rows.map((row) => [row.row, ids.get(row) ?? '']));
  const named = new Set(subjects.map((subject) => subject.id));
  const claims = wanted.claims.flatMap((claim) => reportClaim(claim, rowOf, named, said));
  const made = defined({
    format: 'vmibench/1' as const,
    title: wanted.title || 'Results from a mail',
    date: wanted.source.published,
    provenance: defined({
      kind: 'imported' as const,
      source: Object.values(wanted.source).some((value) => value !== undefined)
        ? defined({ ...wanted.source })
        : undefined,
      tool: 'mail',
      gaps: gaps(rows),
    }),
    subjects: [first, ...others],
    methodology: {
      spread: rows.some((row) => row.results.some((result) => result.stddev !== undefined))
        ? ('stddev' as const)
        : rows.every((row) => row.results.length > 0 && row.results.every((result) => result.samples))
          ? ('samples' as const)
          : ('none' as const),
      order: 'unknown' as const,
    },
    benchmarks,
    claims: claims.length ? claims : undefined,
  }) as Report;
  const { report, left } = sound(made, 'Results from a mail');
  addAll(notes, soundNotes(left));
  if (!report?.benchmarks.length && !report?.claims?.length) return nothing(notes);
  const byId = new Map(rows.map((row) => [ids.get(row) ?? '', row]));
  return {
    report,
    notes,
    rows: new Map([...byId].map(([id, row]) => [id, row.row])),
    places: placesOf(report, byId, said),
  };
}

function nothing(notes: readonly Note[]): GridReport {
  return { notes: [...notes, { kind: 'failed', message: word('mail.nothing') }], rows: new Map(), places: new Map() };
}

function placesOf(report: Report, rows: ReadonlyMap<string, ReportRow>, said: SpanMap): Map<string, MailSpan> {
  const places = new Map<string, MailSpan>();
  const put = (path: string, place: MailSpan | undefined) => {
    if (place) places.set(path, place);
  };
  const rowPlaces = new Map(
    [...new Set([...rows.values()].map((row) => row.table))].flatMap((table) =>
      table.rows.map((row) => [row.id, row.place] as const),
    ),
  );
  report.benchmarks.forEach((one, index) => {
    const row = rows.get(one.id);
    put(`benchmarks/${String(index)}`, row && rowPlaces.get(row.row));
    one.results?.forEach(({ samples = [] }, at) => {
      row?.runPlaces?.get(samples)?.forEach((place, run) => {
        put(`benchmarks/${String(index)}/results/${String(at)}/samples/${String(run)}`, place);
      });
    });
    for (const name of ['results', 'ratios', 'claims'] as const) {
      one[name]?.forEach((each, at) => {
        put(`benchmarks/${String(index)}/${name}/${String(at)}`, row?.places.get(each) ?? said.get(each));
      });
    }
  });
  report.claims?.forEach((each, at) => {
    put(`claims/${String(at)}`, said.get(each));
  });
  return places;
}

function onlyOf(row: ReportRow, kept: ReadonlySet<string>): ReportRow {
  const mine = <T extends { readonly subject: string }>(list: readonly T[]) =>
    list.filter((one) => kept.has(one.subject));
  return { ...row, results: mine(row.results), ratios: mine(row.ratios), claims: mine(row.claims) };
}

function keyOf(row: ReportRow): string {
  return JSON.stringify([row.suite, row.name, row.parameters, row.metric.name]);
}

/** A table that is printed twice counts once. A single equal row (0 and 0) is not a copy. */
function withoutCopies(rows: readonly ReportRow[], notes: Note[]): ReportRow[] {
  const seen = new Map<string, ReportRow>();
  const copies = new Map<ReportRow, ReportRow>();
  for (const row of rows) {
    const key = JSON.stringify([keyOf(row), row.results, row.ratios, row.claims]);
    const before = seen.get(key);
    if (!before || before.table === row.table) seen.set(key, row);
    else copies.set(row, before);
  }
  const other = new Set(rows.filter((row) => !copies.has(row)).map((row) => row.table));
  return rows.filter((row) => {
    if (!copies.has(row) || other.has(row.table)) return true;
    notes.push({ kind: 'left-out', message: word('mail.row-copy', { name: row.name }), lines: [row.table.place.line] });
    return false;
  });
}

/** A block of statistics (ministat) under its runs is the source's summary of those runs. */
function statisticsOfSamples(rows: readonly ReportRow[], notes: Note[]): ReportRow[] {
  const merged = new Map<ReportRow, ReportRow>();
  const gone = new Set<ReportRow>();
  for (const statistics of rows.filter((row) => row.table.rowsAre.value === 'subjects')) {
    const runs = rows.find(
      (row) =>
        row.results.length === statistics.results.length &&
        row.results.every((result) =>
          statistics.results.some((other) => other.subject === result.subject && describes(other, result)),
        ),
    );
    if (!runs) continue;
    const places: SpanMap = new Map(runs.places);
    merged.set(runs, {
      ...runs,
      places,
      results: runs.results.map((result) => {
        const {
          subject: _subject,
          spread: _spread,
          verbatim: _verbatim,
          ...reported
        } = statistics.results.find((other) => other.subject === result.subject) ?? { subject: '' };
        const both = { ...result, reported };
        const place = runs.places.get(result);
        if (place) places.set(both, place);
        return both;
      }),
    });
    gone.add(statistics);
    notes.push({
      kind: 'left-out',
      message: word('mail.row-statistics', { name: statistics.name }),
      lines: [statistics.table.place.line],
    });
  }
  return rows.filter((row) => !gone.has(row)).map((row) => merged.get(row) ?? row);
}

function describes(statistics: Result, { samples }: Result): boolean {
  return (
    samples !== undefined &&
    statistics.n === samples.length &&
    statistics.min === smallest(samples) &&
    statistics.max === largest(samples)
  );
}

/**
 * Rows of two tables with the same name are one benchmark under different conditions: the table's title tells them
 * apart.
 */
function toldApart(rows: readonly ReportRow[]): ReportRow[] {
  const tables = new Map<string, Set<string>>();
  for (const row of rows) tables.set(keyOf(row), (tables.get(keyOf(row)) ?? new Set()).add(row.table.id));
  const clashing = new Set(rows.filter((row) => (tables.get(keyOf(row))?.size ?? 0) > 1).map((row) => row.table.id));
  const clashingTables = [...new Set(rows.map((row) => row.table))].filter((table) => clashing.has(table.id));
  const titles = new Map<string, number>();
  for (const { title } of clashingTables) titles.set(title, (titles.get(title) ?? 0) + 1);
  return rows.map((row) => {
    if (!clashing.has(row.table.id)) return row;
    const telling = row.table.title !== '' && titles.get(row.table.title) === 1;
    return {
      ...row,
      parameters: {
        ...row.parameters,
        section: (telling ? row.table.title : `line ${String(row.table.place.line)}`).slice(0, 100),
      },
    };
  });
}

function benchmarkId(row: ReportRow): string {
  const parameters = Object.entries(row.parameters).map(([name, value]) =>
    typeof value === 'number' ? `${String(value)}${name === 'vcpus' ? 'way' : name}` : String(value),
  );
  const metric =
    row.metric.name !== undefined &&
    (row.table.form === 'tool' || row.table.columns.some((column) => column.metric !== undefined))
      ? [row.metric.name]
      : [];
  return idFromLabel(
    [
      row.suite !== undefined && row.suite !== row.name && !row.name.toLowerCase().includes(row.suite.toLowerCase())
        ? row.suite
        : '',
      row.name,
      ...parameters,
      ...metric,
    ]
      .filter(Boolean)
      .join(' '),
    'row',
  );
}

function benchmark(
  row: ReportRow,
  id: string,
  claims: readonly GridClaim[],
  kept: ReadonlySet<string>,
  said: SpanMap,
): Benchmark {
  const own = claims.flatMap((claim): Claim[] =>
    claim.subject !== undefined && kept.has(claim.subject) ? [claimOf(claim, claim.subject, said)] : [],
  );
  const metric = defined({
    name: row.metric.name,
    unit: row.metric.unit,
    direction: row.metric.direction,
    role: row.metric.role === 'primary' ? undefined : row.metric.role,
  });
  return defined({
    id,
    name: row.name,
    suite: row.suite,
    parameters: Object.keys(row.parameters).length ? row.parameters : undefined,
    metric: Object.keys(metric).length ? metric : undefined,
    results: row.results.length ? row.results : undefined,
    ratios: row.ratios.length ? row.ratios : undefined,
    claims: row.claims.length + own.length ? [...row.claims, ...own] : undefined,
  }) as Benchmark;
}

function claimOf(claim: GridClaim, subject: string, said: SpanMap): Claim {
  const made: Claim = defined({
    subject,
    percent: claim.percent,
    factor: claim.factor,
    basis: claim.basis,
    bound: claim.bound,
    approx: claim.approx,
    kind: claim.kind,
    text: claim.text,
  });
  said.set(made, claim.place);
  return made;
}

/** Claims about no row, or about a row without a known subject, are the report's. */
function reportClaim(
  claim: GridClaim,
  rows: ReadonlyMap<string, string>,
  subjects: ReadonlySet<string>,
  said: SpanMap,
): ReportClaim[] {
  const id = claim.row === undefined ? undefined : rows.get(claim.row);
  const subject = claim.subject !== undefined && subjects.has(claim.subject) ? claim.subject : undefined;
  if (id !== undefined && subject !== undefined) return [];
  const { subject: _subject, ...rest } = claimOf(claim, '', said);
  const made: ReportClaim = defined({ subject, benchmarks: id === undefined ? undefined : [id], ...rest });
  said.set(made, claim.place);
  return [made];
}
