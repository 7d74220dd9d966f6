/**
 * Phoronix's JSON exports. Since version 10 (`result-file-to-json`) results are keyed by a hash and carry title, scale
 * and proportion; older ones are keyed by the test profile and carry units and runs, but no direction.
 * The export drops whatever PHP considers empty, even a value of 0: a missing value is not certainly a failed run.
 */
import { word } from '../../messages/messages';
import { allJson, list, object, objectsOf, string } from '../json';
import { dateOfText } from '../metrics';
import type { Imported, ImportedSubject, ImportFile, Measurement, Note } from '../model';
import { keyList, ptsSurroundings } from './pts-system';
import { measurementsOf, sameTitles, type PtsEntry, type PtsResult } from './pts-result';

const phoronixTool = 'phoronix-test-suite';
type Json = Readonly<Record<string, unknown>>;

/** True if the beginning of a file is such an export: every result of both forms names its systems. */
export function isPtsJson(start: string): boolean {
  if (!/^\s*\{/.test(start)) return false;
  return (
    /"results"\s*:\s*\{/.test(start) &&
    (/"(?:hardware|software|proportion|raw_values|test_run_times)"\s*:/.test(start) ||
      (/"all_results"\s*:/.test(start) && /"units"\s*:/.test(start)))
  );
}

export function readJson({ text }: ImportFile): Imported {
  const { objects, notes } = objectsOf(allJson(text), (json) => object(json.results) !== undefined);
  const [first, ...more] = objects.map(({ json }) => readDocument(json));
  if (!first)
    return {
      tool: phoronixTool,
      measurements: [],
      notes: [...notes, { kind: 'failed', message: word('import.truncated') }],
    };
  const all = [first, ...more];
  return {
    ...first,
    subjects: first.subjects && all.flatMap((one) => one.subjects ?? []),
    measurements: all.flatMap((one) => one.measurements),
    notes: [...notes, ...all.flatMap((one) => one.notes)],
  };
}

function readDocument(json: Json): Imported {
  const notes: Note[] = [];
  const systems = Object.entries(object(json.systems) ?? {}).map(([label, system]) => ({
    label,
    system: object(system) ?? {},
  }));
  const results = Object.entries(object(json.results) ?? {}).flatMap(([key, one]) => resultOf(key, object(one)));
  const installs = results.filter((one) => !one.identifier);
  const real = results.filter((one) => one.identifier);
  const ambiguous = sameTitles(real);
  const measurements = real.flatMap((result): Measurement[] => {
    const empty = result.entries.filter((entry) => !entry.value && !entry.raw.length);
    for (const entry of empty)
      notes.push({
        kind: 'failed',
        message: word('import.pts-json-empty', { name: result.title || result.identifier, subject: entry.subject }),
      });
    return measurementsOf(
      { ...result, entries: result.entries.filter((entry) => !empty.includes(entry)) },
      ambiguous,
      notes,
    );
  });
  if (installs.length) notes.push({ kind: 'left-out', message: word('import.pts-install', { n: installs.length }) });
  if (measurements.some((one) => one.metric.direction === undefined))
    notes.push({ kind: 'guessed', message: word('import.pts-no-direction') });
  const title = string(json.title);
  return {
    tool: phoronixTool,
    toolVersion: string(systems[0]?.system.client_version),
    title: title && !title.startsWith('$') && !/^\d{4}-\d\d-\d\d/.test(title) ? title : undefined,
    date: dateOfText(string(json.last_modified) ?? '') ?? dateOfText(string(systems[0]?.system.timestamp) ?? ''),
    subjects: systems.length ? systems.map(({ label, system }) => subjectOf(label, system, notes)) : undefined,
    measurements,
    notes,
  };
}

function resultOf(key: string, json: Json | undefined): PtsResult[] {
  if (!json) return [];
  const old = json.units !== undefined || (json.scale === undefined && json.title === undefined);
  const entries = Object.entries(object(json.results) ?? {}).map(([subject, one]) =>
    entryOf(subject, object(one) ?? {}),
  );
  const text = (name: string) => string(json[name]) ?? '';
  return [
    old
      ? {
          identifier: key,
          title: key.replace(/-\d[\w.]*$/, ''),
          description: text('arguments'),
          arguments: '',
          scale: text('units'),
          proportion: '',
          format: '',
          appVersion: '',
          entries,
        }
      : {
          identifier: text('identifier'),
          title: text('title'),
          description: text('description'),
          arguments: text('arguments'),
          scale: text('scale'),
          proportion: text('proportion'),
          format: text('display_format'),
          appVersion: text('app_version'),
          entries,
        },
  ];
}

function entryOf(subject: string, json: Json): PtsEntry {
  const value = printed(json.value);
  const raw =
    json.raw_values === undefined ? (string(json.all_results) ?? '').split(':') : list(json.raw_values).map(printed);
  const runs = raw.filter((part) => part.trim());
  // The export prints runs that the file lacks as 0: a result that is not 0 cannot consist of zeros.
  return { subject, value, raw: Number(value) !== 0 && runs.every((run) => Number(run) === 0) ? [] : runs };
}

function printed(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

function subjectOf(label: string, system: Json, notes: Note[]): ImportedSubject {
  const hardware = components(system.hardware);
  const software = components(system.software);
  if ([...software.values()].some((value) => /\bDocker\b/.test(value)))
    notes.push({ kind: 'guessed', message: word('import.pts-container', { name: label }) });
  const machine = hardware.size || software.size ? JSON.stringify([[...hardware], [...software]]) : undefined;
  return {
    label,
    environment: ptsSurroundings(hardware, software, object(system.data)),
    machine,
    notes: string(system.notes),
  };
}

/** A list of components: an object since version 10, one string before. */
function components(value: unknown): Map<string, string> {
  if (typeof value === 'string') return keyList(value);
  return new Map(
    Object.entries(object(value) ?? {}).map(([name, one]) => [
      name,
      Array.isArray(one) ? one.map(String).join(', ') : printed(one),
    ]),
  );
}
