/** The report that a mail becomes, as rows beside the text that they come from. */
import type { Benchmark, Report, Result, Subject } from '../../generated/format';
import { placeAt, type GridReport } from '../../import/mail/report';
import { word, type Message } from '../../messages/messages';
import type { Path } from '../../report/path';
import { importCell } from './cell';
import type { ImportRowView, LookView } from './model';

const maxRows = 2000;
/** A cell with more values lists the first of them. */
const maxValues = 60;
/** A longer claim is a sentence. */
const maxClaimLength = 40;

const labelOf = ({ id, label }: Subject): string => label ?? id;

/** The rows of the report to be; none without a report. */
export function mailRows({ report }: GridReport): ImportRowView[] {
  if (!report) return [];
  return report.benchmarks.slice(0, maxRows).map((one): ImportRowView => {
    const { id, suite, name, parameters = {}, metric } = one;
    return {
      id,
      suite,
      name,
      dropped: false,
      parameters: Object.entries(parameters).map(([key, value]) => [key, String(value)] as const),
      metric: metric?.name ?? '',
      unit: metric?.unit,
      direction: metric?.direction,
      role: metric?.role ?? 'primary',
      cells: cellsOf(report, one),
    };
  });
}

function cellsOf({ subjects }: Report, { results = [], ratios = [], claims = [] }: Benchmark): ImportRowView['cells'] {
  const baseline = subjects.find(({ role }) => role === 'baseline');
  const base = results.find(({ subject }) => subject === baseline?.id);
  return subjects.flatMap((subject): ImportRowView['cells'][number][] => {
    const mine = <T extends { readonly subject: string }>(list: readonly T[]) =>
      list.find((one) => one.subject === subject.id);
    const [result, ratio, claim] = [mine(results), mine(ratios), mine(claims)];
    if (!result && !ratio && !claim) return [];
    const numbers = numbersIn(result);
    const cell = importCell(numbers, result === base || !base ? undefined : numbersIn(base));
    const said: Message | undefined = ratio
      ? word('importPage.cell-ratio', { value: ratio.value })
      : claim && word('importPage.cell-claim', { text: claimText(claim) });
    return [{ ...cell, subject: labelOf(subject), ...(result || !said ? {} : { text: said }) }];
  });
}

function numbersIn(result: Result | undefined): Parameters<typeof importCell>[0] {
  const { samples = [], mean, median, failed = [] } = result ?? {};
  return { samples, mean: mean ?? median, failed: failed.length };
}

function claimText({ text, percent, factor }: NonNullable<Benchmark['claims']>[number]): string {
  if (text !== undefined && text.length <= maxClaimLength) return text;
  if (percent !== undefined) return `${String(percent)}%`;
  return factor === undefined ? '' : `${String(factor)}x`;
}

/** The values of a cell with the lines of the mail; undefined if there is no such cell. */
export function mailCellValues(
  made: GridReport,
  rowId: string,
  subject: string,
  path: string,
): LookView['values'] | undefined {
  const { report } = made;
  const index = report?.benchmarks.findIndex(({ id }) => id === rowId) ?? -1;
  const one = report?.benchmarks[index];
  const id = report?.subjects.find((each) => labelOf(each) === subject)?.id;
  if (!one || id === undefined) return undefined;
  const unit = one.metric?.unit === undefined ? '' : ` ${one.metric.unit}`;
  const at = (text: string, ...rest: Path): LookView['values'][number] => {
    const line = placeAt(made, ['benchmarks', index, ...rest])?.line;
    return { text, path, ...(line === undefined ? {} : { line }) };
  };
  const results = (one.results ?? []).flatMap((result, place) => {
    if (result.subject !== id) return [];
    const { samples = [], mean, median, failed = [] } = result;
    const centre = mean ?? median;
    return [
      ...samples
        .slice(0, maxValues)
        .map((value, run) => at(`${String(value)}${unit}`, 'results', place, 'samples', run)),
      ...(samples.length || centre === undefined ? [] : [at(`${String(centre)}${unit}`, 'results', place)]),
      ...failed.map(({ reason = '' }) => ({ ...at(reason, 'results', place), failed: true })),
    ];
  });
  const ratios = (one.ratios ?? []).flatMap((ratio, place) =>
    ratio.subject === id ? [at(String(ratio.value), 'ratios', place)] : [],
  );
  const claims = (one.claims ?? []).flatMap((claim, place) =>
    claim.subject === id ? [at(claimText(claim), 'claims', place)] : [],
  );
  return [...results, ...ratios, ...claims].slice(0, maxValues);
}
