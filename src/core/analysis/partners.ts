/**
 * Entries that measure the same work by the same metric in different units, such as ns and ms, or KiB/s and MB/s: what
 * one entry has of a subject and the other lacks is converted and compared.
 */
import type { Benchmark, Report } from '../generated/format';
import { derived } from '../report/versions';
import { addTo } from '../text/grouped';
import { unitFactor } from '../text/unit-factor';
import { familyOf } from './family';
import type { Side } from './model';
import { settle } from './orient';
import { sideOf } from './sides';

export interface Partner {
  readonly entry: Benchmark;
  /** Turns its numbers into the unit of the entry that it is a partner of. */
  readonly factor: number;
}

/** The partners of an entry. */
export type Partners = readonly Partner[] | undefined;

/** The same by index: what is known of one version holds for the next, whose entries are other objects. */
interface PartnerPlace {
  readonly index: number;
  readonly factor: number;
}

const partnerPlaces = derived<ReadonlyMap<number, readonly PartnerPlace[]>>({
  reads: (one) => [one.metric, familyOf(one)],
  make: ({ benchmarks }) => (haveOneUnitEach(benchmarks) ? new Map() : partnersIn(benchmarks)),
});

/** The partners of entries, by index; of most reports none. */
export function partnersOf(report: Report): ReadonlyMap<number, readonly Partner[]> {
  const partners = new Map<number, readonly Partner[]>();
  for (const [of, places] of partnerPlaces(report))
    partners.set(
      of,
      places.flatMap(({ index, factor }): Partner[] => {
        const entry = report.benchmarks[index];
        return entry ? [{ entry, factor }] : [];
      }),
    );
  return partners;
}

/** A quick look before the full one: whether no name is measured in two units, whatever the metric. */
function haveOneUnitEach(benchmarks: readonly Benchmark[]): boolean {
  const units = new Map<string, string>();
  for (const { name, metric } of benchmarks) {
    const unit = metric?.unit;
    if (unit === undefined) continue;
    const known = units.get(name);
    if (known === undefined) units.set(name, unit);
    else if (known !== unit) return false;
  }
  return true;
}

function partnersIn(benchmarks: readonly Benchmark[]): ReadonlyMap<number, readonly PartnerPlace[]> {
  const units = new Map<string, Set<string>>();
  const named = ({ name, metric }: Benchmark): string => `${metric?.name ?? ''} of ${name}`;
  for (const one of benchmarks) {
    const unit = one.metric?.unit;
    if (unit === undefined) continue;
    const known = units.get(named(one));
    if (known) known.add(unit);
    else units.set(named(one), new Set([unit]));
  }
  const groups = new Map<string, number[]>();
  if ([...units.values()].some((all) => all.size > 1))
    benchmarks.forEach((one, index) => {
      const { name, direction, role, unit } = one.metric ?? {};
      if (unit === undefined || (units.get(named(one))?.size ?? 0) < 2) return;
      addTo(groups, JSON.stringify([familyOf(one), name, direction, role ?? 'primary']), index);
    });
  const found = new Map<number, PartnerPlace[]>();
  for (const group of groups.values())
    for (const index of group)
      for (const other of group) {
        const [to, from] = [benchmarks[index]?.metric?.unit, benchmarks[other]?.metric?.unit];
        const factor = from === to ? undefined : unitFactor(from, to);
        if (factor !== undefined) addTo(found, index, { index: other, factor });
      }
  return found;
}

/** The side of a subject that only a partner has, in the unit of this entry. */
export function partnerSide(report: Report, partners: Partners, subject: string): Side | undefined {
  for (const { entry, factor } of partners ?? []) {
    const side = sideOf(report, entry, subject);
    if (side?.centre !== undefined) return converted(side, factor, entry.metric?.unit);
  }
  return undefined;
}

/** Whether a partner has the subject and lacks the baseline: the pair is a row there. */
export function isRowOfPartner(partners: Partners, subject: string, baseline: string): boolean {
  const has = ({ entry }: Partner, id: string): boolean =>
    entry.results?.some((result) => result.subject === id) ?? false;
  return partners?.some((one) => has(one, subject) && !has(one, baseline)) ?? false;
}

/** Rounded, so that equal numbers in two units are equal. */
function converted(side: Side, factor: number, from: string | undefined): Side {
  const times = (value: number): number => settle(value * factor);
  const may = (value: number | undefined): number | undefined => (value === undefined ? undefined : times(value));
  const { centre, sd, ci, range, samples } = side;
  return {
    ...side,
    // It is not a result of this entry.
    result: undefined,
    convertedFrom: from,
    centre: may(centre),
    sd: may(sd),
    ci: ci && { lo: times(ci.lo), hi: times(ci.hi), level: ci.level },
    range: range && { lo: times(range.lo), hi: times(range.hi) },
    samples: samples?.map(times),
  };
}
