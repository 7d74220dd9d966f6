/** Completions of values, from the file and the product. Fields and enumerations come from the JSON service. */
import { namer } from '../analysis/label';
import type { Finding } from '../findings/model';
import { ruleNamed, waivable } from '../findings/rules';
import type { Report } from '../generated/format';
import { idPlace, type IdKind, type Mention } from '../report/ids';
import type { Path } from '../report/path';
import { word, type Message } from '../messages/messages';

export interface Proposal {
  readonly value: string;
  /** Shown next to the value. */
  readonly detail?: Message | string;
  /** Shown below the selected item: one of our own sentences. */
  readonly about?: string;
  readonly kind: 'id' | 'pattern' | 'rule' | 'unit';
}

export interface CompletionContext {
  readonly mentions: readonly Mention[];
  /** The last readable report. */
  readonly report?: Report;
  readonly findings: readonly Finding[];
}

/** Completions for the value at a path of the text, the most likely first. */
export function valueCompletions(path: Path, known: CompletionContext): readonly Proposal[] {
  const place = idPlace(path);
  if (place?.role === 'reference') return ids(place.kind, known);
  if (place?.role === 'pattern') return [...ids('benchmark', known), ...patterns(known)];
  const [list, , key, , last] = path;
  if (list === 'waivers' && key === 'rule' && path.length === 3) return rules(known);
  if (list === 'benchmarks' && key === 'metric' && path[3] === 'unit' && last === undefined) return units(known);
  return [];
}

function given(kind: IdKind, { mentions }: CompletionContext): string[] {
  const own = mentions.filter((one) => one.role === 'definition' && one.kind === kind && one.id !== '');
  return [...new Set(own.map(({ id }) => id))];
}

function ids(kind: IdKind, known: CompletionContext): Proposal[] {
  const { report } = known;
  const name = report && namer(report);
  const label = (id: string): string | undefined => {
    if (kind === 'subject') return report?.subjects.find((one) => one.id === id)?.label;
    if (kind === 'environment') return report?.environments?.find((one) => one.id === id)?.label;
    const benchmark = report?.benchmarks.find((one) => one.id === id);
    return benchmark && name?.(benchmark);
  };
  return given(kind, known).map((id) => {
    const said = label(id);
    return {
      value: id,
      kind: 'id',
      detail: said === undefined ? word(`kind.${kind}`) : word('hover.text', { text: said }),
    };
  });
}

/** Prefixes shared by several ids, up to a separator between two parts. */
function patterns(known: CompletionContext): Proposal[] {
  const counts = new Map<string, number>();
  for (const id of given('benchmark', known).slice(0, 2000)) {
    for (const { index } of id.matchAll(/[-._:]/g))
      counts.set(id.slice(0, index + 1), (counts.get(id.slice(0, index + 1)) ?? 0) + 1);
  }
  const shared = [...counts].filter(
    ([start, n]) =>
      n > 1 && ![...counts].some(([longer, m]) => longer.length > start.length && longer.startsWith(start) && m === n),
  );
  return shared
    .sort((a, b) => b[1] - a[1])
    .slice(0, 20)
    .map(([start, n]) => ({ value: `${start}*`, kind: 'pattern', detail: word('complete.benchmarks', { n }) }));
}

/** Rules with findings in this file first. */
function rules({ findings }: CompletionContext): Proposal[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const made = waivable.map((rule): Proposal & { readonly n: number } => {
    const n = counts.get(rule) ?? 0;
    return {
      value: rule,
      kind: 'rule',
      n,
      about: ruleNamed(rule)?.says,
      ...(n > 0 && { detail: word('complete.findings', { n }) }),
    };
  });
  return made.sort((a, b) => Number(b.n > 0) - Number(a.n > 0));
}

const usual: readonly string[] = [
  's',
  'ms',
  'µs',
  'ns',
  'cycles',
  'transactions/s',
  'requests/s',
  'ops/s',
  'records/s',
  'MB/s',
  'MiB/s',
  'GB/s',
  'Mbit/s',
  'Gbit/s',
  'IOPS',
  'exits',
  '%',
  'score',
  'W',
  'J',
];

function units({ report }: CompletionContext): Proposal[] {
  const counts = new Map<string, number>();
  for (const { metric } of report?.benchmarks ?? [])
    if (metric?.unit) counts.set(metric.unit, (counts.get(metric.unit) ?? 0) + 1);
  const own = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([unit, n]): Proposal => ({ value: unit, kind: 'unit', detail: word('complete.benchmarks', { n }) }));
  return [
    ...own,
    ...usual.filter((unit) => !counts.has(unit)).map((unit): Proposal => ({ value: unit, kind: 'unit' })),
  ];
}
