/** A report as the tables of a dataset take it: judged, with the names under which its rows are joined. */
import { environmentIn } from '../analysis/environments';
import type { Analysis } from '../analysis/model';
import type { Benchmark, Environment, Report, Subject } from '../generated/format';
import type { Located } from '../judge/check';

/** A report that belongs to a dataset. */
export interface FleetReport {
  /** The first 32 hexadecimal digits of the SHA-256 of the file. */
  readonly key: string;
  readonly report: Report;
  readonly analysis: Analysis;
  readonly findings: readonly Located[];
}

/** The month that a report is filed under: `2026-07`, or `undated` where its date is missing or only a year. */
export function monthOf({ date }: Pick<Report, 'date'>): string {
  return /^\d{4}-\d\d/.exec(date ?? '')?.[0] ?? 'undated';
}

/** The environment of a subject in a benchmark, and the subject. */
export interface SubjectPlace {
  readonly subject: Subject | undefined;
  readonly environment: Environment | undefined;
}

/** Finds the subject of an id and its environment in a benchmark. */
export function placeFinder(report: Report): (entry: Benchmark, subject: string) => SubjectPlace {
  const subjects = new Map(report.subjects.map((subject) => [subject.id, subject]));
  return (entry, id) => {
    const subject = subjects.get(id);
    return { subject, environment: environmentIn(report, entry, subject) };
  };
}

/**
 * What one machine is called in all its reports: the first of its host name, the label of the environment, model and
 * processor, and the id of the environment. `hostname` is no field of the format, but many state it.
 */
export function machineOf({ id, label, host }: Environment): string {
  const name = host?.['hostname'] ?? host?.['name'];
  if (typeof name === 'string' && name !== '') return name;
  const described = [host?.model, host?.cpu?.model].filter((part) => part !== undefined).join(', ');
  return label ?? (described || id);
}

/** The kernel that distinguishes a subject, or what it was built from; undefined if the subject does not say. */
export function kernelOf(subject: Subject | undefined): string | undefined {
  const stated = subject?.config?.['kernel'];
  return stated === undefined ? subject?.source?.describe : String(stated);
}

/** Whether two subjects are stated to be the same thing on the same machine: an A/A comparison. */
export function isSameThing(a: SubjectPlace, b: SubjectPlace): boolean {
  const stated = ({ subject }: SubjectPlace): unknown[] => [
    sorted(subject?.config),
    subject?.source?.commit ?? subject?.source?.describe,
    subject?.tuning,
  ];
  const said = stated(a);
  return (
    said.some((one) => one !== undefined) &&
    JSON.stringify(said) === JSON.stringify(stated(b)) &&
    a.environment?.id === b.environment?.id
  );
}

/** Pairs by key, so that the order of keys does not matter. */
function sorted(config: Subject['config']): unknown {
  return config && Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
}
