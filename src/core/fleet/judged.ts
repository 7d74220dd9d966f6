/** A report as the tables of a dataset take it: judged, with the names under which its rows are joined. */
import { environmentIn } from '../analysis/environments';
import type { Analysis } from '../analysis/model';
import type { Benchmark, Environment, Report, Subject } from '../generated/format';
import type { Located } from '../judge/check';
import { jsonCell } from './columns';

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

/** A subject in an environment, with what many rows say about them. */
export interface SubjectPlace {
  readonly subject: Subject | undefined;
  readonly environment: Environment | undefined;
  /** The config of the subject as JSON. */
  readonly config: string | undefined;
  readonly kernel: string | undefined;
  /** What it is compared by: see `isSameThing`. */
  readonly thing: string | undefined;
}

/** A subject of a report in one of its environments. */
export function placeOfSubject(subject: Subject | undefined, environment: Environment | undefined): SubjectPlace {
  return {
    subject,
    environment,
    config: jsonCell(subject?.config),
    kernel: kernelOf(subject),
    thing: thingOf(subject, environment),
  };
}

/** Finds the subject of an id and its environment in a benchmark; each pair is looked at once. */
export function placeFinder(report: Report): (entry: Benchmark, subject: string) => SubjectPlace {
  const subjects = new Map(report.subjects.map((subject) => [subject.id, subject]));
  const known = new Map<Subject | undefined, Map<Environment | undefined, SubjectPlace>>();
  return (entry, id) => {
    const subject = subjects.get(id);
    const environment = environmentIn(report, entry, subject);
    const places = known.get(subject) ?? new Map<Environment | undefined, SubjectPlace>();
    known.set(subject, places);
    const place = places.get(environment) ?? placeOfSubject(subject, environment);
    places.set(environment, place);
    return place;
  };
}

/**
 * What one machine is called in all its reports: the first of its host name, the label of the environment, model and
 * processor, and the id of the environment. `hostname` is not a field of the format, but many reports state it.
 */
export function machineOf({ id, label, host }: Environment): string {
  const name = host?.['hostname'] ?? host?.['name'];
  if (typeof name === 'string' && name !== '') return name;
  const described = [host?.model, host?.cpu?.model].filter((part) => part !== undefined).join(', ');
  return label ?? (described || id);
}

/** The kernel that distinguishes a subject, or what it was built from; undefined if the subject does not say. */
function kernelOf(subject: Subject | undefined): string | undefined {
  const stated = subject?.config?.['kernel'];
  return stated === undefined ? subject?.source?.describe : String(stated);
}

/** What a subject states about itself, whatever the order of its keys; undefined if it states nothing. */
function thingOf(subject: Subject | undefined, environment: Environment | undefined): string | undefined {
  const config = subject?.config && Object.entries(subject.config).sort(([a], [b]) => (a < b ? -1 : 1));
  const source = subject?.source?.commit ?? subject?.source?.describe;
  const stated = [config, source, subject?.tuning];
  return stated.every((one) => one === undefined) ? undefined : JSON.stringify([...stated, environment?.id]);
}

/** Whether two subjects are stated to be the same thing on the same machine: an A/A comparison. */
export function isSameThing(a: SubjectPlace, b: SubjectPlace): boolean {
  return a.thing !== undefined && a.thing === b.thing;
}
