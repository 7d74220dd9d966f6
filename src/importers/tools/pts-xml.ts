/**
 * Phoronix's composite.xml and test-N.xml. `RawString` holds the runs; where it is empty `Value` is the only run.
 * A result without an identifier is the time or size of an installation and not a measurement.
 */
import { word } from '../../words/words';
import { dateOfText } from '../metrics';
import type { Imported, ImportedSubject, ImportFile, Note } from '../model';
import { elements, parseXml, textOf } from '../xml';
import type { Xml } from '../xml';
import { measurementsOf, sameTitles } from './pts-result';
import type { PtsResult } from './pts-result';
import { keyList, systemOf } from './pts-system';

export function readXml({ text }: ImportFile): Imported {
  const parsed = parseXml(text, 'PhoronixTestSuite', ['System', 'Result', 'Entry']);
  if ('error' in parsed) return { tool: 'phoronix-test-suite', measurements: [], notes: [{ kind: 'failed', message: parsed.error }] };
  const { xml } = parsed;
  const notes: Note[] = [];
  const generated = elements(xml, 'Generated')[0];
  const systems = elements(xml, 'System');
  const lines = resultLines(text);
  const results = elements(xml, 'Result').map((result, index) => resultOf(result, lines[index]));
  const installs: number[] = [];
  const ambiguous = sameTitles(results);
  const measurements = results.flatMap((result) => {
    if (!result.identifier) {
      if (result.line) installs.push(result.line);
      return [];
    }
    return measurementsOf(result, ambiguous, notes);
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

function resultOf(result: Xml, line: number | undefined): PtsResult {
  return {
    identifier: textOf(result, 'Identifier'),
    title: textOf(result, 'Title'),
    description: textOf(result, 'Description'),
    arguments: textOf(result, 'Arguments'),
    scale: textOf(result, 'Scale'),
    proportion: textOf(result, 'Proportion'),
    format: textOf(result, 'DisplayFormat'),
    appVersion: textOf(result, 'AppVersion'),
    entries: elements(elements(result, 'Data')[0], 'Entry').map((entry) => ({
      subject: textOf(entry, 'Identifier'),
      value: textOf(entry, 'Value'),
      raw: textOf(entry, 'RawString').split(':').filter((part) => part.trim()),
    })),
    ...(line ? { line } : {}),
  };
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
