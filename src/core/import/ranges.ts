/**
 * The ranges of what tools print, for every reader at once: numbers are finite, times and rates are not negative, and
 * dates and facts about machines are what a report can hold. What is out of range is missing, and said.
 */
import type { Environment, Report } from '../generated/format';
import { kindOf } from '../text/units';
import type { Imported, ImportedSubject, Measurement, Note, Parameters, RunSummary, Surroundings } from './model';
import { sound, soundNotes } from './sound';
import { word } from '../messages/messages';

/** The same, within the ranges, with a note for each thing that was not. */
export function inRange(imported: Imported): Imported {
  const missing = new Map<string, { n: number; readonly lines: Set<number> }>();
  const measurements = imported.measurements.flatMap((one) => {
    const { kept, lost } = measurementInRange(one, imported.tool);
    if (lost > 0) {
      const name = `${one.benchmark.trim() || imported.tool}, ${one.metric.name}`;
      const known = missing.get(name) ?? { n: 0, lines: new Set() };
      known.n += lost;
      if (one.line !== undefined) known.lines.add(one.line);
      missing.set(name, known);
    }
    return kept ? [kept] : [];
  });
  const notes = [...missing].map(([name, { n, lines }]): Note => ({
    kind: 'failed',
    message: word('import.out-of-range', { name, n }),
    ...(lines.size ? { lines: [...lines] } : {}),
  }));
  return withFacts({ ...imported, measurements, notes: notes.length ? [...imported.notes, ...notes] : imported.notes });
}

interface InRange {
  /** Absent if no number is left. */
  readonly kept?: Measurement;
  /** How many numbers were out of range. */
  readonly lost: number;
}

function measurementInRange(one: Measurement, tool: string): InRange {
  if (isPlainNumber(one)) return { kept: one, lost: 0 };
  const { value, samples, summary, run, boot, block, parameters, ...rest } = one;
  const possible = (number: number): boolean =>
    Number.isFinite(number) && (number >= 0 || !isPhysical(one.metric.unit));
  const goodSamples = samples?.every(possible) ? samples : samples?.filter(possible);
  const goodSummary = summary && summaryInRange(summary, possible);
  const goodValue = value !== undefined && possible(value) ? value : undefined;
  const goodRun = run !== undefined && Number.isInteger(run) && run >= 0 ? run : undefined;
  const label = (given: typeof boot): typeof boot =>
    typeof given === 'string' || Number.isInteger(given) ? given : undefined;
  const [goodBoot, goodBlock] = [label(boot), label(block)];
  const lost =
    (value === goodValue ? 0 : 1) +
    (run === goodRun ? 0 : 1) +
    (boot === goodBoot ? 0 : 1) +
    (block === goodBlock ? 0 : 1) +
    ((samples?.length ?? 0) - (goodSamples?.length ?? 0)) +
    (Object.keys(summary ?? {}).length - Object.keys(goodSummary ?? {}).length);
  const named = rest.benchmark.trim() && rest.metric.name.trim();
  if (lost === 0 && named && finite(parameters)) return { kept: one, lost };
  const numbers = {
    ...(goodValue === undefined ? {} : { value: goodValue }),
    ...(goodSamples?.length ? { samples: goodSamples } : {}),
    ...(goodSummary?.mean === undefined && goodSummary?.median === undefined ? {} : { summary: goodSummary }),
  };
  if (Object.keys(numbers).length === 0 && rest.failed === undefined) return { lost };
  const kept: Measurement = {
    ...rest,
    benchmark: rest.benchmark.trim() ? rest.benchmark : tool,
    metric: rest.metric.name.trim() ? rest.metric : { ...rest.metric, name: 'value' },
    ...(parameters ? { parameters: finite(parameters) ? parameters : asText(parameters) } : {}),
    ...numbers,
    ...(goodRun === undefined ? {} : { run: goodRun }),
    ...(goodBoot === undefined ? {} : { boot: goodBoot }),
    ...(goodBlock === undefined ? {} : { block: goodBlock }),
  };
  return { kept, lost };
}

/** Most of what tools print, told without a copy: a file may hold hundreds of thousands. */
function isPlainNumber({ value, samples, summary, run, boot, block, ...one }: Measurement): boolean {
  const plain = value !== undefined && value >= 0 && Number.isFinite(value) && !samples && !summary;
  const alone = run === undefined && boot === undefined && block === undefined;
  return plain && alone && isNamed(one.benchmark, one.metric) && finite(one.parameters);
}

function isNamed(benchmark: string, metric: Measurement['metric']): boolean {
  return benchmark.trim() !== '' && metric.name.trim() !== '';
}

function summaryInRange(summary: RunSummary, possible: (number: number) => boolean): RunSummary {
  const kept = Object.entries(summary).filter(([key, value]: [string, number | undefined]) => {
    if (value === undefined) return false;
    if (key === 'n') return Number.isInteger(value) && value >= 1;
    return key === 'stddev' ? Number.isFinite(value) && value >= 0 : possible(value);
  });
  return Object.fromEntries(kept);
}

/** Times, sizes and rates are not negative; a difference or a counter without a unit may be. */
function isPhysical(unit: string | undefined): boolean {
  return unit !== undefined && ['time', 'data', 'rate'].includes(kindOf(unit));
}

function finite(parameters: Parameters | undefined): boolean {
  return Object.values(parameters ?? {}).every((value) => typeof value !== 'number' || Number.isFinite(value));
}

/** A parameter tells rows apart, so it is kept as text. */
function asText(parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
    ]),
  );
}

/** The date and the machines: what the format says about them is their range. */
function withFacts(imported: Imported): Imported {
  const { date, environment, machine, subjects } = imported;
  const places: (Surroundings | undefined)[] = [
    environment,
    machine,
    ...(subjects ?? []).map((one) => one.environment),
  ];
  if (date === undefined && places.every((one) => one === undefined)) return imported;
  const facts: Report = {
    format: 'vmibench/1',
    title: '-',
    ...(date === undefined ? {} : { date }),
    environments: places.flatMap((one, at) => (one ? [{ ...one, id: `e${String(at)}` } as Environment] : [])),
    subjects: [{ id: 'x' }],
    benchmarks: [],
  };
  const { report, left } = sound(facts, '-');
  if (left.length === 0) return imported;
  const at = (index: number): Surroundings | undefined => {
    const found = report?.environments?.find((one) => one.id === `e${String(index)}`);
    if (!found) return undefined;
    const { id: _id, ...rest } = found;
    return rest as Surroundings;
  };
  return {
    ...imported,
    date: report?.date,
    environment: at(0),
    machine: at(1),
    subjects: subjects?.map((one, index): ImportedSubject => ({ ...one, environment: at(index + 2) })),
    notes: [...imported.notes, ...soundNotes(left)],
  };
}
