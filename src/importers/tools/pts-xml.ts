/**
 * Phoronix's composite.xml and test-N.xml. `RawString` holds the runs; where it is empty `Value` is the only run.
 * A result without an identifier is the time or size of an installation and not a measurement.
 */
import { word } from '../../words/words';
import { dateOfText } from '../metrics';
import type { Imported, ImportedSubject, ImportFile, Measurement, Note, Parameters } from '../model';
import { number } from '../numbers';
import { elements, parseXml, textOf } from '../xml';
import type { Xml } from '../xml';
import { directionOf, parametersOf, ptsMetric } from './pts-metric';
import { keyList, systemOf } from './pts-system';

export function readXml({ text }: ImportFile): Imported {
  const parsed = parseXml(text, 'PhoronixTestSuite', ['System', 'Result', 'Entry']);
  if ('error' in parsed) return { tool: 'phoronix-test-suite', measurements: [], notes: [{ kind: 'failed', message: parsed.error }] };
  const { xml } = parsed;
  const notes: Note[] = [];
  const generated = elements(xml, 'Generated')[0];
  const systems = elements(xml, 'System');
  const results = elements(xml, 'Result');
  const lines = resultLines(text);
  const installs: number[] = [];
  const ambiguous = sameTitles(results);
  const measurements = results.flatMap((result, index) => {
    const line = lines[index];
    if (!textOf(result, 'Identifier')) {
      if (line) installs.push(line);
      return [];
    }
    return ofResult(result, line, ambiguous, notes);
  });
  if (installs.length) notes.push({ kind: 'left-out', message: word('import.pts-install', { n: installs.length }), lines: installs });
  const title = textOf(generated, 'Title');
  return {
    tool: 'phoronix-test-suite',
    toolVersion: /v(\d[\w.]*)/.exec(textOf(generated, 'TestClient'))?.[1] ?? (textOf(systems[0], 'TestClientVersion') || undefined),
    // A title that was never filled in, or only a date, says nothing.
    title: title && !title.startsWith('$') && !/^\d{4}-\d\d-\d\d/.test(title) ? title : undefined,
    date: dateOfText(textOf(generated, 'LastModified')) ?? dateOfText(textOf(systems[0], 'TimeStamp')),
    subjects: systems.map((system) => subjectOf(system, notes)),
    measurements,
    notes,
  };
}

function subjectOf(system: Xml, notes: Note[]): ImportedSubject {
  const hardware = textOf(system, 'Hardware');
  const software = textOf(system, 'Software');
  const label = textOf(system, 'Identifier') || 'system';
  const environment = systemOf(keyList(hardware), keyList(software), details(textOf(system, 'JSON')));
  if (/\bDocker\b/.test(software)) notes.push({ kind: 'guessed', message: word('import.pts-container', { name: label }) });
  return { label, environment, machine: hardware || software ? `${hardware}\n${software}` : undefined, notes: textOf(system, 'Notes') || undefined };
}

function details(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text || '{}') as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function ofResult(result: Xml, line: number | undefined, ambiguous: ReadonlySet<string>, notes: Note[]): Measurement[] {
  const [, profile = '', version] = /^(.*?)(?:-(\d[\w.]*))?$/.exec(textOf(result, 'Identifier')) ?? [];
  const title = textOf(result, 'Title') || profile;
  const lines = line ? [line] : [];
  const format = textOf(result, 'DisplayFormat');
  if (format && !/^(BAR_GRAPH|HORIZONTAL_BAR_GRAPH|VERTICAL_BAR_GRAPH|BAR_ANALYZE_GRAPH)$/.test(format)) {
    notes.push({ kind: 'left-out', message: word('import.pts-format', { name: title, text: format }), lines });
    return [];
  }
  const app = textOf(result, 'AppVersion');
  const argumentsText = textOf(result, 'Arguments');
  const parameters: Parameters = { ...parametersOf(textOf(result, 'Description')), ...(ambiguous.has(identity(result)) && argumentsText ? { arguments: argumentsText } : {}) };
  const base = {
    suite: profile || 'phoronix-test-suite',
    benchmark: title,
    version: [app, version ? `profile ${version}` : ''].filter(Boolean).join(', ') || undefined,
    command: argumentsText || undefined,
    parameters,
    metric: ptsMetric(textOf(result, 'Scale'), directionOf(textOf(result, 'Proportion'))),
    line,
  };
  const entries = elements(elements(result, 'Data')[0], 'Entry');
  const seen = new Set<string>();
  return entries.flatMap((entry): Measurement[] => {
    const subject = textOf(entry, 'Identifier') || 'system';
    if (seen.has(subject)) notes.push({ kind: 'guessed', message: word('import.pts-repeated', { name: title, subject }), lines });
    seen.add(subject);
    const raw = textOf(entry, 'RawString').split(':').filter((part) => part.trim());
    const runs = raw.map((part) => number(part));
    const printed = textOf(entry, 'Value');
    const value = number(printed);
    const common = { ...base, subject };
    if (runs.length && runs.every((run) => run !== undefined)) return [{ ...common, samples: runs }];
    if (runs.length) {
      notes.push({ kind: 'not-understood', message: word('import.pts-raw', { name: title, text: textOf(entry, 'RawString').slice(0, 60) }), lines });
      return value === undefined ? [] : [{ ...common, summary: { mean: value } }];
    }
    if (value !== undefined) return [{ ...common, value }];
    notes.push({ kind: 'failed', message: word('import.row-failed', { name: title, text: printed || 'no value' }), lines });
    return [{ ...common, failed: printed ? `printed "${printed.slice(0, 40)}"` : 'the file has no value' }];
  });
}

function identity(result: Xml): string {
  return JSON.stringify([textOf(result, 'Identifier'), textOf(result, 'Title'), textOf(result, 'Description'), textOf(result, 'Scale')]);
}

/** Results that only their arguments tell apart. */
function sameTitles(results: readonly Xml[]): Set<string> {
  const first = new Map<string, string>();
  const same = new Set<string>();
  for (const result of results) {
    const key = identity(result);
    const args = textOf(result, 'Arguments');
    const known = first.get(key);
    if (known === undefined) first.set(key, args);
    else if (known !== args) same.add(key);
  }
  return same;
}

function resultLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let from = 0;
  for (let at = text.indexOf('<Result>'); at >= 0; at = text.indexOf('<Result>', at + 1)) {
    for (let end = text.indexOf('\n', from); end >= 0 && end < at; end = text.indexOf('\n', from)) {
      line++;
      from = end + 1;
    }
    lines.push(line);
  }
  return lines;
}
