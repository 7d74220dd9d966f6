/** CSV according to RFC 4180: every number of every row, as in the file, for spreadsheets and scripts. */
import { centreOf } from '../analysis/centres';
import { metricChange, type Change } from '../analysis/change';
import { hasMark } from '../analysis/marks';
import type { Row, Side } from '../analysis/model';
import type { Benchmark } from '../generated/format';
import { sayEnglish } from '../messages/messages';
import { addTo } from '../text/grouped';
import { sheetText } from '../text/sheet';
import { visible } from '../text/visible';
import type { ExportInput } from './input';

export type CsvCell = string | number | boolean | undefined;

/**
 * One cell. Numbers stay numbers, negative ones too; text that a spreadsheet would compute gets a leading apostrophe,
 * which spreadsheets read as "this is text". Controls and line ends become visible: a record is a line.
 */
export function csvCell(value: CsvCell): string {
  if (value === undefined) return '';
  if (typeof value === 'number')
    return Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : Number.isNaN(value) ? '' : '-inf';
  if (typeof value === 'boolean') return String(value);
  const inert = sheetText(visible(value));
  // A colon at the start could be a command to a build server.
  return /[",\n\r]|^\s|\s$|^:/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Records with a header; lines end as the standard requires. */
export function csvText(records: readonly (readonly CsvCell[])[]): string {
  return records.map((record) => `${record.map(csvCell).join(',')}\r\n`).join('');
}

type Column = readonly [title: string, of: (row: Row, benchmark: Benchmark) => CsvCell];

const side = (name: 'base' | 'cand', title: string): Column[] => {
  const of =
    (pick: (one: Side, row: Row) => CsvCell): Column[1] =>
    (row) => {
      const one = row[name];
      return one && pick(one, row);
    };
  return [
    // What the ratio is made of; the mean, where that is another number, has a column of its own.
    [title, of((one, row) => centreOf(one, row.estimate)?.value)],
    [`${title} is`, of((one, row) => centreOf(one, row.estimate)?.is)],
    [`${title} mean`, of((one) => (one.centreIs === 'mean' ? one.centre : undefined))],
    [`${title} sd`, of((one) => one.sd)],
    [`${title} min`, of((one) => (one.samples?.length ? one.samples.reduce((a, b) => Math.min(a, b)) : one.range?.lo))],
    [`${title} max`, of((one) => (one.samples?.length ? one.samples.reduce((a, b) => Math.max(a, b)) : one.range?.hi))],
    [`${title} n`, of((one) => one.n)],
  ];
};

const before: readonly Column[] = [
  ['benchmark', (_row, { id }) => id],
  ['suite', (_row, { suite }) => suite],
  ['name', (_row, { name }) => name],
  ['version', (_row, { version }) => version],
];

const behind: readonly Column[] = [
  ['metric', (_row, { metric }) => metric?.name],
  ['unit', (_row, { metric }) => metric?.unit],
  ['direction', (row) => row.direction],
  ['role', (row) => row.role],
  ['baseline', (row) => row.baseline],
  ['candidate', (row) => row.subject],
  ...side('base', 'baseline value'),
  ...side('cand', 'candidate value'),
  ['change', (row, { metric }) => metricChange(row, metric)?.share],
  ['change of', (row, { metric }) => changeWordOf(metricChange(row, metric))],
  ['ratio', (row) => row.ratio],
  ['estimate', (row) => row.estimate],
  ['ratio lo', (row) => row.interval?.lo],
  ['ratio hi', (row) => row.interval?.hi],
  ['interval level', (row) => row.interval?.level],
  ['interval from', (row) => row.interval?.from],
  ['p', (row) => row.tested?.p],
  ['p adjusted', (row) => row.tested?.adjusted],
  ['verdict', (row) => row.verdict.word],
  ['tested', (row) => row.verdict.tested],
  ['within one boot', (row) => hasMark(row.verdict, 'within-boot')],
  ['blocks', (row) => row.tested?.blocks],
  ['marks', (row) => row.verdict.marks?.join(' ')],
  ['evidence', (row) => row.evidence],
  ['warn', (row) => row.limits.warn],
  ['fail', (row) => row.limits.fail],
];

function changeWordOf(change: Change | undefined): CsvCell {
  return change?.word ? sayEnglish(change.word) : change?.text;
}

/** A record per row: every metric, including info metrics. Each parameter has a column, "parameter vcpus". */
export function csv({ report, analysis, candidate, findings }: ExportInput): string {
  const parameters = [...new Set(report.benchmarks.flatMap((benchmark) => Object.keys(benchmark.parameters ?? {})))];
  const found = new Map<string, string[]>();
  for (const { rule, rows, severity, waived } of findings) {
    if (severity === 'hint') continue;
    for (const key of rows) addTo(found, key, waived ? `${rule} (waived)` : rule);
  }
  const own = parameters.map((name): Column => [
    `parameter ${name}`,
    (_row, benchmark) => scalar(benchmark.parameters, name),
  ]);
  const last: Column[] = [['findings', (row) => found.get(row.key)?.join(' ')]];
  const columns = [...before, ...own, ...behind, ...last];
  const rows = analysis.rows.filter((row) => candidate === undefined || row.subject === candidate);
  const records = rows.flatMap((row) => {
    const benchmark = report.benchmarks[row.benchmark];
    return benchmark ? [columns.map(([, of]) => of(row, benchmark))] : [];
  });
  return csvText([columns.map(([title]) => title), ...records]);
}

function scalar(parameters: Benchmark['parameters'], name: string): CsvCell {
  return parameters && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}
